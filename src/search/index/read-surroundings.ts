import type { Sql } from '#platform/database'
import { type ExportedRecord, tellNeeds } from '#registry'
import type { FoundIn, KnownOrganisation, Tools } from './to-document.ts'

type Reader = { readonly sql: Sql }

/** Every organisation with all its names, by id. Some 700 of them. */
export async function readOrganisationNames(ctx: Reader): Promise<Map<string, KnownOrganisation>> {
  const rows = await ctx.sql<KnownOrganisation[]>`
    select organisation.id, organisation.county_code as "countyCode",
      array[organisation.kind] || organisation.also_kinds as kinds,
      array_remove(array[organisation.name_sv, organisation.facts ->> 'nameEn'], null) || coalesce(
        (select array_agg(organisation_alias.alias order by organisation_alias.alias)
        from published.organisation_alias
        where organisation_alias.organisation = organisation.id and organisation_alias.kind <> 'other-number'),
        '{}') as names
    from published.organisation`
  return new Map(rows.map((row) => [row.id, row]))
}

/** Puts beside each record what it is for, the sources it rests on now, what those who use it say, and its organisation. */
export async function surround(
  ctx: Reader,
  records: readonly ExportedRecord[],
  organisations: ReadonlyMap<string, KnownOrganisation>,
  { classify }: Pick<Tools, 'classify'>,
): Promise<FoundIn[]> {
  const needs = await tellNeeds(ctx, () => classify, records)
  const rows = await ctx.sql<{ record: string; sources: string[] }[]>`
    select record, array_agg(distinct source) as sources
    from published.observation
    where record = any(${records.map(({ id }) => id)})
    and superseded_at is null
    group by record`
  const sources = new Map(rows.map((row) => [row.record, row.sources]))
  const tallies = await ctx.sql<{ record: string; concerns: number }[]>`
    select record, concerns from published.concern_tally where record = any(${records.map(({ id }) => id)})`
  const concerns = new Map(tallies.map((row) => [row.record, row.concerns]))
  return records.map((record) => ({
    record,
    needs: needs.get(record.id) ?? [],
    sources: sources.get(record.id) ?? [],
    concerns: concerns.get(record.id) ?? 0,
    organisation: record.organisation ? organisations.get(record.organisation.id) : undefined,
  }))
}

/** The records of these organisations, by id. */
export async function recordsOf(ctx: Reader, organisations: readonly string[]): Promise<string[]> {
  if (organisations.length === 0) return []
  const rows = await ctx.sql<{ id: string }[]>`
    select id from published.record where organisation = any(${[...organisations]})`
  return rows.map(({ id }) => id)
}

/** Every record that those who work with it have said something of: what entries about a concern do not tell. */
export async function recordsWithConcerns(ctx: Reader): Promise<string[]> {
  const rows = await ctx.sql<{ record: string }[]>`select record from published.concern_tally`
  return rows.map(({ record }) => record)
}
