import type { Sql } from '#platform/database'
import type { ClassMember } from './forecast.ts'

/**
 * Initiatives of the registry that have ended with both figures: the first frozen plan and an outcome in the same currency.
 * They are what a forecast compares with. Real ones for real ones, invented for invented. Cases of the library are never
 * members: they were chosen by how they ended.
 */
export async function readEnded(
  { sql }: { readonly sql: Sql },
  demonstration: boolean,
): Promise<ClassMember[]> {
  return sql<ClassMember[]>`
    select record.id, organisation.kind as sector, 'undertaking' as kind, 'SE' as country,
      plan.cost / 1e8 as "firstEstimate", outcome.cost / plan.cost as ratio
    from published.record
    join published.organisation on organisation.id = record.organisation
    cross join lateral (
      select (record.baseline -> 'first' ->> 'costMinor')::double precision as cost,
        record.baseline -> 'first' ->> 'currency' as currency
    ) as plan
    cross join lateral (
      select max((amount ->> 'amountMinor')::double precision) as cost
      from jsonb_array_elements(record.claims -> 'money') as amount
      where amount ->> 'scope' = 'outcome' and amount ->> 'currency' = plan.currency
    ) as outcome
    where record.kind = 'initiative' and record.phase in ('operation', 'retired', 'stopped')
    and record.demonstration = ${demonstration}
    and jsonb_typeof(record.claims -> 'money') = 'array'
    and plan.cost > 0 and outcome.cost is not null
    order by record.id`
}
