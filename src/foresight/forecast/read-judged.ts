import type { Sql } from '#platform/database'
import type { Judged } from './calibration.ts'

/**
 * The registry’s own real initiatives that have ended and can be judged: stopped, or in use with a first cost and an outcome.
 * A bad end is a stop, or more than 1.5 times the first cost. The chance is the one kept before the end was heard of.
 */
export async function readJudged({ sql }: { readonly sql: Sql }): Promise<Judged[]> {
  return sql<Judged[]>`
    with ended as (
      select record.id, record.title, record.phase, record.baseline, record.claims,
        min(observation.observed_at)::date as on
      from published.record
      join published.observation on observation.record = record.id
      where record.kind = 'initiative' and not record.demonstration
      and record.phase in ('stopped', 'operation', 'retired')
      and observation.claims ->> 'phase' in ('stopped', 'operation', 'retired')
      group by record.id, record.title, record.phase, record.baseline, record.claims
    ), figures as (
      select ended.*, (
        select max((amount ->> 'amountMinor')::double precision)
        from jsonb_array_elements(
          case when jsonb_typeof(ended.claims -> 'money') = 'array' then ended.claims -> 'money' else '[]' end) as amount
        where amount ->> 'scope' = 'outcome' and amount ->> 'currency' = ended.baseline -> 'first' ->> 'currency'
      ) / nullif((ended.baseline -> 'first' ->> 'costMinor')::double precision, 0) as ratio
      from ended
    )
    select figures.id, figures.title, before.chance, figures.phase = 'stopped' or figures.ratio > 1.5 as bad
    from figures
    cross join lateral (
      select standing.chance from foresight.standing
      where standing.record = figures.id and standing.since < figures.on
      order by standing.since desc
      limit 1
    ) as before
    where figures.phase = 'stopped' or figures.ratio is not null
    order by figures.id`
}
