import type { Context } from '#platform/context'
import type { Sql, TransactionSql } from '#platform/database'
import { checkLedger } from './check-ledger.ts'
import { type Fault, type RootClaim, TreeCheck } from './check-tree.ts'
import { readSecondCopies, readSecondCopy } from './second-copy.ts'
import { type OpenedCheckpoint, openCheckpoint, parseVerifierKey, type VerifierKey } from './tree/index.ts'

type Reader = { readonly sql: Sql | TransactionSql }

/** How a slice holds its own rows against the history: what rows it looked at, and those that do not agree. */
export type DomainCheck = (reader: Reader) => Promise<{ rows: number; faults: Fault[] }>

/** What there is to check besides the database's own ledger. */
export interface FsckMeans {
  /** Folder of second copies; null where this process does not reach it. */
  readonly copies: string | null
  /** Keys of witnesses whose cosignatures are to be checked. */
  readonly witnesses?: readonly VerifierKey[]
  readonly domain?: readonly DomainCheck[]
  readonly onProgress?: (entries: number) => void
}

/** What checking everything came to. `faults` holds the first 100; `faultCount` counts all. */
export interface FsckReport {
  readonly entries: number
  readonly erased: number
  readonly tiles: number
  readonly checkpoints: number
  readonly rows: number
  readonly faultCount: number
  readonly faults: readonly Fault[]
}

/**
 * Checks all of history as it stands at one moment: hashes every entry and content anew, builds the tree again and holds
 * tiles, bundles, roots, signatures, cosignatures and second copies against it; sees that what is erased was redacted; and
 * lets each slice hold its rows against the entries, both ways.
 */
export async function fsck(ctx: Pick<Context, 'sql'>, means: FsckMeans): Promise<FsckReport> {
  // reads only: no entry is left, and no permission is needed beyond that to run commands
  const moment = 'isolation level repeatable read read only'
  return ctx.sql.begin(moment, async (tx) => {
    const [snapshot] = await tx<{ id: string }[]>`select pg_export_snapshot() as id`
    const rows = ctx.sql.begin(moment, async (other) => {
      await other.unsafe(`set transaction snapshot '${snapshot?.id}'`)
      return checkRows({ sql: other }, means.domain ?? [])
    })
    const [ledger, domain] = await Promise.all([checkHistory({ sql: tx }, means), rows])
    return report(ledger, domain)
  })
}

/** The same in the caller's transaction, one part after the other. */
export async function fsckWithin(reader: Reader, means: FsckMeans): Promise<FsckReport> {
  return report(await checkHistory(reader, means), await checkRows(reader, means.domain ?? []))
}

type History = Omit<FsckReport, 'rows' | 'faultCount'>

function report(history: History, domain: { rows: number; faults: Fault[] }): FsckReport {
  const faults = [...history.faults, ...domain.faults]
  return { ...history, rows: domain.rows, faultCount: faults.length, faults: faults.slice(0, 100) }
}

async function checkRows(reader: Reader, checks: readonly DomainCheck[]) {
  const found: { rows: number; faults: Fault[] } = { rows: 0, faults: [] }
  for (const check of checks) {
    const { rows, faults } = await check(reader)
    found.rows += rows
    found.faults.push(...faults)
  }
  return found
}

async function checkHistory(reader: Reader, means: FsckMeans): Promise<History> {
  const [head] = await reader.sql<
    { size: number; published: number }[]
  >`select size, published from ledger.head`
  const { size, published } = head ?? { size: 0, published: 0 }
  const keys = await keysOf(reader)
  const signed = await checkCheckpoints(reader, keys, means.witnesses ?? [])
  const copies = await checkCopies(reader, keys.all, means.copies)
  const tree = new TreeCheck(reader.sql, size, [...signed.claims, ...copies.claims])
  const entries = await checkLedger(reader, means.onProgress, (leaves) => tree.add(leaves))
  await tree.end()
  const known = published === 0 || signed.claims.some((claim) => claim.size === published)
  return {
    entries: entries.entries,
    erased: entries.erased,
    tiles: tree.tiles,
    checkpoints: signed.claims.length,
    faults: [
      ...(head ? [] : [{ where: 'ledger.head', what: 'missing' }]),
      ...(known && published <= size ? [] : [{ where: 'ledger.head', what: 'published-without-checkpoint' }]),
      ...entries.faults.map(({ index, fault }) => ({ where: `entry ${index}`, what: fault })),
      ...tree.faults,
      ...keys.faults,
      ...signed.faults,
      ...copies.faults,
      ...(await checkContents(reader)),
    ],
  }
}

