import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type { Sql, TransactionSql } from 'postgres'
import { z } from 'zod'
import { Conflict, Invalid } from '#platform/problems'
import { migrate, readMigrations } from './migrate.ts'

const Manifest = z.object({
  format: z.literal(1),
  madeAt: z.string(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(z.object({ name: z.string(), rows: z.int(), sha256: z.string() })),
  /** The number that each generated column gives next. */
  sequences: z.array(z.object({ name: z.string(), next: z.int() })),
})
/** What a backup holds. */
export type Manifest = z.infer<typeof Manifest>

const OUR_SCHEMAS = "nspname !~ '^pg_' and nspname not in ('information_schema', 'public', 'platform')"

/**
 * Writes all tables, as they stand at one moment, into an empty folder: one compressed file each, and `manifest.json` last,
 * with a hash of every file. To be run as the owner. Throws `Invalid` when the folder holds anything.
 */
export async function dumpTables(owner: Sql, folder: string, now: Date): Promise<Manifest> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length > 0) throw notEmpty(folder)
  return owner.begin('isolation level repeatable read read only', async (tx) => {
    const migrations = await tx<{ name: string; checksum: string }[]>`
      select name, checksum from platform.migration order by name`
    const tables: Manifest['tables'] = []
    for (const name of await tablesInOrder(tx)) {
      const [count] = await tx.unsafe<{ rows: number }[]>(`select count(*) as rows from ${name}`)
      const path = join(folder, fileOf(name))
      const rows = await tx.unsafe(`copy ${name} to stdout`).readable()
      await pipeline(rows, createGzip({ level: 3 }), createWriteStream(path, { mode: 0o600, flush: true }))
      // the driver leaves its connection paused when the last rows overfilled the stream; this lets it read on
      rows._read(0)
      tables.push({ name, rows: count?.rows ?? 0, sha256: await hashOf(path) })
    }
    const sequences = await readSequences(tx)
    const manifest: Manifest = {
      format: 1,
      madeAt: now.toISOString(),
      migrations: [...migrations],
      tables,
      sequences,
    }
    await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, {
      mode: 0o600,
      flush: true,
    })
    return manifest
  })
}

/**
 * Puts a backup back into a database: every file is hashed before anything is touched; the schemas are made by the
 * migrations that the backup knew, so that newer ones run afterwards as usual. To be run as the owner, while nobody else
 * uses the database. Throws `Invalid` for a folder that is no whole backup, `Conflict` when the database holds something
 * and `replace` was not said, or when this program does not know the backup's migrations.
 */
export async function restoreTables(
  owner: Sql,
  folder: string,
  { migrations, replace }: { readonly migrations: string; readonly replace: boolean },
): Promise<Manifest> {
  const manifest = await readManifest(folder)
  requireKnown(manifest, await readMigrations(migrations))
  if (await holdsAnything(owner)) {
    if (!replace) throw holdsSomething
    await dropAll(owner)
  }
  await migrate(
    owner,
    migrations,
    manifest.migrations.map((migration) => migration.name),
  )
  await owner.begin(async (tx) => {
    const names = await tablesInOrder(tx)
    await tx.unsafe(`truncate ${names.join(', ')}`)
    for (const name of names) await tx.unsafe(`alter table ${name} disable trigger user`)
    for (const name of names.filter((one) => manifest.tables.some((table) => table.name === one))) {
      const rows = await tx.unsafe(`copy ${name} from stdin`).writable()
      await pipeline(createReadStream(join(folder, fileOf(name))), createGunzip(), rows)
    }
    for (const name of names) await tx.unsafe(`alter table ${name} enable trigger user`)
    for (const { name, next } of manifest.sequences) await tx`select setval(${name}, ${next}, false)`
  })
  return manifest
}

const fileOf = (name: string) => `${name.replaceAll('"', '')}.copy.gz`

