-- The registry as it could be known when the ledger's last entry was `asked`. Whatever nobody has touched since stands in
-- the tables as it stood then; the rest is what the last entry about it said. So a look at last month costs what last
-- month changed. Contents that have been redacted are masked here too: the past is read through the same view as today.
-- With `only`, the answer is about that one record.
create function registry.record_as_of(asked bigint, only_id text default null) returns setof registry.record
language sql stable as $$
  select record.* from registry.record
  where (only_id is null or record.id = only_id)
  and not exists (
    select from published.remembered as later
    where later.subject = record.id and (later.index > asked or later.index is null))
  union all
  select said.*
  from (
    select distinct subject from published.remembered
    where (index > asked or index is null)
    and (only_id is null or subject = only_id)
  ) as touched
  cross join lateral (
    select convert_from(entry.body, 'UTF8')::jsonb -> 'record' as state
    from published.entry
    where entry.subject = touched.subject and entry.index <= asked
    and (entry.type ~ '^(initiative|solution|product)[.]' or entry.type = 'demonstration.removed')
    -- other slices may remember things about a record under its name without saying what it was
    and (entry.body is null or convert_from(entry.body, 'UTF8')::jsonb ? 'record')
    order by entry.index desc
    limit 1
  ) as last
  cross join lateral jsonb_populate_record(null::registry.record, last.state) as said
  where jsonb_typeof(last.state) = 'object'
$$;

create function registry.organisation_as_of(asked bigint) returns setof registry.organisation language sql stable as $$
  select organisation.* from registry.organisation
  where not exists (
    select from published.remembered as later
    where later.subject = organisation.id and (later.index > asked or later.index is null))
  union all
  select touched.subject, (last.state ->> 'nameSv') collate "sv-x-icu", last.state ->> 'kind',
    array(select jsonb_array_elements_text(last.state -> 'alsoKinds')), last.state ->> 'countyCode',
    (last.state ->> 'population')::integer, last.state ->> 'validTo', (last.state ->> 'demonstration')::boolean, last.state
  from (
    select distinct subject from published.remembered where index > asked or index is null
  ) as touched
  cross join lateral (
    select convert_from(entry.body, 'UTF8')::jsonb -> 'organisation' as state
    from published.entry
    where entry.subject = touched.subject and entry.index <= asked
    and entry.type in ('organisation.registered', 'organisation.changed', 'demonstration.removed')
    order by entry.index desc
    limit 1
  ) as last
  where jsonb_typeof(last.state) = 'object'
$$;

-- What the sources said of one record then: the last word of each, as the record's own entries carry it. When a source
-- last repeated itself is not history, so it is not told; when the last of them fell silent is.
create function registry.observation_as_of(asked bigint, about text) returns setof registry.observation
language sql stable as $$
  select distinct on (said.source, said.kind, said.key, said.part)
    said.id, about, said.source, said.kind, said.key, said.part, said.capture, said.place, said.priority, said.organisation,
    said.organisation_reference, coalesce(said.owned, false), said.claims, said.links, said.identifiers,
    decode(said.checksum, 'hex'), said.observed_at, said.observed_at, 0,
    (select standing.gone_at from registry.record_as_of(asked, about) as standing), null::timestamptz
  from published.entry
  cross join lateral jsonb_to_recordset(convert_from(entry.body, 'UTF8')::jsonb -> 'observations') as said (
    id bigint, source text, kind text, key text, part text, capture bigint, place text, priority integer,
    organisation text, organisation_reference jsonb, owned boolean, claims jsonb, links jsonb, identifiers text[],
    checksum text, observed_at timestamptz)
  where entry.subject = about and entry.index <= asked
  and entry.type ~ '^(initiative|solution|product)[.]'
  and entry.index > coalesce((
    select max(removal.index) from published.entry as removal
    where removal.subject = about and removal.type = 'demonstration.removed' and removal.index <= asked), -1)
  order by said.source, said.kind, said.key, said.part, entry.index desc, said.id desc
$$;

-- Who claimed a tie to something, also when they no longer do.
create index observation_by_claimed_tie on registry.observation using gin (links jsonb_path_ops);
