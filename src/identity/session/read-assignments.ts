import type { Context, Transaction } from '#platform/context'
import type { Bilingual } from '#platform/language'
import { isRole, isRung, ladder, lowerOf, type Role, type Rung } from '../roles.ts'

/** Something a person may act as: a role in an organisation, or a national one. */
export interface Assignment {
  /** Names it among the person's own, in forms. */
  readonly key: string
  /** Null for a national role. */
  readonly organisation: string | null
  readonly organisationName: Bilingual | null
  readonly role: Role
  /** The joint body whose role it really is, when it acts for a member. */
  readonly through: { readonly id: string; readonly name: Bilingual } | null
}

interface Row {
  readonly organisation: string | null
  readonly role: string
  readonly through: string | null
  readonly name_sv: string | null
  readonly name_en: string | null
  readonly through_sv: string | null
  readonly through_en: string | null
}

/**
 * What a person may act as now, highest role first, one per organisation and joint body, besides witness. Whoever an organisation's identity
 * provider vouches for reads there; a role in an organisation that no longer vouches for its holder sleeps. A joint body's
 * role holds for its members, up to publisher. Someone invented acts only for the invented, and nobody else does.
 */
export async function readAssignments(
  ctx: Pick<Context, 'sql'> | Pick<Transaction, 'sql'>,
  account: string,
): Promise<Assignment[]> {
  const rows = await ctx.sql<Row[]>`
    with held as (
      select assignment.organisation, assignment.role
      from identity.assignment
      where assignment.account = ${account}
      and (
        assignment.organisation is null or assignment.role = 'witness'
        or exists (
          select from identity.affiliation
          where affiliation.account = assignment.account and affiliation.organisation = assignment.organisation
        )
      )
      union all
      select affiliation.organisation, 'reader' from identity.affiliation where affiliation.account = ${account}
    ), acted as (
      select organisation, role, null as through from held
      union all
      select representation.member, held.role, held.organisation
      from held
      join identity.representation on representation.body = held.organisation
      where held.role <> 'witness'
    )
    select acted.organisation, acted.role, acted.through,
      organisation.name_sv, organisation.facts ->> 'nameEn' as name_en,
      body.name_sv as through_sv, body.facts ->> 'nameEn' as through_en
    from acted
    join identity.account on account.id = ${account}
    left join published.organisation as organisation on organisation.id = acted.organisation
    left join published.organisation as body on body.id = acted.through
    where case
      when acted.organisation is null then not account.demonstration
      else organisation.demonstration = account.demonstration
        and (acted.through is null or body.demonstration = account.demonstration)
    end
    order by organisation.name_sv nulls first, acted.role`
  return highestOf(rows.flatMap(toAssignment))
}

function toAssignment(row: Row): Assignment[] {
  const { organisation, through } = row
  if (!isRole(row.role)) return []
  const role = through !== null && isRung(row.role) ? lowerOf(row.role, 'publisher') : row.role
  return [
    {
      key: [organisation ?? 'national', role, through ?? 'self'].join('.'),
      organisation,
      organisationName: nameOf(row.name_sv, row.name_en),
      role,
      through:
        through === null
          ? null
          : { id: through, name: nameOf(row.through_sv, row.through_en) ?? { sv: through, en: through } },
    },
  ]
}

const nameOf = (sv: string | null, en: string | null): Bilingual | null =>
  sv === null ? null : { sv, en: en ?? sv }

/** Of rungs in one organisation by one way only the highest counts; it holds what the others do. */
function highestOf(assignments: readonly Assignment[]): Assignment[] {
  const best = new Map<string, Assignment>()
  for (const one of assignments) {
    const place = isRung(one.role) ? `${one.organisation} ${one.through?.id}` : one.key
    const known = best.get(place)
    if (!known || heightOf(one.role) > heightOf(known.role)) best.set(place, one)
  }
  return [...best.values()].sort((one, other) => heightOf(other.role) - heightOf(one.role))
}

const heightOf = (role: Role): number => (isRung(role) ? rungs.indexOf(role) : -1)
const rungs: readonly Rung[] = ladder