/** Tables of ours, those first that others refer to. */
async function tablesInOrder(tx: TransactionSql): Promise<string[]> {
  const tables = await tx.unsafe<{ oid: number; name: string }[]>(`
    select pg_class.oid::integer as oid, format('%I.%I', nspname, relname) as name
    from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where relkind = 'r' and ${OUR_SCHEMAS}
    order by 2`)
  const needs = await tx<{ table: number; needs: number }[]>`
    select conrelid::integer as table, confrelid::integer as needs from pg_constraint
    where contype = 'f' and conrelid <> confrelid`
  const placed = new Set<number>()
  const names: string[] = []
  while (names.length < tables.length) {
    const ready = tables.filter(
      ({ oid }) => !placed.has(oid) && needs.every((need) => need.table !== oid || placed.has(need.needs)),
    )
    if (ready.length === 0) throw new Error('tables refer to each other in a circle')
    for (const { oid, name } of ready) {
      placed.add(oid)
      names.push(name)
    }
  }
  return names
}

/** Sequences stand outside of transactions: read after the rows, they are never behind them. */
async function readSequences(tx: TransactionSql): Promise<Manifest['sequences']> {
  const names = await tx.unsafe<{ name: string }[]>(`
    select format('%I.%I', nspname, relname) as name
    from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where relkind = 'S' and ${OUR_SCHEMAS}
    order by 1`)
  const sequences: Manifest['sequences'] = []
  for (const { name } of names) {
    const [row] = await tx.unsafe<{ next: number }[]>(
      `select case when is_called then last_value + 1 else last_value end as next from ${name}`,
    )
    sequences.push({ name, next: row?.next ?? 1 })
  }
  return sequences
}

async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => '')
  const parsed = Manifest.safeParse(parseJson(text))
  if (!parsed.success) throw noBackup(folder)
  for (const { name, sha256 } of parsed.data.tables) {
    const found = await hashOf(join(folder, fileOf(name))).catch(() => '')
    if (found !== sha256) throw damaged(fileOf(name))
  }
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}

async function holdsAnything(owner: Sql): Promise<boolean> {
  const [found] = await owner.unsafe(`select from pg_namespace where ${OUR_SCHEMAS}`)
  return found !== undefined
}

async function dropAll(owner: Sql): Promise<void> {
  const schemas = await owner.unsafe<{ name: string }[]>(
    `select format('%I', nspname) as name from pg_namespace where ${OUR_SCHEMAS} or nspname = 'platform'`,
  )
  await owner.unsafe(`drop schema ${schemas.map((schema) => schema.name).join(', ')} cascade`)
}

function requireKnown(manifest: Manifest, known: Awaited<ReturnType<typeof readMigrations>>): void {
  const here = new Map(known.map(({ name, checksum }) => [name, checksum]))
  const unknown = manifest.migrations.find(({ name, checksum }) => here.get(name) !== checksum)
  if (!unknown) return
  throw new Conflict({
    sv: `Säkerhetskopian är gjord av en annan version av programmet (${unknown.name}). Återställ med den versionen.`,
    en: `The backup was made by another version of the program (${unknown.name}). Restore it with that version.`,
  })
}

const notEmpty = (folder: string) =>
  new Invalid({
    sv: `Mappen ${folder} är inte tom. Ange en ny mapp för varje säkerhetskopia.`,
    en: `The folder ${folder} is not empty. Name a new folder for each backup.`,
  })
const noBackup = (folder: string) =>
  new Invalid({
    sv: `I mappen ${folder} finns ingen hel säkerhetskopia.`,
    en: `There is no whole backup in the folder ${folder}.`,
  })
const damaged = (file: string) =>
  new Invalid({
    sv: `Filen ${file} i säkerhetskopian är skadad eller saknas. Ingenting är ändrat.`,
    en: `The file ${file} of the backup is damaged or missing. Nothing has been changed.`,
  })
const holdsSomething = new Conflict({
  sv: 'Databasen är inte tom. Lägg till --replace om det som står där ska ersättas.',
  en: 'The database is not empty. Add --replace if what it holds is to be replaced.',
})
