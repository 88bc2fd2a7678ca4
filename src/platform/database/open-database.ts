import { createHmac } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import type { Sql } from 'postgres'
import { APPLICATION_ROLE, grantRights, keepApplicationRole } from './application-role.ts'
import { connect } from './connect.ts'
import { type EmbeddedServer, startEmbedded } from './embedded.ts'
import { holderOf, lockFolder } from './folder-lock.ts'
import { migrate } from './migrate.ts'

/** An open database and how to leave it. */
export interface Database {
  /** Pool of the application's role, which owns nothing and cannot rewrite history. */
  readonly sql: Sql
  readonly url: string
  /** Address for the role that owns the tables; for migrations, backups and restores alone. */
  readonly ownerUrl: string
  /** Pid of the embedded server when this process started it. */
  readonly serverPid: number | null
  close(): Promise<void>
}

/** Where the database is to be found. */
export interface DatabaseSettings {
  /** `DATABASE_URL`: use this server, and start none. */
  readonly url: string | null
  /** `DATABASE_OWNER_URL`: the role that migrations run under, when `url` names one with fewer rights. */
  readonly ownerUrl?: string | null
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
  if (settings.url) return attach(settings.url, settings.ownerUrl ?? settings.url)
  await mkdir(settings.folder, { recursive: true })
  const holder = settings.share ? await holderOf(settings.folder) : null
  if (holder?.url) return attach(applicationUrl(holder.url), holder.url)
  const lock = await lockFolder(settings.folder)
  try {
    const server = await startEmbedded(settings.folder)
    await keepRole(server.url).catch((error: unknown) => server.stop().then(() => Promise.reject(error)))
    await lock.announce(server.url)
    return own(server, lock.release)
  } catch (error) {
    await lock.release()
    throw error
  }
}

/**
 * Applies the migrations below `folder` as the owner, and gives the application's role its rights. Returns the names of
 * the migrations applied. Throws as `migrate` does.
 */
export async function prepareDatabase(database: Database, folder: string): Promise<string[]> {
  const owner = connect(database.ownerUrl, { max: 2 })
  try {
    const role = decodeURIComponent(new URL(database.url).username)
    const applied = await migrate(owner, folder)
    if (applied.length > 0 || !(await hasRights(database.sql))) await grantRights(owner, role)
    return applied
  } finally {
    await owner.end({ timeout: 5 })
  }
}

async function hasRights(sql: Sql): Promise<boolean> {
  const [answer] = await sql<{ held: boolean }[]>`select has_schema_privilege('platform', 'usage') as held`
  return answer?.held ?? false
}

/** The same server for the application's role; its password follows from the owner's, so that one secret is kept. */
function applicationUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl)
  url.password = createHmac('sha256', url.password).update(APPLICATION_ROLE).digest('base64url')
  url.username = APPLICATION_ROLE
  return url.href
}

async function keepRole(ownerUrl: string): Promise<void> {
  const owner = connect(ownerUrl, { max: 1 })
  try {
    await keepApplicationRole(owner, new URL(applicationUrl(ownerUrl)).password)
  } finally {
    await owner.end({ timeout: 5 })
  }
}

function attach(url: string, ownerUrl: string): Database {
  const sql = connect(url)
  return { sql, url, ownerUrl, serverPid: null, close: () => sql.end({ timeout: 5 }) }
}

function own(server: EmbeddedServer, release: () => Promise<void>): Database {
  const url = applicationUrl(server.url)
  const sql = connect(url)
  return {
    sql,
    url,
    ownerUrl: server.url,
    serverPid: server.pid,
    close: async () => {
      await sql.end({ timeout: 5 })
      // a server that was killed cannot be stopped; the folder is free all the same
      await server.stop().finally(release)
    },
  }
}
