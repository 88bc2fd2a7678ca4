import type { DomainCheck, Fault } from '#ledger'

const MOST = 1_000

/**
 * Holds the registry's rows against the ledger, both ways: each organisation, record and observation is as the last entry
 * about it says, and what entries say exists is there. Words that a redaction took out are compared as masked.
 */
export const registryAgainstLedger: DomainCheck = async ({ sql }) => {
  const [count] = await sql<{ rows: number }[]>`
    select (select count(*) from registry.organisation) + (select count(*) from registry.record)
      + (select count(*) from registry.observation) + (select count(*) from registry.need_correction) as rows`
  const organisations = await sql<Fault[]>`
    with told as (
      select distinct on (subject) subject, convert_from(body, 'UTF8')::jsonb -> 'organisation' as state
      from published.remembered
      where type in ('organisation.registered', 'organisation.changed', 'demonstration.removed')
      and subject not like 'source:%'
      and body is not null
      order by subject, submission desc
    )
    select 'organisation ' || coalesce(organisation.id, told.subject) as where,
      case when told.state is null then 'row-without-entry' when organisation.id is null then 'entry-without-row'
        else 'row-differs' end as what
    from registry.organisation
    full join told on told.subject = organisation.id
    where organisation.facts is distinct from told.state
    limit ${MOST}`
  const records = await sql<Fault[]>`
    select 'record ' || thing.id as where,
      case when told.state is null then 'row-without-entry' else 'row-differs' end as what
    from registry.record as thing
    left join lateral (
      select convert_from(body, 'UTF8')::jsonb -> 'record' as state
      from published.remembered
      where remembered.subject = thing.id and type <> 'redacted' and body is not null
      order by submission desc
      limit 1
    ) as told on true
    where told.state is null
    or jsonb_populate_record(null::registry.record, told.state) is distinct from thing
    limit ${MOST}`
  const vanished = await sql<Fault[]>`
    select 'record ' || subjects.subject as where, 'entry-without-row' as what
    from (
      select distinct subject from published.remembered
      where type ~ '^(initiative|solution|product)[.]'
    ) as subjects
    cross join lateral (
      select convert_from(body, 'UTF8')::jsonb -> 'record' as state
      from published.remembered
      where remembered.subject = subjects.subject and type <> 'redacted' and body is not null
      order by submission desc
      limit 1
    ) as told
    where jsonb_typeof(told.state) = 'object'
    and not exists (select from registry.record where record.id = subjects.subject)
    limit ${MOST}`
  const observations = await sql<Fault[]>`
    with told as (
      select one.*, submission
      from published.remembered
      cross join lateral jsonb_to_recordset(convert_from(body, 'UTF8')::jsonb -> 'observations') as one (
        id bigint, record text, source text, kind text, key text, part text, place text, claims jsonb, links jsonb,
        identifiers text[], priority integer, checksum text, observed_at timestamptz)
      where type ~ '^(initiative|solution|product)[.]'
      and body is not null
    )
    select 'observation ' || coalesce(heard.id, told.id) as where,
      case when told.id is null then 'row-without-entry' when heard.id is null then 'entry-without-row'
        else 'row-differs' end as what
    from registry.observation as heard
    full join told on told.id = heard.id
    where (heard.record, heard.source, heard.kind, heard.key, heard.part, heard.place, heard.claims, heard.links,
        heard.identifiers, heard.priority, encode(heard.checksum, 'hex'), heard.observed_at)
      is distinct from (told.record, told.source, told.kind, told.key, told.part, told.place, told.claims, told.links,
        told.identifiers, told.priority, told.checksum, told.observed_at)
    and (heard.id is not null or exists (select from registry.record where record.id = told.record))
    and not exists (
      select from published.remembered
      where remembered.subject = told.record and type = 'demonstration.removed' and submission > told.submission)
    limit ${MOST}`
  const corrections = await sql<Fault[]>`
    with told as (
      select distinct on (subject) subject, convert_from(body, 'UTF8')::jsonb -> 'correction' as said
      from published.remembered
      where type like '%.need-corrected'
      and body is not null
      order by subject, submission desc
    )
    select 'need of ' || coalesce(kept.record, told.subject) as where,
      case when told.said is null then 'row-without-entry' when kept.record is null then 'entry-without-row'
        else 'row-differs' end as what
    from registry.need_correction as kept
    full join (
      select told.* from told
      join registry.record on record.id = told.subject
      where jsonb_typeof(told.said -> 'needs') = 'array'
    ) as told on told.subject = kept.record
    where (to_jsonb(kept.needs), kept.reason) is distinct from (told.said -> 'needs', told.said ->> 'reason')
    limit ${MOST}`
  const faults = [...organisations, ...records, ...vanished, ...observations, ...corrections]
  return { rows: count?.rows ?? 0, faults }
}
