import type { Context, Transaction } from '#platform/context'
import { createContext } from '#platform/context'
import { NotAllowed } from '#platform/problems'
import { confirmAsPublished, listOverdue } from '#workspace'
import { readAddressOf } from '../mail/address.ts'
import { readRecipient } from '../recipient.ts'
import { readToken, takeToken } from '../token.ts'
import { mayConfirm } from './remind.ts'

/** What a link in a reminder asks about. */
export interface StillTrue {
  readonly record: string
  readonly organisation: string
  readonly title: string
  /** When it was last confirmed, ISO 8601; null when that is not the question any more. */
  readonly confirmedAt: string | null
}

/** Reads what a link asks about, and changes nothing. Throws for a link that does not work, or whose holder may not answer any longer. */
export async function readStillTrue(ctx: Context | Transaction, secret: string): Promise<StillTrue> {
  const { recipient, about } = await readToken(ctx, 'still-true', secret)
  const record = about ?? ''
  const [row] = await ctx.sql<{ organisation: string; title: string }[]>`
    select organisation, title from published.record where id = ${record} and organisation is not null`
  if (!row || !(await mayAnswer(ctx, recipient, row.organisation))) throw notAnyLonger()
  const [overdue] = await listOverdue(ctx, record)
  return { record, ...row, confirmedAt: overdue?.confirmedAt ?? null }
}

/**
 * Confirms, in the organisation's name, that a record is still true as it is published; the link is used up. The holder of the link is
 * the permission: it was mailed to who may confirm, and that is asked for again. The workspace leaves the entry. Returns false
 * when there was nothing to confirm as it stands: then nothing is done, and the link stays good.
 */
export async function confirmStillTrue(ctx: Context, secret: string): Promise<boolean> {
  const { organisation, record, confirmedAt } = await readStillTrue(ctx, secret)
  if (confirmedAt === null) return false
  const { sql, log, now } = ctx
  const own = createContext({ sql, log, now, actor: { organisation, role: 'publisher' } })
  return own.transaction(async (tx) => {
    if (!(await confirmAsPublished(tx, record))) return false
    await takeToken(tx, 'still-true', secret)
    return true
  })
}

/** A role's mailbox may answer while its address stands; a person while they may publish there. */
async function mayAnswer(ctx: Context | Transaction, key: string, organisation: string): Promise<boolean> {
  const recipient = readRecipient(key)
  if (recipient.kind === 'account') return mayConfirm(ctx, recipient.account, organisation)
  if (recipient.kind !== 'role' || recipient.organisation !== organisation) return false
  return (await readAddressOf(ctx, key))?.confirmed ?? false
}

const notAnyLonger = () =>
  new NotAllowed({
    sv: 'Länken ger inte längre rätt att bekräfta för organisationen. Logga in i organisationens rum i stället.',
    en: 'The link no longer gives the right to confirm for the organisation. Sign in to the organisation’s room instead.',
  })
