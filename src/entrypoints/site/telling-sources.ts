import type { Context } from '#platform/context'
import type { TellingSource } from '#registry'

/** The sources that have told about an organisation, by how many of its records rest on them. */
export async function tellingSources(ctx: Context, organisation: string): Promise<TellingSource[]> {
  return ctx.sql<TellingSource[]>`
    select source.id, source.title, count(distinct observation.record) as records
    from published.observation
    join published.record on record.id = observation.record
    join published.source on source.id = observation.source
    where record.organisation = ${organisation}
    and observation.superseded_at is null
    group by source.id, source.title
    order by records desc, source.title`
}
