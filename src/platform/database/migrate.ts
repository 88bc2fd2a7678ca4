import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Sql } from 'postgres'
import { Conflict } from '#platform/problems'

/** One file of SQL that moves the database forward, named `<utc>-<what>.sql`. */
interface Migration {
  readonly name: string
  readonly text: string
  readonly checksum: string
}

/** Any number will do, as long as only migrations use it. */
const MIGRATION_LOCK = 7_230_001

/**
 * Brings a database up to date with the `migrations/*.sql` files below `folder`, in name order, each in a
 * transaction of its own; returns the names applied. Only one process migrates at a time. Throws `Conflict` when a
 * file that was applied has since been edited or is missing: history goes forward only. With `names` only those are
 * applied, as a restore of an older backup needs.
 */
export async function migrate(sql: Sql, folder: string, names?: readonly string[]): Promise<string[]> {
  const all = await readMigrations(folder)
  const migrations = names ? all.filter(({ name }) => names.includes(name)) : all
  const session = await sql.reserve()
  try {
    await session`select pg_advisory_lock(${MIGRATION_LOCK})`
    await session`create schema if not exists platform`
    await session`
      create table if not exists platform.migration (
        name text primary key,
        checksum text not null,
        applied_at timestamptz not null default now()
      )`
    await session`comment on table platform.migration is 'read-only: written by migrations alone'`
    const applied = await session<
      { name: string; checksum: string }[]
    >`select name, checksum from platform.migration`
    const pending = pendingAmong(migrations, new Map(applied.map((row) => [row.name, row.checksum])))
    for (const { name, text, checksum } of pending) {
      await session.unsafe(`begin; ${text}`)
      await session`insert into platform.migration ${session({ name, checksum })}`
      await session`commit`
    }
    return pending.map((migration) => migration.name)
  } catch (error) {
    // where the connection itself was lost, the fault worth telling is the first one
    await session`rollback`.catch(() => undefined)
    throw error
  } finally {
    await session`select pg_advisory_unlock_all()`.catch(() => undefined)
    session.release()
  }
}

/** What is left to apply; throws where the files and what was applied disagree. Pure. */
export function pendingAmong(
  migrations: readonly Migration[],
  applied: ReadonlyMap<string, string>,
): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]))
  const altered = [...applied].find(([name, checksum]) => known.get(name) !== checksum)
  if (altered) {
    throw new Conflict({
      sv: `Migreringen ${altered[0]} är ändrad eller borttagen sedan den kördes. Återställ filen och skriv en ny migrering i stället.`,
      en: `Migration ${altered[0]} was edited or removed after it was applied. Restore the file and write a new migration instead.`,
    })
  }
  return migrations.filter((migration) => !applied.has(migration.name))
}

/** Reads all migration files below a folder, in name order. Throws where two bear the same name. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { recursive: true })
  const paths = entries.filter((path) => /(^|\/|\\)migrations[/\\][^/\\]+\.sql$/.test(path))
  const migrations = await Promise.all(
    paths.map(async (path) => {
      const text = await readFile(join(folder, path), 'utf8')
      return { name: basename(path, '.sql'), text, checksum: createHash('sha256').update(text).digest('hex') }
    }),
  )
  const twice = migrations.find(
    ({ name }, position) => migrations.findIndex((one) => one.name === name) < position,
  )
  if (twice) throw new Error(`two migrations are named ${twice.name}`)
  return migrations.sort((one, other) => (one.name < other.name ? -1 : 1))
}
