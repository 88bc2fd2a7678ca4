import { requirePermission } from '#identity'
import type { Context } from '#platform/context'
import { paths } from '../paths.ts'
import { readRecipient } from '../recipient.ts'
import { makeToken } from '../token.ts'
import { readAddressOf } from './address.ts'
import { composeLetter } from './compose-letter.ts'
import { writeLetter } from './letter.tsx'
import { About } from './outbox.ts'
import { swedishClock } from './pace.ts'
import type { Post } from './post.ts'

/** What sending needs from outside. */
export interface Sending {
  readonly post: Post
  /** Address people reach the site at, without a slash at the end. */
  readonly publicUrl: string
}

interface Waiting {
  readonly id: number
  readonly recipient: string
  readonly about: unknown
  readonly attempts: number
}

/** Mails handed over at the same time. */
const TOGETHER = 20
/** Minutes after which a mail whose sender fell silent is taken up by another. */
const LEASE_MINUTES = 10
/** Minutes to wait after each attempt that failed; after the last the mail is given up, five days after it was queued. */
export const waitsMinutes = [1, 5, 30, 120, 360, 720, 1_440, 1_440, 2_880] as const

/**
 * Sends what is due, and returns how many went. What the server does not take now is tried again, ever more seldom; what it
 * refuses for good, and what nobody may be sent any more, is dropped with a reason. Several processes may send; each mail has one
 * sender at a time. No entry is left: who is written to is private.
 */
export async function sendDue(ctx: Context, sending: Sending): Promise<number> {
  requirePermission(ctx, 'keep-notifications')
  let sent = 0
  for (;;) {
    const waiting = await claim(ctx)
    if (waiting.length === 0) return sent
    const outcomes = await Promise.all(waiting.map((mail) => sendOne(ctx, sending, mail)))
    sent += outcomes.filter(Boolean).length
  }
}

/** Takes mails up for a while, in a statement that commits by itself: a sender that dies holds nobody up. */
async function claim({ sql, now }: Context): Promise<Waiting[]> {
  return sql<Waiting[]>`
    update notification.mail
    set attempts = attempts + 1, next_at = ${after(now(), LEASE_MINUTES)}
    where id in (
      select id from notification.mail
      where sent_at is null and dropped is null and next_at <= ${now()}
      order by next_at, id
      limit ${TOGETHER}
      for update skip locked
    )
    returning id::integer as id, recipient, about, attempts`
}

async function sendOne(ctx: Context, { post, publicUrl }: Sending, mail: Waiting): Promise<boolean> {
  const { id, recipient } = mail
  const about = About.parse(mail.about)
  const address = await readAddressOf(ctx, recipient)
  const asks = about.kind === 'confirm-address'
  // a question goes only to who has not answered it, and everything else only to who has
  if (!address || address.confirmed === asks) return drop(ctx, id, 'no-address')
  const letter = await composeLetter(ctx, { recipient, about, address, publicUrl })
  if (letter === null) return drop(ctx, id, 'nothing-to-say')
  const stop = asks ? null : await stopAddress(ctx, recipient, address.language, publicUrl)
  const written = writeLetter(letter, { why: letter.why, stop })
  const host = new URL(publicUrl).hostname
  const posted = await post.send({ ...written, to: address.address, stop, messageId: `<mail-${id}@${host}>` })
  if (posted.outcome === 'sent') {
    await noteSent(ctx, mail, about)
    return true
  }
  const wait = waitsMinutes[mail.attempts - 1]
  ctx.log.warn({ mail: id, attempt: mail.attempts, fault: posted.fault }, 'a mail could not be handed over')
  if (posted.outcome === 'refused' || wait === undefined)
    return drop(ctx, id, posted.outcome === 'refused' ? 'refused' : 'given-up')
  await ctx.sql`update notification.mail set next_at = ${after(ctx.now(), wait)} where id = ${id}`
  return false
}

async function stopAddress(ctx: Context, recipient: string, language: string, publicUrl: string) {
  const secret = await makeToken(ctx, 'unsubscribe', { recipient, about: null })
  return `${publicUrl}/${language}${paths.unsubscribe(secret)}`
}

async function noteSent(ctx: Context, { id, recipient }: Waiting, about: About): Promise<void> {
  await ctx.sql`update notification.mail set sent_at = ${ctx.now()} where id = ${id}`
  const reader = readRecipient(recipient)
  if (about.kind !== 'digest' || reader.kind !== 'account') return
  // one that went late counts for the day it went on, so that the next does not come on its heels
  const { day } = swedishClock(ctx.now())
  await ctx.sql`
    update notification.follower set digest_on = greatest(digest_on, ${day}::date)
    where account = ${reader.account}`
}

async function drop({ sql }: Context, id: number, why: string): Promise<false> {
  await sql`update notification.mail set dropped = ${why} where id = ${id} and sent_at is null and dropped is null`
  return false
}

const after = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000)
