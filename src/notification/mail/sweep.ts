import { requirePermission } from '#identity'
import type { Context } from '#platform/context'
import { linkDays } from '../token.ts'

/** Days that news is kept, that what became of a mail is remembered, and that an old link can still be told from a wrong one. */
const kept = { news: 180, mail: 400, link: 90 } as const

/** Forgets what has been kept as long as was promised: addresses nobody confirmed, old news, mail and links. It leaves no entry: all of it is private. */
export async function sweepNotifications(ctx: Context): Promise<void> {
  requirePermission(ctx, 'keep-notifications')
  const ago = (days: number) => new Date(ctx.now().getTime() - days * 86_400_000)
  await ctx.sql`
    delete from notification.address
    where confirmed_at is null and since < ${ago(linkDays['confirm-address'])}`
  await ctx.sql`delete from notification.news where at < ${ago(kept.news)}`
  await ctx.sql`
    delete from notification.mail
    where (sent_at is not null or dropped is not null) and queued_at < ${ago(kept.mail)}`
  await ctx.sql`delete from notification.token where expires_at < ${ago(kept.link)}`
}
