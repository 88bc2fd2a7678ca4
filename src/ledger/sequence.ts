import type { Context, Transaction } from '#platform/context'
import { leafBytes, leafHash, type Submission, sealOf } from './leaf.ts'

/** Any number will do, as long as only the sequencer uses it. */
const SEQUENCER_LOCK = 7_230_002

interface Pending {
  readonly submission: number
  readonly fields: Submission
  readonly seal: Buffer
}

/**
 * Gives waiting entries their indices, at most `limit` of them, and returns how many. Indices have no gaps. Only one
 * process sequences at a time; another returns 0 at once. Commit order is not sequence order, so nothing else in the
 * product may treat a generated number as a place in history. Throws when a waiting entry no longer matches its seal.
 */
export async function sequence(ctx: Context, limit = 2_000): Promise<number> {
  // leaves no entry of its own and asks for no permission: it gives entries their place, whoever handed them in
  return ctx.transaction(async (tx) => {
    const [lock] = await tx.sql<
      { held: boolean }[]
    >`select pg_try_advisory_xact_lock(${SEQUENCER_LOCK}) as held`
    if (!lock?.held) return 0
    const waiting = await takeWaiting(tx, limit)
    if (waiting.length === 0) return 0
    const [head] = await tx.sql<{ size: number }[]>`select size from ledger.head for update`
    const size = head?.size ?? 0
    const previous = await lastIndices(tx, [...new Set(waiting.map((entry) => entry.fields.subject))])
    const entries = waiting.map((entry, offset) => placed(entry, size + offset, previous))
    await tx.sql`insert into ledger.entry ${tx.sql(entries)}`
    await tx.sql`update ledger.head set size = ${size + entries.length}`
    await tx.sql`select pg_notify('ledger', ${String(size + entries.length)})`
    return entries.length
  })
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
    if (!sealOf(fields).equals(seal))
      throw new Error(`submission ${submission} was altered before it was sequenced`)
    return { submission, fields, seal }
  })
}

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
