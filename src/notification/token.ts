import { digestOf, newSecret } from '#identity'
import type { Context, Transaction } from '#platform/context'
import { Conflict, NotFound } from '#platform/problems'

/** What a link in a mail is for. */
export type Purpose = 'confirm-address' | 'unsubscribe' | 'still-true'

/** Days that a link of each purpose works. */
export const linkDays: Readonly<Record<Purpose, number>> = {
  'confirm-address': 3,
  unsubscribe: 400,
  'still-true': 30,
}

/** A link that works. */
export interface Token {
  readonly recipient: string
  /** The address to confirm, or the record; null for none. */
  readonly about: string | null
}

type Reader = Pick<Context | Transaction, 'sql' | 'now'>

/** Makes a link's secret, 256 random bits, of which only a digest is kept. */
export async function makeToken(
  { sql, now }: Reader,
  purpose: Purpose,
  { recipient, about }: Token,
): Promise<string> {
  const secret = newSecret()
  const expires_at = new Date(now().getTime() + linkDays[purpose] * 86_400_000)
  const hash = digestOf(secret)
  await sql`insert into notification.token ${sql({ hash, purpose, recipient, about, expires_at })}`
  return secret
}

/**
 * Reads what a link is for. Throws `NotFound` for a link that is none of ours or too old, `Conflict` for one that has done what it was
 * for, each saying so.
 */
export async function readToken({ sql, now }: Reader, purpose: Purpose, secret: string): Promise<Token> {
  const [row] = await sql<(Token & { expires: Date; used: Date | null })[]>`
    select recipient, about, expires_at as expires, used_at as used from notification.token
    where hash = ${digestOf(secret)} and purpose = ${purpose}`
  if (!row) throw noSuchLink()
  if (row.used !== null) throw usedLink()
  if (row.expires <= now()) throw oldLink(linkDays[purpose])
  return { recipient: row.recipient, about: row.about }
}

/** Uses a link up, so that of two who try at once only one succeeds; throws as `readToken` does. */
export async function takeToken(tx: Transaction, purpose: Purpose, secret: string): Promise<Token> {
  const token = await readToken(tx, purpose, secret)
  const taken = await tx.sql`
    update notification.token set used_at = ${tx.now()}
    where hash = ${digestOf(secret)} and used_at is null`
  if (taken.count === 0) throw usedLink()
  return token
}

const noSuchLink = () =>
  new NotFound({
    sv: 'Länken gäller inte. Kontrollera att hela adressen i brevet kom med.',
    en: 'The link is not valid. Check that all of the address in the mail came along.',
  })

const oldLink = (days: number) =>
  new NotFound({
    sv: `Länken har blivit för gammal: den gällde i ${days} dagar. Ingenting har ändrats.`,
    en: `The link is too old: it worked for ${days} days. Nothing has been changed.`,
  })

const usedLink = () =>
  new Conflict({
    sv: 'Länken är redan använd. Den gäller en enda gång, och det den var till för är gjort.',
    en: 'The link has been used already. It works once only, and what it was for has been done.',
  })
