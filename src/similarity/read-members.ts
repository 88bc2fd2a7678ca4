import type { Sql } from '#platform/database'
import type { TwinMember } from './twin-views.ts'

/** Initiatives as twins show them, by id; ids of nothing are left out. */
export async function readMembers(
  ctx: { readonly sql: Sql },
  ids: readonly string[],
): Promise<Map<string, TwinMember>> {
  const rows = await ctx.sql<TwinMember[]>`
    select record.id, record.title, coalesce(record.claims ->> 'language', 'sv') as language,
      case when organisation.id is not null then jsonb_build_object(
        'id', organisation.id, 'name', organisation.name_sv, 'kind', organisation.kind,
        'demonstration', organisation.demonstration) end as organisation,
      record.organisation_words as "organisationWords", record.phase, record.amount_sek_minor as "amountSekMinor",
      record.dated_on as "datedOn", record.claims ->> 'contactRole' as "contactRole", record.confirmed,
      record.demonstration
    from published.record
    left join published.organisation on organisation.id = record.organisation
    where record.id = any(${[...ids]})`
  return new Map(rows.map((row) => [row.id, row]))
}
