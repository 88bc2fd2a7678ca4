import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Context, Transaction } from '#platform/context'
import type { Language } from '#platform/language'
import { Conflict, Invalid, NotFound } from '#platform/problems'
import { takeToken } from '../token.ts'
import { queueMail } from './outbox.ts'

/** Where a recipient's mail goes. */
export interface Address {
  readonly address: string
  readonly language: Language
  /** Whether somebody has said, from a mail sent there, that it is right. */
  readonly confirmed: boolean
}

/** Questions whether an address is right that one recipient can cause in a day. */
const MOST_QUESTIONS = 5

/** One address as RFC 5321 writes it: nothing that a header could be broken with. */
const Written = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s<>()[\],;:\\"\p{C}]+$/u)
  .pipe(z.email())

/** Reads an address as written in a form. Throws `Invalid` that names the field. */
export function readAddress(written: string, field: string): string {
  const read = Written.safeParse(written)
  if (read.success) return read.data
  const message = {
    sv: 'Skriv en e-postadress, till exempel registrator@kommunen.se.',
    en: 'Write an e-mail address, for example registrar@municipality.se.',
  }
  throw new Invalid(message, [{ field, message }])
}

/**
 * Notes an address that somebody has written for a recipient, and queues the one mail that may go there before it is confirmed.
 * The same address again changes nothing but the language. Throws `Conflict` when too many questions have gone out today.
 */
export async function askAddress(
  tx: Transaction,
  recipient: string,
  { address, language }: Pick<Address, 'address' | 'language'>,
): Promise<void> {
  const known = await readAddressOf(tx, recipient)
  if (known?.address === address && known.confirmed) {
    await tx.sql`update notification.address set language = ${language} where recipient = ${recipient}`
    return
  }
  const since = tx.now()
  const [row] = await tx.sql<{ asked: number }[]>`
    select count(*)::integer as asked from notification.mail
    where recipient = ${recipient} and about ->> 'kind' = 'confirm-address'
    and queued_at > ${new Date(since.getTime() - 86_400_000)}`
  if ((row?.asked ?? 0) >= MOST_QUESTIONS) throw askedTooOften()
  if (known && known.address !== address) {
    await removeAddress(tx, recipient)
    // whoever had the old address has no say over the new one
    await tx.sql`delete from notification.token where recipient = ${recipient}`
  }
  await tx.sql`
    insert into notification.address ${tx.sql({ recipient, address, language, since })}
    on conflict (recipient) do update set language = excluded.language, since = excluded.since`
  const occasion = `confirm-address:${randomUUID()}`
  await queueMail(tx, { recipient, occasion, about: { kind: 'confirm-address' } })
}

/** Forgets a recipient's address, what was to go there, and links that only its holder may use. Says whether there was one. */
export async function removeAddress(tx: Transaction, recipient: string): Promise<boolean> {
  const gone = await tx.sql`delete from notification.address where recipient = ${recipient}`
  await tx.sql`
    delete from notification.token where recipient = ${recipient} and purpose <> 'unsubscribe'`
  await tx.sql`
    update notification.mail set dropped = 'no-address'
    where recipient = ${recipient} and sent_at is null and dropped is null`
  return gone.count > 0
}

/** A recipient's address; null when there is none, or it was stopped. */
export async function readAddressOf(
  { sql }: Pick<Context | Transaction, 'sql'>,
  recipient: string,
): Promise<Address | null> {
  const [row] = await sql<Address[]>`
    select address, language, confirmed_at is not null as confirmed from notification.address
    where recipient = ${recipient} and stopped_at is null`
  return row ?? null
}

/** Says, from a mail sent to an address, that it is right; returns whose it is. Throws for a link that does not work. */
export async function confirmAddress(tx: Transaction, secret: string): Promise<string> {
  const { recipient, about } = await takeToken(tx, 'confirm-address', secret)
  const done = await tx.sql`
    update notification.address set confirmed_at = ${tx.now()}
    where recipient = ${recipient} and address = ${about} and confirmed_at is null`
  if (done.count === 0) throw anotherAddress()
  return recipient
}

const askedTooOften = () =>
  new Conflict({
    sv: `Vi har redan skickat ${MOST_QUESTIONS} brev om att bekräfta en adress i dag. Försök igen i morgon.`,
    en: `We have sent ${MOST_QUESTIONS} mails to confirm an address today already. Try again tomorrow.`,
  })

const anotherAddress = () =>
  new NotFound({
    sv: 'Adressen är borttagen eller utbytt. Ingenting har ändrats.',
    en: 'The address has been removed or replaced. Nothing has been changed.',
  })
