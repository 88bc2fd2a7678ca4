import { join } from 'node:path'
import { type Logger, pino } from 'pino'
import { type Config, packageRoot } from '#platform/config'
import { type Actor, type Context, createContext } from '#platform/context'
import { type Database, openDatabase, prepareDatabase } from '#platform/database'

/** An open installation: the database, brought up to date, and a context to act in. */
export interface Installation {
  readonly ctx: Context
  readonly database: Database
  readonly log: Logger
  close(): Promise<void>
}

/** Opens the installation that the configuration names and applies migrations. `share` as in `openDatabase`. */
export async function openInstallation(config: Config, actor: Actor, share: boolean): Promise<Installation> {
  const log = openLog(config)
  const database = await openDatabase({
    url: config.databaseUrl,
    ownerUrl: config.databaseOwnerUrl,
    folder: config.folder,
    share,
  })
  try {
    await prepareDatabase(database, join(packageRoot(), 'src'))
  } catch (error) {
    await database.close()
    throw error
  }
  return { ctx: createContext({ sql: database.sql, actor, log }), database, log, close: database.close }
}

/** The log, on standard error. */
export const openLog = (config: Config): Logger =>
  pino({ level: config.logLevel, base: null }, pino.destination({ dest: 2, sync: true }))

/** The one who runs this installation from its command line. */
export const operator: Actor = { organisation: null, role: 'operator' }
/** The machine that reads sources. */
export const harvester: Actor = { organisation: null, role: 'harvester' }
