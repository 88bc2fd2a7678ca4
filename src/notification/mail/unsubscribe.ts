import type { Context } from '#platform/context'
import { rememberRoles } from '../duty/role-addresses.ts'
import { type Recipient, readRecipient } from '../recipient.ts'
import { readToken } from '../token.ts'
import { confirmAddress, removeAddress } from './address.ts'

/** Whose mail a link ends. Changes nothing. Throws for a link that does not work. */
export async function readUnsubscribe(ctx: Context, secret: string): Promise<Recipient> {
  return readRecipient((await readToken(ctx, 'unsubscribe', secret)).recipient)
}

/**
 * Ends a recipient's mail at once: the address is forgotten, and what waited is dropped. Done again, it changes nothing. The
 * link is the permission. For a role it leaves an entry; for a person none, as history does not know people.
 */
export async function unsubscribe(ctx: Context, secret: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    const { recipient: key } = await readToken(tx, 'unsubscribe', secret)
    const recipient = readRecipient(key)
    if (recipient.kind === 'oversight') {
      // the address is the operator's setting, and would come back at the next start
      await tx.sql`
        update notification.address set stopped_at = ${tx.now()} where recipient = ${key} and stopped_at is null`
      return
    }
    const removed = await removeAddress(tx, key)
    if (recipient.kind === 'account')
      await tx.sql`update notification.follower set pace = 'none' where account = ${recipient.account}`
    else if (removed) await rememberRoles(tx, recipient.organisation)
  })
}

/** Whose address a link confirms. Changes nothing. Throws for a link that does not work. */
export async function readConfirmation(ctx: Context, secret: string): Promise<Recipient> {
  return readRecipient((await readToken(ctx, 'confirm-address', secret)).recipient)
}

/**
 * Says, from the mail that asked, that an address is right. The link is the permission. For a role it leaves an entry; for a
 * person none, as history does not know people.
 */
export async function answerConfirmation(ctx: Context, secret: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    const recipient = readRecipient(await confirmAddress(tx, secret))
    if (recipient.kind === 'role') await rememberRoles(tx, recipient.organisation)
  })
}
