import type { DomainCheck, Fault } from '#ledger'

const MOST = 1_000

/** Holds sources and captures against the ledger, both ways; the bytes of each capture are hashed anew. */
export const harvestAgainstLedger: DomainCheck = async ({ sql }) => {
  const [count] = await sql<{ rows: number }[]>`
    select (select count(*) from harvest.source) + (select count(*) from harvest.capture) as rows`
  const sources = await sql<Fault[]>`
    with told as (
      select distinct on (subject) subject, convert_from(body, 'UTF8')::jsonb -> 'source' as state
      from published.remembered
      where type in ('source.registered', 'source.changed', 'demonstration.removed')
      and subject like 'source:%'
      and body is not null
      order by subject, submission desc
    )
    select coalesce('source ' || source.id, told.subject) as where,
      case when told.state is null then 'row-without-entry' when source.id is null then 'entry-without-row'
        else 'row-differs' end as what
    from harvest.source
    full join told on told.subject = 'source:' || source.id
    where not coalesce(to_jsonb(source) @> told.state, source.id is null and jsonb_typeof(told.state) <> 'object')
    limit ${MOST}`
  const captures = await sql<Fault[]>`
    with told as (
      select one.*, submission from published.remembered
      cross join lateral jsonb_to_record(convert_from(body, 'UTF8')::jsonb) as one (
        source text, url text, sha256 text, captured_at timestamptz)
      where type = 'source.observed'
      and body is not null
    )
    select 'capture ' || coalesce(capture.id::text, told.url) as where,
      case when told.url is null then 'row-without-entry' else 'entry-without-row' end as what
    from harvest.capture
    full join told on told.source = capture.source and told.url = capture.url
      and told.sha256 = encode(capture.sha256, 'hex') and told.captured_at = capture.captured_at
    where told.url is null
    or (capture.id is null and exists (select from harvest.source where source.id = told.source)
      and not exists (
        select from published.remembered
        where remembered.subject = 'source:' || told.source and type = 'demonstration.removed'
        and submission > told.submission))
    limit ${MOST}`
  const bytes = await sql<Fault[]>`
    select 'capture ' || (select min(id) from harvest.capture where capture.sha256 = content.sha256) as where,
      'other-bytes' as what
    from harvest.content
    where sha256(bytes) <> content.sha256
    and not exists (
      select from published.remembered, harvest.capture
      where remembered.type = 'source.bytes-erased' and capture.sha256 = content.sha256
      and (convert_from(remembered.body, 'UTF8')::jsonb ->> 'capture')::bigint = capture.id
      and length(content.bytes) = 0)
    limit ${MOST}`
  return { rows: count?.rows ?? 0, faults: [...sources, ...captures, ...bytes] }
}
