import type { Context, Transaction } from '#platform/context'
import { guardSecondCopy, LedgerForked } from './fork-guard.ts'
import { growTree } from './grow-tree.ts'
import { readHalt } from './halt.ts'
import { leafBytes, leafHash, type Submission, sealOf } from './leaf.ts'
import type { Signing } from './open-signing.ts'
import { type Hash, type SignerKey, signCheckpoint } from './tree/index.ts'

/** Any number will do, as long as only the sequencer uses it. */
export const SEQUENCER_LOCK = 7_230_002

/** PostgreSQL's own number for the type bytea[]. */
const BYTEA_ARRAY = 1001

interface Pending {
  readonly submission: number
  readonly fields: Submission
  readonly seal: Buffer
}

/** How one round of the sequencer is to be. */
export interface Round {
  /** Most entries at once. */
  readonly limit?: number
  /** With it, the tree's new root is signed in the same transaction; without, the next round that has it does so. */
  readonly signing?: Signing | undefined
}

/**
 * Gives waiting entries their indices, and returns how many. Indices have no gaps. Entries are hashed anew from what is
 * stored, the tree grows by them and its checkpoint is signed, all in one transaction. Only one process sequences at a
 * time; another returns 0 at once. Commit order is not sequence order, so nothing else in the product may treat a
 * generated number as a place in history. Throws when something stored no longer matches its hash, and LedgerForked when
 * the second copy remembers another history.
 */
export async function sequence(ctx: Context, { limit = 2_000, signing }: Round = {}): Promise<number> {
  const key = await signing?.keyAt(ctx)
  // leaves no entry of its own and asks for no permission: it gives entries their place, whoever handed them in
  return ctx.transaction(async (tx) => {
    const [lock] = await tx.sql<
      { held: boolean }[]
    >`select pg_try_advisory_xact_lock(${SEQUENCER_LOCK}) as held`
    if (!lock?.held) return 0
    const waiting = await takeWaiting(tx, limit)
    if (waiting.length === 0 && !key) return 0
    const [head] = await tx.sql<{ size: number; signed: number | null }[]>`
      select size, (select max(checkpoint.size) from ledger.checkpoint where origin = ${key?.name ?? ''}) as signed
      from ledger.head for update`
    const size = head?.size ?? 0
    if (waiting.length === 0 && (head?.signed ?? 0) === size) return 0
    if (key && signing) {
      await refuseWhenHalted(tx)
      await guardSecondCopy(tx, signing.copies, key.name)
    }
    const leaves = waiting.length === 0 ? [] : await placeAll(tx, waiting, size)
    const root = await growTree(tx, size, leaves)
    if (key) await sign(tx, key, { size: size + leaves.length, after: head?.signed ?? 0, root })
    else await tx.sql`select pg_notify('ledger', ${String(size + leaves.length)})`
    return leaves.length
  })
}

/** A witness or a mirror may have objected through another process. */
async function refuseWhenHalted(tx: Transaction): Promise<void> {
  const halted = await readHalt(tx)
  if (halted) throw new LedgerForked(halted.reason)
}

async function placeAll(tx: Transaction, waiting: readonly Pending[], size: number): Promise<Buffer[]> {
  const previous = await lastIndices(tx, [...new Set(waiting.map((entry) => entry.fields.subject))])
  const entries = waiting.map((entry, offset) => placed(entry, size + offset, previous))
  await insertEntries(tx, entries)
  await tx.sql`update ledger.head set size = ${size + entries.length}`
  return readBack(tx, size, waiting)
}

async function insertEntries(tx: Transaction, entries: readonly ReturnType<typeof placed>[]): Promise<void> {
  const column = <T>(pick: (entry: (typeof entries)[number]) => T) => entries.map(pick)
  const bytes = (pick: (entry: (typeof entries)[number]) => Buffer) =>
    tx.sql.array(entries.map(pick), BYTEA_ARRAY)
  await tx.sql`
    insert into ledger.entry (index, submission, type, subject, organisation, role, at, leaf, leaf_hash)
    select * from unnest(
      ${column((entry) => entry.index)}::bigint[], ${column((entry) => entry.submission)}::bigint[],
      ${column((entry) => entry.type)}::text[], ${column((entry) => entry.subject)}::text[],
      ${column((entry) => entry.organisation)}::text[], ${column((entry) => entry.role)}::text[],
      ${column((entry) => entry.at)}::timestamptz[],
      ${bytes((entry) => entry.leaf)}, ${bytes((entry) => entry.leaf_hash)})`
}

async function takeWaiting(tx: Transaction, limit: number): Promise<Pending[]> {
  const rows = await tx.sql<(Omit<Submission, 'at'> & { submission: number; at: Date; seal: Buffer })[]>`
    with taken as (
      delete from ledger.pending
      where submission in (select submission from ledger.pending order by submission limit ${limit})
      returning *
    )
    select submission, type, subject, organisation, role, at, commitment, content_size as "contentSize", seal
    from taken
    order by submission`
  return rows.map(({ submission, seal, at, ...rest }) => {
    const fields: Submission = { ...rest, at: `${at.toISOString().slice(0, 19)}Z` }
    if (!sealOf(fields).equals(seal)) throw altered(submission)
    return { submission, fields, seal }
  })
}

const altered = (submission: number) =>
  new Error(`submission ${submission} was altered before it was sequenced`)

async function lastIndices(tx: Transaction, subjects: string[]): Promise<Map<string, number>> {
  const rows = await tx.sql<{ subject: string; index: number }[]>`
    select subjects.subject, last.index
    from unnest(${subjects}::text[]) as subjects (subject)
    cross join lateral (
      select entry.index from ledger.entry where entry.subject = subjects.subject order by entry.index desc limit 1
    ) as last`
  return new Map(rows.map((row) => [row.subject, row.index]))
}

function placed(entry: Pending, index: number, previous: Map<string, number>) {
  const { type, subject, organisation, role, at } = entry.fields
  const leaf = leafBytes(entry.fields, previous.get(subject) ?? null)
  previous.set(subject, index)
  return {
    index,
    submission: entry.submission,
    type,
    subject,
    organisation,
    role,
    at,
    leaf,
    leaf_hash: leafHash(leaf),
  }
}

/**
 * The leaves as the database gives them back, each hashed anew and its content held against its commitment: one flipped
 * bit that is signed can never be put right (Certificate Transparency's Yeti 2022).
 */
async function readBack(tx: Transaction, from: number, waiting: readonly Pending[]): Promise<Buffer[]> {
  const rows = await tx.sql<{ leaf: Buffer; leafHash: Buffer; commitment: Buffer | null }[]>`
    select leaf, leaf_hash as "leafHash", sha256(content.salt || content.body) as commitment
    from ledger.entry
    left join ledger.content using (submission)
    where index >= ${from}
    order by index`
  waiting.forEach(({ submission, fields }, position) => {
    const row = rows[position]
    if (!row || !leafHash(row.leaf).equals(row.leafHash)) throw altered(submission)
    if (!row.commitment?.equals(fields.commitment)) throw altered(submission)
  })
  return rows.map((row) => row.leaf)
}

async function sign(
  tx: Transaction,
  key: SignerKey,
  { size, after, root }: { size: number; after: number; root: Hash },
): Promise<void> {
  const note = signCheckpoint({ origin: key.name, size, root }, key)
  await tx.sql`
    insert into ledger.checkpoint ${tx.sql({ origin: key.name, size, after, note, signed_at: tx.now() })}`
}