async function keysOf({ sql }: Reader): Promise<{ all: VerifierKey[]; faults: Fault[] }> {
  const rows = await sql<{ origin: string; key: string }[]>`
    select origin, verifier_key as key from ledger.origin order by origin`
  const all: VerifierKey[] = []
  const faults: Fault[] = []
  for (const { origin, key } of rows) {
    const parsed = parseVerifierKey(key)
    if (parsed.ok && parsed.value.name === origin) all.push(parsed.value)
    else faults.push({ where: `key of ${origin}`, what: 'malformed-key' })
  }
  return { all, faults }
}

interface Claims {
  readonly claims: RootClaim[]
  readonly faults: Fault[]
}

interface Signed {
  readonly origin: string
  readonly size: number
  readonly after: number
  readonly note: string
  readonly lines: string[]
  readonly witnesses: string[]
}

function faultOf(
  { origin, size, after, witnesses: said }: Signed,
  { checkpoint, cosignatures }: OpenedCheckpoint,
  witnesses: readonly VerifierKey[],
  before: number,
): string | null {
  if (checkpoint.size !== size || checkpoint.origin !== origin) return 'another-checkpoint'
  if (after !== before) return 'checkpoint-before-it-missing'
  const known = witnesses.filter(({ name }) => said.includes(name))
  const held = known.every((witness) => cosignatures.some(({ key }) => key.name === witness.name))
  return held ? null : 'cosignature-does-not-hold'
}

async function checkCheckpoints(
  { sql }: Reader,
  keys: { all: readonly VerifierKey[] },
  witnesses: readonly VerifierKey[],
): Promise<Claims> {
  const rows = await sql<Signed[]>`
    select origin, size, after, note,
      array(select line from ledger.cosignature
        where cosignature.origin = checkpoint.origin and cosignature.size = checkpoint.size order by witness) as lines,
      array(select witness from ledger.cosignature
        where cosignature.origin = checkpoint.origin and cosignature.size = checkpoint.size) as witnesses
    from ledger.checkpoint
    order by origin, size`
  const claims: RootClaim[] = []
  const faults: Fault[] = []
  const before = new Map<string, number>()
  for (const row of rows) {
    const where = `checkpoint ${row.size} of ${row.origin}`
    const opened = openCheckpoint(row.note + row.lines.join(''), keys.all, witnesses)
    const what = opened.ok ? faultOf(row, opened.value, witnesses, before.get(row.origin) ?? 0) : opened.why
    if (what) faults.push({ where, what })
    if (opened.ok) claims.push({ where, size: row.size, root: opened.value.checkpoint.root })
    before.set(row.origin, row.size)
  }
  const [orphan] = await sql`
    select from ledger.cosignature where not exists (
      select from ledger.checkpoint where checkpoint.origin = cosignature.origin and checkpoint.size = cosignature.size)`
  if (orphan) faults.push({ where: 'ledger.cosignature', what: 'without-checkpoint' })
  return { claims, faults }
}

async function checkCopies(
  { sql }: Reader,
  keys: readonly VerifierKey[],
  folder: string | null,
): Promise<Claims> {
  const claims: RootClaim[] = []
  const faults: Fault[] = []
  if (folder === null) return { claims, faults }
  for (const { path, note } of await readSecondCopies(folder)) {
    const opened = openCheckpoint(note, keys)
    if (!opened.ok) faults.push({ where: path, what: opened.why })
    else claims.push({ where: path, ...opened.value.checkpoint })
  }
  for (const { name } of keys) {
    const [due] = await sql`select from ledger.checkpoint where origin = ${name}`
    if (due && (await readSecondCopy(folder, name)) === null)
      faults.push({ where: `second copy of ${name}`, what: 'missing' })
  }
  return { claims, faults }
}

/** What is erased was redacted, what was redacted is erased, and no content belongs to nobody. */
async function checkContents({ sql }: Reader): Promise<Fault[]> {
  const rows = await sql<Fault[]>`
    select 'entry ' || entry.index as where, 'content-missing' as what
    from ledger.entry
    left join ledger.content using (submission)
    left join ledger.redaction on redaction.index = entry.index
    where content.submission is null and redaction.index is null
    union all
    select 'entry ' || redaction.index, 'redacted-but-still-there'
    from ledger.redaction
    join ledger.entry on entry.index = redaction.index
    join ledger.content on content.submission = entry.submission
    union all
    select 'entry ' || redaction.index, 'redacted-without-an-entry'
    from ledger.redaction
    where not exists (
      select from ledger.entry where entry.submission = redacted_by and entry.type in ('redacted', 'restore.performed')
      union all
      select from ledger.pending where pending.submission = redacted_by and pending.type = 'redacted')
    union all
    select 'submission ' || submission, 'content-without-entry'
    from ledger.content
    where not exists (select from ledger.entry where entry.submission = content.submission)
    and not exists (select from ledger.pending where pending.submission = content.submission)
    limit 1000`
  return rows.map(({ where, what }) => ({ where, what }))
}
