import { randomBytes } from 'node:crypto'
import { append } from '#ledger'
import type { Actor, Context } from '#platform/context'
import { Invalid, NotFound } from '#platform/problems'
import { digestOf } from '../digest.ts'
import { requirePermission } from '../permissions.ts'
import { isKey, newKey } from './key-text.ts'

/** What a key may do: as much as somebody in that role. Never administrator: a machine appoints nobody. */
export const keyRoles = ['reader', 'reporter', 'editor', 'publisher'] as const
type KeyRole = (typeof keyRoles)[number]

/** Months a key can be good for at most. */
export const LONGEST_MONTHS = 12
/** Keys an organisation can have at once. */
const MOST_KEYS = 50

/** A key as its organisation sees it; the key itself is known to nobody here. Dates in ISO 8601. */
export interface ApiKey {
  readonly id: string
  readonly label: string
  readonly role: string
  readonly createdOn: string
  readonly expiresOn: string
  readonly lastUsedOn: string | null
  readonly revokedOn: string | null
  /** Whether it opens anything now. */
  readonly live: boolean
}

/** What is asked for when a key is made. */
export interface NewKey {
  readonly organisation: string
  readonly label: string
  readonly role: string
  /** Months it is to be good for, 1-12. */
  readonly months: number
}

/**
 * Makes a key for an organisation's machines and returns it, for the only time. Throws `Invalid` naming the field, and
 * `NotFound` when there is no such organisation.
 */
export async function makeApiKey(ctx: Context, wanted: NewKey): Promise<string> {
  const { organisation } = wanted
  requirePermission(ctx, 'keep-keys', organisation)
  const { label, role, months } = check(wanted)
  const key = newKey()
  await ctx.transaction(async (tx) => {
    const now = tx.now()
    const expires = new Date(now)
    expires.setUTCMonth(expires.getUTCMonth() + months)
    const [known] = await tx.sql<{ keys: number }[]>`
      select (select count(*)::integer from identity.api_key
        where organisation = ${organisation} and revoked_at is null and expires_at > ${now}) as keys
      from published.organisation where id = ${organisation}`
    if (!known) throw noSuchKey()
    if (known.keys >= MOST_KEYS) throw refuse([tooMany])
    const id = randomBytes(6).toString('hex')
    await tx.sql`
      insert into identity.api_key ${tx.sql({
        ...{ id, organisation, label, role, hash: digestOf(key), created_at: now, expires_at: expires },
      })}`
    await append(tx, {
      type: 'api-key.made',
      subject: `api-key:${id}`,
      content: { organisation, role, expiresAt: expires.toISOString() },
    })
  })
  return key
}

/** Ends a key at once. Throws `NotFound` when the organisation has no such key. */
export async function revokeApiKey(
  ctx: Context,
  { organisation, id }: { readonly organisation: string; readonly id: string },
): Promise<void> {
  requirePermission(ctx, 'keep-keys', organisation)
  await ctx.transaction(async (tx) => {
    const ended = await tx.sql`
      update identity.api_key set revoked_at = ${tx.now()}
      where id = ${id} and organisation = ${organisation} and revoked_at is null`
    if (ended.count === 0) throw noSuchKey()
    await append(tx, { type: 'api-key.revoked', subject: `api-key:${id}`, content: { organisation } })
  })
}

/** The keys of an organisation, newest first, those that have ended last. */
export async function listApiKeys(ctx: Context, organisation: string): Promise<ApiKey[]> {
  requirePermission(ctx, 'keep-keys', organisation)
  return ctx.sql<ApiKey[]>`
    select id, label, role, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD') as "createdOn",
      to_char(expires_at at time zone 'UTC', 'YYYY-MM-DD') as "expiresOn", last_used_on::text as "lastUsedOn",
      to_char(revoked_at at time zone 'UTC', 'YYYY-MM-DD') as "revokedOn",
      revoked_at is null and expires_at > ${ctx.now()} as live
    from identity.api_key where organisation = ${organisation}
    order by live desc, created_at desc, id`
}

/**
 * Who a key acts for, and notes the day it was used. Null when it opens nothing: made up, revoked or too old. No permission is
 * asked for: holding the key is the proof. It leaves no entry: use is not history.
 */
export async function actorOfKey(ctx: Context, key: string): Promise<Actor | null> {
  if (!isKey(key)) return null
  const now = ctx.now()
  const [row] = await ctx.sql<{ id: string; organisation: string; role: string; used: boolean }[]>`
    select id, organisation, role, last_used_on is not distinct from ${now}::date as used from identity.api_key
    where hash = ${digestOf(key)} and revoked_at is null and expires_at > ${now}`
  if (!row) return null
  if (!row.used) await ctx.sql`update identity.api_key set last_used_on = ${now} where id = ${row.id}`
  return { organisation: row.organisation, role: row.role }
}

type Fault = ReturnType<typeof fault>

const fault = (field: string, sv: string, en: string) => ({ field, message: { sv, en } })

const tooMany = fault(
  'label',
  `Organisationen har redan ${MOST_KEYS} nycklar. Återkalla en som inte används.`,
  `The organisation has ${MOST_KEYS} keys already. Revoke one that is not in use.`,
)

function check({ label, role, months }: NewKey): { label: string; role: KeyRole; months: number } {
  const known = keyRoles.find((one) => one === role)
  const name = label.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim()
  const faults: Fault[] = []
  if (name.length < 3 || name.length > 80)
    faults.push(
      fault(
        'label',
        'Skriv vad nyckeln är till för, 3–80 tecken, till exempel ”portföljverktyget”.',
        'Write what the key is for, 3–80 characters, for example “the portfolio tool”.',
      ),
    )
  if (!known) faults.push(fault('role', 'Välj vad nyckeln får göra.', 'Choose what the key may do.'))
  if (!Number.isInteger(months) || months < 1 || months > LONGEST_MONTHS)
    faults.push(
      fault(
        'months',
        'En nyckel gäller 1–12 månader. Välj en tid.',
        'A key is good for 1–12 months. Choose how long.',
      ),
    )
  if (faults.length > 0 || !known) throw refuse(faults)
  return { label: name, role: known, months }
}

const refuse = (faults: readonly Fault[]) =>
  new Invalid(
    {
      sv: 'Nyckeln gick inte att skapa. Rätta det som är markerat.',
      en: 'The key could not be made. Correct what is marked.',
    },
    faults,
  )

const noSuchKey = () =>
  new NotFound({
    sv: 'Nyckeln finns inte, eller är redan återkallad. Ladda sidan igen.',
    en: 'There is no such key, or it is revoked already. Load the page again.',
  })
