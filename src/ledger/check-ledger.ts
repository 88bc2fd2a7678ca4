import { z } from 'zod'
import type { Sql, TransactionSql } from '#platform/database'
import { canonicalBytes, leafHash } from './leaf.ts'

/** Somewhere to read from: a pool, or a transaction that sees one moment. */
interface Reader {
  readonly sql: Sql | TransactionSql
}

/** What is wrong with an entry. */
export const ledgerFaults = [
  'gap',
  'leaf-hash',
  'leaf-not-canonical',
  'leaf-differs',
  'previous-index',
  'commitment',
  'head',
] as const
export type LedgerFault = (typeof ledgerFaults)[number]

/** What checking a ledger came to. `faults` holds the first 100; `faultCount` counts all. */
export interface LedgerReport {
  readonly entries: number
  readonly faultCount: number
  readonly faults: readonly { readonly index: number; readonly fault: LedgerFault }[]
  /** Entries whose content has been erased; they still stand, and their commitment can no longer be checked. */
  readonly erased: number
}

interface Row {
  readonly index: number
  readonly type: string
  readonly subject: string
  readonly organisation: string | null
  readonly role: string
  readonly at: Date
  readonly leaf: Buffer
  readonly leafHash: Buffer
  /** SHA-256(salt || content) over what is stored; null when the content has been erased. */
  readonly commitment: Buffer | null
  readonly contentSize: number | null
}

const BATCH = 2_048
const FAULTS_SHOWN = 100

const Leaf = z.object({
  t: z.string(),
  s: z.string(),
  o: z.string().nullable(),
  r: z.string(),
  at: z.string(),
  p: z.number().int().nullable(),
  c: z.string(),
  n: z.number().int(),
})
type Leaf = z.infer<typeof Leaf>

/**
 * Hashes every entry anew: that its leaf gives its leaf hash, says what the entry's columns say, points to the entry
 * before it about the same subject, and commits to the content that stands beside it; and that no index is missing.
 * Reads the ledger as it stood when the check began, `BATCH` entries at a time, and hands their leaves on.
 */
export async function checkLedger(
  ctx: Reader,
  onProgress: (entries: number) => void = () => undefined,
  onLeaves: (leaves: Buffer[]) => Promise<void> = async () => undefined,
): Promise<LedgerReport> {
  const [head] = await ctx.sql<{ size: number }[]>`select size from ledger.head`
  const size = head?.size ?? 0
  const found: { index: number; fault: LedgerFault }[] = []
  const lastBySubject = new Map<string, number>()
  let faultCount = 0
  let erased = 0
  let next = 0
  const note = (index: number, fault: LedgerFault) => {
    faultCount += 1
    if (found.length < FAULTS_SHOWN) found.push({ index, fault })
  }
  for (;;) {
    const rows = await readRows(ctx, next, size)
    for (const row of rows) {
      if (row.index !== next) note(next, 'gap')
      for (const fault of faultsOf(row, lastBySubject.get(row.subject) ?? null)) note(row.index, fault)
      lastBySubject.set(row.subject, row.index)
      if (row.commitment === null) erased += 1
      next = row.index + 1
    }
    await onLeaves(rows.map((row) => row.leaf))
    onProgress(next)
    if (rows.length < BATCH) break
  }
  const [beyond] =
    await ctx.sql`select from ledger.entry where index >= ${size} and ${size} = (select size from ledger.head)`
  if (next !== size || beyond) note(next, 'head')
  return { entries: size, faultCount, faults: found, erased }
}

function readRows(ctx: Reader, from: number, size: number): Promise<Row[]> {
  return ctx.sql<Row[]>`
    select entry.index, entry.type, entry.subject, entry.organisation, entry.role, entry.at, entry.leaf,
      entry.leaf_hash as "leafHash", sha256(content.salt || content.body) as commitment,
      length(content.body) as "contentSize"
    from ledger.entry
    left join ledger.content using (submission)
    where entry.index >= ${from} and entry.index < ${size}
    order by entry.index
    limit ${BATCH}`
}

function faultsOf(row: Row, previous: number | null): LedgerFault[] {
  const faults: LedgerFault[] = []
  if (!leafHash(row.leaf).equals(row.leafHash)) faults.push('leaf-hash')
  const leaf = readLeaf(row.leaf)
  if (leaf === null) return [...faults, 'leaf-not-canonical']
  if (!saysTheSame(leaf, row)) faults.push('leaf-differs')
  if (leaf.p !== previous) faults.push('previous-index')
  if (!commitsTo(leaf, row)) faults.push('commitment')
  return faults
}

/** The leaf as a value; null where its bytes are not the canonical ones of an entry. */
function readLeaf(bytes: Buffer): Leaf | null {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    return canonicalBytes(value).equals(bytes) ? (Leaf.safeParse(value).data ?? null) : null
  } catch {
    return null
  }
}

function saysTheSame(leaf: Leaf, row: Row): boolean {
  const at = `${row.at.toISOString().slice(0, 19)}Z`
  return (
    leaf.t === row.type &&
    leaf.s === row.subject &&
    leaf.o === row.organisation &&
    leaf.r === row.role &&
    leaf.at === at
  )
}

function commitsTo(leaf: Leaf, { commitment, contentSize }: Row): boolean {
  return commitment === null || (leaf.c === commitment.toString('base64') && leaf.n === contentSize)
}
