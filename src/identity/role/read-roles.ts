import type { Context, Transaction } from '#platform/context'
import type { Bilingual } from '#platform/language'
import type { Role } from '../roles.ts'

/** What everybody may see of an organisation's roles. */
export interface RoleOverview {
  /** How many hold each role that is held; readers are not counted. */
  readonly holders: Readonly<Record<string, number>>
  /** Whether somebody can give roles now. */
  readonly administered: boolean
  /** A claim that waits; null when there is none. Instants in ISO 8601. */
  readonly claim: {
    readonly claimedAt: string
    readonly effectiveAt: string
    readonly contested: boolean
  } | null
  /** Joint bodies that act for the organisation. */
  readonly representedBy: readonly Named[]
  /** Members the organisation acts for. */
  readonly represents: readonly Named[]
}

/** An organisation by id and name. */
export interface Named {
  readonly id: string
  readonly name: Bilingual
}

/** Reads what everybody may see of an organisation's roles: numbers, never people. */
export async function readRoleOverview(ctx: Context, organisation: string): Promise<RoleOverview> {
  const held = await ctx.sql<{ role: string; count: number; awake: number }[]>`
    select assignment.role, count(*)::integer as count, count(affiliation.account)::integer as awake
    from identity.assignment
    left join identity.affiliation using (account, organisation)
    where assignment.organisation = ${organisation}
    group by assignment.role`
  const [claim] = await ctx.sql<{ claimed_at: Date; effective_at: Date; contested_at: Date | null }[]>`
    select claimed_at, effective_at, contested_at from published.administration_claim
    where organisation = ${organisation} and settled_at is null`
  const ties = await ctx.sql<{ kind: string; id: string; sv: string; en: string | null }[]>`
    select case when representation.member = ${organisation} then 'by' else 'for' end as kind, other.id, other.name_sv as sv,
      other.facts ->> 'nameEn' as en
    from published.representation
    join published.organisation as other
      on other.id = case when representation.member = ${organisation} then representation.body else representation.member end
    where representation.member = ${organisation} or representation.body = ${organisation}
    order by other.name_sv`
  const named = (kind: string): Named[] =>
    ties.filter((tie) => tie.kind === kind).map(({ id, sv, en }) => ({ id, name: { sv, en: en ?? sv } }))
  return {
    holders: Object.fromEntries(held.map(({ role, count }) => [role, count])),
    administered: held.some(({ role, awake }) => role === 'administrator' && awake > 0),
    claim: claim
      ? {
          claimedAt: claim.claimed_at.toISOString(),
          effectiveAt: claim.effective_at.toISOString(),
          contested: claim.contested_at !== null,
        }
      : null,
    representedBy: named('by'),
    represents: named('for'),
  }
}

/** Somebody who has a role in an organisation or whom it vouches for. */
export interface Colleague {
  readonly account: string
  readonly name: string | null
  /** Roles they were given; all who are vouched for read. */
  readonly roles: readonly string[]
  /** Whether the organisation vouches for them now; otherwise their roles sleep. */
  readonly affiliated: boolean
  /** Day of the last sign-in, ISO 8601. */
  readonly signedInOn: string
}

/** The people of an organisation, for its administrator and for nobody else: the caller has asked for the permission. */
export async function listColleagues(ctx: Context, organisation: string): Promise<Colleague[]> {
  return ctx.sql<Colleague[]>`
    select account.id as account, account.name,
      array(
        select role from identity.assignment
        where assignment.account = account.id and assignment.organisation = ${organisation} order by role
      ) as roles,
      exists (
        select from identity.affiliation
        where affiliation.account = account.id and affiliation.organisation = ${organisation}
      ) as affiliated,
      to_char(account.signed_in_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD') as "signedInOn"
    from identity.account
    where account.id in (
      select account from identity.affiliation where organisation = ${organisation}
      union
      select account from identity.assignment where organisation = ${organisation}
    )
    order by account.name nulls last, account.id`
}

/** Who holds a role at some organisations, whoever they are to the rest of the house: accounts alone. */
export async function holdersOf(
  ctx: Pick<Context, 'sql'> | Pick<Transaction, 'sql'>,
  role: Role,
  organisations: readonly string[],
): Promise<{ account: string; organisation: string; demonstration: boolean }[]> {
  return ctx.sql<{ account: string; organisation: string; demonstration: boolean }[]>`
    select assignment.account, assignment.organisation, account.demonstration
    from identity.assignment
    join identity.account on account.id = assignment.account
    where assignment.role = ${role} and assignment.organisation = any(${[...organisations]})`
}
