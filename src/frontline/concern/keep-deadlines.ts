import { requirePermission } from '#identity'
import { appendAll } from '#ledger'
import type { Context } from '#platform/context'
import { dayOf } from './day.ts'
import { type ConcernDays, type Escalation, escalationsOf } from './duty-clock.ts'

interface OpenConcern extends ConcernDays {
  readonly id: string
  readonly record: string | null
  readonly organisation: string | null
  readonly told: readonly string[]
}

/**
 * Makes public what has become overdue and lets it climb; returns how many steps were new. Deadlines pass at midnight in
 * Sweden, and the clock runs this at least four times an hour. Whatever was missed while nothing ran is told with the day
 * it truly fell due.
 */
export async function keepDeadlines(ctx: Context): Promise<number> {
  requirePermission(ctx, 'keep-deadlines')
  const today = dayOf(ctx.now())
  return ctx.transaction(async (tx) => {
    const open = await tx.sql<OpenConcern[]>`
      select id, record, organisation, severity, received_on::text as "receivedOn",
        acknowledged_on::text as "acknowledgedOn", answered_on::text as "answeredOn", reopened_on::text as "reopenedOn",
        array(
          select deadline || ' ' || level || ' ' || since from frontline.escalation where concern = concern.id) as told
      from frontline.concern
      where answered_on is null
      order by number
      for update`
    const news = open.flatMap((concern) =>
      escalationsOf(concern, today)
        .filter((step) => !concern.told.includes(nameOf(step)))
        .map((step) => ({ concern, step })),
    )
    if (news.length === 0) return 0
    await tx.sql`
      insert into frontline.escalation ${tx.sql(
        news.map(({ concern, step }) => ({ concern: concern.id, ...step })),
      )} on conflict do nothing`
    await appendAll(
      tx,
      news.map(({ concern: { id, record, organisation }, step }) => ({
        type: 'concern.overdue',
        subject: id,
        content: { record, organisation, ...step },
      })),
    )
    return news.length
  })
}

const nameOf = ({ deadline, level, since }: Escalation) => `${deadline} ${level} ${since}`
