import { requirePermission } from '#identity'
import { appendAll } from '#ledger'
import type { Context } from '#platform/context'
import { lockRecords } from './stored.ts'

/** Complete harvests in a row that must miss a thing before it counts as gone at the source. */
const HARVESTS_BEFORE_GONE = 2
/** A harvest that lacks more than this share of what the source held is taken for a fault of the source. */
const LARGEST_CREDIBLE_DROP = 0.2
/** Below this many things, a share says nothing. */
const SMALLEST_JUDGED = 10

/**
 * After a complete harvest that began at `startedAt`: what the source no longer holds, twice in a row, is gone at the
 * source; nothing is deleted. Returns how many records became gone. When more than a fifth is missing at once, nothing is
 * counted as missing: a source that suddenly shrinks is more often broken than honest.
 */
export async function markMissing(ctx: Context, source: string, startedAt: Date): Promise<number> {
  requirePermission(ctx, 'record-observations')
  return ctx.transaction(async (tx) => {
    const [held] = await tx.sql<{ all: number; missing: number }[]>`
      select count(*) as all, count(*) filter (where seen_at < ${startedAt}) as missing
      from registry.observation
      where source = ${source} and superseded_at is null and gone_at is null`
    const { all, missing } = held ?? { all: 0, missing: 0 }
    if (missing === 0 || (all >= SMALLEST_JUDGED && missing > all * LARGEST_CREDIBLE_DROP)) return 0
    const gone = await tx.sql<{ record: string }[]>`
      update registry.observation
      set missed = missed + 1, gone_at = case when missed + 1 >= ${HARVESTS_BEFORE_GONE} then ${tx.now()}::timestamptz end
      where source = ${source} and superseded_at is null and gone_at is null and seen_at < ${startedAt}
      returning record, gone_at is not null as gone`
    const records = await lockRecords(tx, [...new Set(gone.map((row) => row.record))])
    const orphans = await tx.sql<{ id: string }[]>`
      update registry.record set gone_at = ${tx.now()}, changed_at = ${tx.now()}, version = version + 1
      where id = any(${[...records.keys()]})
      and gone_at is null
      and not exists (
        select from registry.observation
        where observation.record = record.id and observation.superseded_at is null and observation.gone_at is null)
      returning id`
    const after = await lockRecords(
      tx,
      orphans.map((row) => row.id),
    )
    await appendAll(
      tx,
      [...after.values()].map((record) => ({
        type: `${record.kind}.gone-at-source`,
        subject: record.id,
        content: { record, changed: ['gone_at'], source },
      })),
    )
    return orphans.length
  })
}
