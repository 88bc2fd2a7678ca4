import { mkdir } from 'node:fs/promises'
import type { Sql } from 'postgres'
import { connect } from './connect.ts'
import { type EmbeddedServer, startEmbedded } from './embedded.ts'
import { holderOf, lockFolder } from './folder-lock.ts'

/** An open database and how to leave it. */
export interface Database {
  readonly sql: Sql
  readonly url: string
  /** Pid of the embedded server when this process started it. */
  readonly serverPid: number | null
  close(): Promise<void>
}

/** Where the database is to be found. */
export interface DatabaseSettings {
  /** `DATABASE_URL`: use this server, and start none. */
  readonly url: string | null
  /** Folder of the embedded server. */
  readonly folder: string
  /** A command may use the server that a running `skala serve` has started; the server itself insists on its own. */
  readonly share: boolean
}

/**
 * Opens the database: `url` when given; else the one a living process already runs on the folder, when sharing is
 * allowed; else the embedded server in the folder. Throws `Conflict` when the folder is taken, `Unavailable` when
 * nothing answers.
 */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  if (settings.url) return attach(settings.url)
  await mkdir(settings.folder, { recursive: true })
  const holder = settings.share ? await holderOf(settings.folder) : null
  if (holder?.url) return attach(holder.url)
  const lock = await lockFolder(settings.folder)
  try {
    const server = await startEmbedded(settings.folder)
    await lock.announce(server.url)
    return own(server, lock.release)
  } catch (error) {
    await lock.release()
    throw error
  }
}

function attach(url: string): Database {
  const sql = connect(url)
  return { sql, url, serverPid: null, close: () => sql.end({ timeout: 5 }) }
}

function own(server: EmbeddedServer, release: () => Promise<void>): Database {
  const sql = connect(server.url)
  return {
    sql,
    url: server.url,
    serverPid: server.pid,
    close: async () => {
      await sql.end({ timeout: 5 })
      // a server that was killed cannot be stopped; the folder is free all the same
      await server.stop().finally(release)
    },
  }
}
