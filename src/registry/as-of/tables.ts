import type { Sql } from '#platform/database'

/** Who asks the registry. With `asOf`, the index of the last entry that may be known, it answers as it stood then. */
export interface Reader {
  readonly sql: Sql
  readonly asOf?: number | undefined
}

/**
 * The registry's tables for a `from` clause, under their own names: as they are, or as they stood. A query that takes
 * them from here answers for any moment.
 */
export function tablesFor({ sql, asOf }: Reader, only: string | null = null) {
  if (asOf === undefined) return { record: sql`registry.record`, organisation: sql`registry.organisation` }
  return {
    record: sql`registry.record_as_of(${asOf}::bigint, ${only}) as record`,
    organisation: sql`registry.organisation_as_of(${asOf}::bigint) as organisation`,
  }
}

/** What the sources say of one record, superseded claims left out: a table named `observation` for a `from` clause. */
export function observationsOf({ sql, asOf }: Reader, record: string | ReturnType<Sql>) {
  return asOf === undefined
    ? sql`(select * from registry.observation where observation.record = ${record} and superseded_at is null) as observation`
    : sql`registry.observation_as_of(${asOf}::bigint, ${record}) as observation`
}

/**
 * The ties to and from one record, for a `with` clause. Then: those that the observations which stood then claimed.
 * Superseded observations are kept, so that ties which have since been dropped are found again. Which organisation a tie
 * names is told by the register of today.
 */
export function linksOf({ sql, asOf }: Reader, record: string) {
  if (asOf === undefined)
    return sql`
      select link.*, 'to' as direction, link.to_record as other from registry.link where link.record = ${record}
      union all
      select link.*, 'from' as direction, link.record as other from registry.link where link.to_record = ${record}`
  return sql`
    select link.type, 'to' as direction, link.note, said.source, link.to_words, link.to_identifier,
      identifier.record as other,
      coalesce(
        (select resolved.to_organisation from registry.link as resolved
          where resolved.source = said.source and resolved.key = said.key and resolved.part = said.part
          and resolved.to_words = link.to_words
          limit 1),
        (select organisation.id from registry.organisation
          where organisation.id = 'SE' || link.to_number or organisation.name_sv = link.to_words
          order by organisation.id limit 1),
        (select alias.organisation from registry.organisation_alias as alias
          where alias.alias = link.to_words
          order by alias.organisation limit 1)) as to_organisation
    from registry.observation_as_of(${asOf}::bigint, ${record}) as said
    cross join lateral (
      select claimed ->> 'type' as type, claimed ->> 'note' as note, claimed -> 'to' ->> 'record' as to_kind,
        claimed -> 'to' ->> 'identifier' as to_identifier,
        translate(claimed -> 'to' -> 'organisation' ->> 'number', '- ', '') as to_number,
        coalesce(claimed -> 'to' ->> 'words', claimed -> 'to' -> 'organisation' ->> 'name',
          claimed -> 'to' -> 'organisation' ->> 'number') as to_words
      from jsonb_array_elements(said.links) as claimed
    ) as link
    left join registry.identifier on identifier.kind = link.to_kind and identifier.identifier = link.to_identifier
    union all
    select claimed ->> 'type', 'from', claimed ->> 'note', past.source, null, own.identifier, past.record, null
    from registry.identifier as own
    join registry.observation as past on past.links @> jsonb_build_array(jsonb_build_object(
      'to', jsonb_build_object('record', own.kind, 'identifier', own.identifier)))
    cross join lateral jsonb_array_elements(past.links) as claimed
    where own.record = ${record}
    and claimed -> 'to' = jsonb_build_object('record', own.kind, 'identifier', own.identifier)
    and exists (select from registry.observation_as_of(${asOf}::bigint, past.record) as said where said.id = past.id)`
}
