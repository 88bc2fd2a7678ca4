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
      (record.baseline -> 'first' ->> 'costMinor')::double precision / 1e8 as "firstEstimate",
      max((money ->> 'amountMinor')::double precision) / (record.baseline -> 'first' ->> 'costMinor')::double precision as ratio
    from published.record
    join published.organisation on organisation.id = record.organisation
    cross join jsonb_array_elements(record.claims -> 'money') as money
    where record.kind = 'initiative' and record.phase in ('operation', 'retired', 'stopped')
    and record.demonstration = ${demonstration}
    and jsonb_typeof(record.claims -> 'money') = 'array'
    and (record.baseline -> 'first' ->> 'costMinor')::bigint > 0
    and money ->> 'scope' = 'outcome' and money ->> 'amountMinor' is not null
    and money ->> 'currency' = record.baseline -> 'first' ->> 'currency'
    group by record.id, organisation.kind
    order by record.id`
}
