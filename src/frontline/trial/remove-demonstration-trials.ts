import { requirePermission } from '#identity'
import { appendAll } from '#ledger'
import type { Transaction } from '#platform/context'

/** Removes every invented trial, comparison and capacity series in the caller's transaction, and remembers each. */
export async function removeDemonstrationTrials(tx: Transaction): Promise<number> {
  requirePermission(tx, 'keep-demonstration')
  const removed = await tx.sql<{ id: string; kind: string }[]>`
    with reports as (
      delete from frontline.fidelity_report where demonstration returning id, 'fidelity-report' as kind
    ), series as (
      delete from frontline.capacity_series where demonstration returning id, 'capacity-series' as kind
    ), trials as (
      delete from frontline.trial where demonstration returning id, 'trial' as kind
    )
    select * from reports union all select * from series union all select * from trials`
  await appendAll(
    tx,
    removed.map(({ id, kind }) => ({
      type: 'demonstration.removed',
      subject: id,
      content: { demonstration: true, kind, record: null },
    })),
  )
  return removed.length
}
