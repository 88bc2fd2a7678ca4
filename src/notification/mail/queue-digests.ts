import { requirePermission } from '#identity'
import type { Context } from '#platform/context'
import { accountKey } from '../recipient.ts'
import { queueMail } from './outbox.ts'
import { isMorning, mayDigest, type Pace, swedishClock } from './pace.ts'

interface Reader {
  readonly account: string
  readonly pace: Pace
  readonly last: string | null
  readonly from: number
  readonly to: number
}

/**
 * Queues a digest for everybody who wants one, has something new that they have not seen, and has not had one in the time
 * that was promised; none while an earlier one is still to go. Returns how many. Safe to repeat. It leaves no entry: who is told is private.
 */
export async function queueDigests(ctx: Context): Promise<number> {
  requirePermission(ctx, 'keep-notifications')
  const now = ctx.now()
  if (!isMorning(now)) return 0
  const { day } = swedishClock(now)
  return ctx.transaction(async (tx) => {
    const readers = await tx.sql<Reader[]>`
      select follower.account, follower.pace, follower.digest_on::text as last,
        greatest(follower.digest_to, follower.seen_to) as from, news.to
      from notification.follower
      join lateral (
        select max(news.index) + 1 as to from notification.news
        where news.account = follower.account and news.index >= greatest(follower.digest_to, follower.seen_to)
      ) as news on news.to is not null
      where not follower.demonstration and follower.pace <> 'none'
      and (follower.digest_on is null or follower.digest_on < ${day})
      and exists (
        select from notification.address
        where address.recipient = 'account:' || follower.account and address.confirmed_at is not null
      )
      and not exists (
        select from notification.mail
        where mail.recipient = 'account:' || follower.account and mail.about ->> 'kind' = 'digest'
        and mail.sent_at is null and mail.dropped is null
      )
      order by follower.account
      for update of follower skip locked`
    const due = readers.filter(({ pace, last }) => mayDigest(pace, last, day))
    for (const { account, from, to } of due) {
      await queueMail(tx, {
        recipient: accountKey(account),
        occasion: `digest:${day}`,
        about: { kind: 'digest', from, to },
      })
      await tx.sql`
        update notification.follower set digest_to = ${to}, digest_on = ${day} where account = ${account}`
    }
    return due.length
  })
}
