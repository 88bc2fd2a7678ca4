import { readAssignments, requirePermission } from '#identity'
import type { Context, Transaction } from '#platform/context'
import { groupBy } from '#platform/grouping'
import { listOverdue, type Overdue } from '#workspace'
import { queueMail } from '../mail/outbox.ts'
import { isMorning, swedishClock } from '../mail/pace.ts'
import { roleKey } from '../recipient.ts'

/** Most records that one reminder asks about; the others come the day after. */
const MOST_ASKED = 20

/**
 * Queues reminders about what is due to be confirmed, by phase: to the organisation's registrar, and to those who may publish
 * there, follow their own organisation and want mail. Each is asked once about each confirmation, and once a day at most. Returns
 * how many were queued. It leaves no entry: who is reminded is private.
 */
export async function remindOfConfirmations(ctx: Context): Promise<number> {
  requirePermission(ctx, 'keep-notifications')
  if (!isMorning(ctx.now())) return 0
  return ctx.transaction(async (tx) => {
    let queued = 0
    const overdue = (await listOverdue(tx)).filter(({ demonstration }) => !demonstration)
    for (const [organisation, records] of groupBy(overdue, (one) => one.organisation))
      for (const recipient of await recipientsOf(tx, organisation))
        if (await remind(tx, { recipient, organisation, records })) queued++
    return queued
  })
}

interface Reminder {
  readonly recipient: string
  readonly organisation: string
  readonly records: readonly Overdue[]
}

async function remind(tx: Transaction, { recipient, organisation, records }: Reminder): Promise<boolean> {
  const asked = await tx.sql<{ record: string; confirmed: Date }[]>`
    select record, confirmed_at as confirmed from notification.reminder where recipient = ${recipient}`
  const keys = new Set(asked.map(({ record, confirmed }) => `${record} ${confirmed.toISOString()}`))
  const fresh = records.filter(({ record, confirmedAt }) => !keys.has(`${record} ${confirmedAt}`))
  const occasion = `still-true:${organisation}:${swedishClock(tx.now()).day}`
  const before = await tx.sql`
    select from notification.mail where recipient = ${recipient} and occasion = ${occasion}`
  if (fresh.length === 0 || before.length > 0) return false
  const now = fresh.slice(0, MOST_ASKED)
  await tx.sql`
    insert into notification.reminder ${tx.sql(
      now.map(({ record, confirmedAt }) => ({
        ...{ recipient, record, confirmed_at: confirmedAt, reminded_at: tx.now() },
      })),
    )}`
  const about = { kind: 'still-true' as const, organisation, records: now.map(({ record }) => record) }
  await queueMail(tx, { recipient, occasion, about })
  return true
}

async function recipientsOf(tx: Transaction, organisation: string): Promise<string[]> {
  const registrar = roleKey(organisation, 'registrar')
  const rows = await tx.sql<{ recipient: string; account: string | null }[]>`
    select address.recipient, follower.account
    from notification.address
    left join notification.follower on address.recipient = 'account:' || follower.account
    where address.confirmed_at is not null
    and (
      address.recipient = ${registrar}
      or follower.pace <> 'none' and exists (
        select from notification.follow
        where follow.account = follower.account and follow.kind = 'organisation' and follow.target = ${organisation}
      )
    )
    order by address.recipient`
  const recipients: string[] = []
  for (const { recipient, account } of rows)
    if (account === null || (await mayConfirm(tx, account, organisation))) recipients.push(recipient)
  return recipients
}

/** Whether somebody may confirm in an organisation's name now. */
export async function mayConfirm(
  ctx: Pick<Transaction, 'sql'> | Pick<Context, 'sql'>,
  account: string,
  organisation: string,
): Promise<boolean> {
  const assignments = await readAssignments(ctx, account)
  return assignments.some(
    (one) => one.organisation === organisation && (one.role === 'publisher' || one.role === 'administrator'),
  )
}
