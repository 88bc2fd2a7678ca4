import type { Sql } from '#platform/database'

/** Writes records, observations, twins and history as harvests would have left them, without going through each. */
export async function fillRegistry(
  sql: Sql,
  { initiatives, entries }: { readonly initiatives: number; readonly entries: number },
  onProgress: (written: number) => void = () => undefined,
): Promise<void> {
  await sql`set session_replication_role = replica`
  await sql`set synchronous_commit = off`
  await sql`
    insert into harvest.source (id, connector, location, title, licence, priority, complete, cadence_hours, first_harvested_at)
    select name, name, name, name, 'CC0-1.0', 40, false, 24, now() from unnest(array['bench', 'second', 'third']) as name`
  await sql`
    create temporary table made as
    select 'i' || lpad(to_hex(n), 12, '0') as id, n, organisation.id as organisation,
      (array['idea','preparation','procurement','development','pilot','introduction','operation','stopped'])[1 + n % 8] as phase,
      (array['innovation','efficiency','mandatory','maintenance'])[1 + (n / 8) % 4] as class,
      (1 + n % 997) * 1000000::bigint as amount, repeat('Beskrivning av ett påhittat initiativ. ', 12) as summary
    from generate_series(1, ${initiatives}::integer) as n
    join (
      select id, row_number() over (order by id) as place, count(*) over () as total
      from registry.organisation where valid_to is null
    ) as organisation on organisation.place = 1 + floor(power((n % 9973) / 9973.0, 2) * organisation.total)::integer`
  const claims = sql`jsonb_build_object('title', 'Initiativ ' || n, 'language', 'sv', 'summary', summary, 'phase', phase,
    'class', class, 'contactRole', 'IT-chef', 'startsOn', (2015 + n % 11)::text, 'endsOn', '2027-06-30',
    'money', jsonb_build_array(jsonb_build_object('scope', 'budget', 'amountMinor', amount, 'currency', 'SEK')),
    'suppliers', jsonb_build_array(jsonb_build_object('name', 'Leverantör ' || n % 400)))`
  const baseline = sql`jsonb_build_object('first', jsonb_build_object('endsOn', '2026-12-31', 'costMinor', amount - amount / 10, 'currency', 'SEK'),
    'latest', jsonb_build_object('endsOn', '2027-06-30', 'costMinor', amount, 'currency', 'SEK'), 'rebaselines', n % 4)`
  await sql`
    insert into registry.record (id, kind, organisation, title, phase, amount_sek_minor, dated_on, claims, provenance, baseline,
      confirmed, first_seen_at, changed_at, version)
    select id, 'initiative', organisation, 'Initiativ ' || n, phase, amount, (2015 + n % 11)::text, ${claims}, '{}', ${baseline},
      n % 3 = 0, now() - interval '3 years', now(), ${entries} from made`
  await sql`
    insert into registry.observation (record, source, kind, key, part, place, priority, organisation, owned, claims, links,
      identifiers, checksum, observed_at, seen_at)
    select id, source, 'initiative', id, '', '', 40, organisation, false, jsonb_build_object('title', 'Initiativ ' || n), '[]',
      '{}', ''::bytea, now(), now() - (n % 400) * interval '1 day'
    from made
    join (values ('bench', 1), ('second', 3), ('third', 5)) as told (source, every) on made.n % told.every = 0`
  await sql`
    insert into registry.told_need (record, checksum, needs)
    select id, '', array[(array['library-system','e-archive','school-platform'])[1 + n % 3]] from made`
  await sql`
    insert into similarity.pair (one, other, level, score, need, reasons, proposed_at)
    select one.id, other.id, 'same-need', 3, 'library-system', '[]', now()
    from made as one join made as other on other.n = one.n + 1 where one.n % 7 = 0`
  const [start] = await sql<{ index: number; submission: number }[]>`
    select max(index) + 1 as index, (select last_value + 1 from pg_sequences where schemaname = 'ledger' limit 1) as submission from ledger.entry`
  const first = start?.index ?? 0
  const submission = Math.max(start?.submission ?? 0, first) + 1
  await sql`
    create temporary table said as
    select n, id, jsonb_build_object('changed', '[]'::jsonb, 'record', jsonb_build_object(
      'id', id, 'kind', 'initiative', 'organisation', organisation, 'title', 'Initiativ ' || n, 'phase', '@phase@',
      'amount_sek_minor', amount, 'dated_on', (2015 + n % 11)::text, 'confirmed', n % 3 = 0, 'demonstration', false,
      'claims', ${claims}, 'baseline', ${baseline}),
      'observations', jsonb_build_array(jsonb_build_object('capture', n, 'source', 'bench')))::text as body
    from made`
  for (let version = 0; version < entries; version += 1) {
    const offset = version * initiatives
    await sql`
      insert into ledger.content (submission, salt, body)
      select ${submission + offset} + n, ''::bytea, convert_to(replace(body, '@phase@',
        (array['idea','preparation','procurement','development','pilot','introduction','operation','stopped'])[1 + (n + ${version}) % 8]), 'UTF8')
      from said order by n`
    await sql`
      insert into ledger.entry (index, submission, type, subject, role, at, leaf, leaf_hash)
      select ${first + offset - 1} + n, ${submission + offset} + n, ${version === 0 ? 'initiative.registered' : 'initiative.changed'}, id,
        'harvester', now() - interval '3 years' + ${version / entries} * interval '3 years', ''::bytea, ''::bytea
      from said order by n`
    onProgress((version + 1) * initiatives)
  }
  await sql`update ledger.head set size = ${first + initiatives * entries}`
  await sql`select setval(pg_get_serial_sequence('ledger.pending', 'submission'), ${submission + initiatives * (entries + 1)})`
  await sql`analyze`
}
