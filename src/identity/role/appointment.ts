import { append } from '#ledger'
import type { Transaction } from '#platform/context'
import { Conflict, Invalid, NotFound } from '#platform/problems'
import { endSessionsOf } from '../session/session.ts'

/** Why somebody has a role, or no longer has it. */
export type Ground = 'claimed' | 'confirmed' | 'granted' | 'handed-over' | 'installation' | 'ended' | 'left'

/** Keeps others from changing the roles of an organisation until the transaction ends. */
export async function lockRoles(tx: Transaction, organisation: string | null): Promise<void> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`roles:${organisation ?? 'national'}`}, 0))`
}

/** Somebody as those who give roles see them. */
export interface Holder {
  readonly account: string
  readonly demonstration: boolean
  /** Whether the organisation vouches for them now. */
  readonly affiliated: boolean
  readonly roles: readonly string[]
}

/** Reads an account as it stands to an organisation. Throws `NotFound` when there is none. */
export async function readHolder(
  tx: Transaction,
  account: string,
  organisation: string | null,
): Promise<Holder> {
  const known = /^[0-9a-f-]{36}$/.test(account)
  const rows = known
    ? await tx.sql<Holder[]>`
        select account.id as account, account.demonstration,
          exists (
            select from identity.affiliation
            where affiliation.account = account.id and affiliation.organisation = ${organisation}
          ) as affiliated,
          array(
            select role from identity.assignment
            where assignment.account = account.id and assignment.organisation is not distinct from ${organisation}
          ) as roles
        from identity.account where account.id = ${account}`
    : []
  const [holder] = rows
  if (holder) return holder
  throw new NotFound({
    sv: 'Personen finns inte bland dem som har loggat in. Ladda sidan igen och välj en som står där.',
    en: 'That person is not among those who have signed in. Load the page again and choose one of those shown.',
  })
}

/** Whether an organisation is invented. Throws `NotFound` when there is none. */
export async function readWhetherInvented(tx: Transaction, organisation: string): Promise<boolean> {
  const [row] = await tx.sql<{ demonstration: boolean }[]>`
    select demonstration from published.organisation where id = ${organisation}`
  if (row) return row.demonstration
  throw new NotFound({
    sv: 'Organisationen finns inte i registret. Sök efter den bland organisationerna.',
    en: 'The organisation is not in the register. Look for it among the organisations.',
  })
}

/** How many administrators an organisation has that it still vouches for. */
export async function countAdministrators(tx: Transaction, organisation: string): Promise<number> {
  const [row] = await tx.sql<{ count: number }[]>`
    select count(*)::integer as count
    from identity.assignment
    join identity.affiliation using (account, organisation)
    where organisation = ${organisation} and role = 'administrator'`
  return row?.count ?? 0
}

/** Throws `Conflict` when nobody would be left who can give roles. */
export async function requireAnAdministrator(tx: Transaction, organisation: string): Promise<void> {
  if ((await countAdministrators(tx, organisation)) > 0) return
  throw new Conflict({
    sv: 'Organisationen måste ha minst en administratör. Utse en annan först, eller lämna över rollen.',
    en: 'The organisation must have at least one administrator. Appoint another first, or hand the role over.',
  })
}

/** What changed about the roles of an organisation. */
interface RoleChange {
  readonly organisation: string | null
  readonly role: string
  readonly ground: Ground
}

/**
 * Ends the sessions of the account whose roles changed, and remembers the change: which role, on what ground, and how many
 * hold each role now. Never who.
 */
export async function rememberRoles(tx: Transaction, account: string, change: RoleChange): Promise<void> {
  await endSessionsOf(tx, account)
  const { organisation } = change
  const rows = await tx.sql<{ role: string; count: number }[]>`
    select role, count(*)::integer as count from identity.assignment
    where organisation is not distinct from ${organisation}
    group by role order by role`
  await append(tx, {
    type: 'roles.changed',
    subject: `roles:${organisation ?? 'national'}`,
    content: { ...change, holders: Object.fromEntries(rows.map(({ role, count }) => [role, count])) },
  })
}

/** A word in a form that names no role. */
export const unknownRole = () =>
  new Invalid({ sv: 'Välj en av rollerna i listan.', en: 'Choose one of the roles in the list.' }, [
    {
      field: 'role',
      message: { sv: 'Välj en av rollerna i listan.', en: 'Choose one of the roles in the list.' },
    },
  ])
