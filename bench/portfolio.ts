/**
 * Measures the indicators in a registry of made-up initiatives with a long history:
 * `node bin/run.mjs bench/portfolio.ts [initiatives] [entries each]` (130,000 and 10 unless said, so 1.3 million entries).
 * The history is written straight into the tables; everything that is measured is what the product runs.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sequenceAll } from '#ledger'
import { readConfig } from '#platform/config'
import { connect, type Sql } from '#platform/database'
import { computeFigures, indicators, keepUp, rebuildFigures } from '#portfolio'
import { loadResolver, readRegister, recordObservations, registerOrganisations } from '#registry'
import { createSearch } from '#search'
import { openInstallation, operator } from '../src/entrypoints/cli/open-context.ts'
import { createServer } from '../src/entrypoints/server/create-server.ts'
import { machine, memory, once, say, time } from './search-measure.ts'

const INITIATIVES = Number(process.argv[2] ?? 130_000)
const ENTRIES = Number(process.argv[3] ?? 10)
const seconds = (taken: { seconds: number; cpuSeconds: number }) =>
  `${taken.seconds.toFixed(1)} s wall, ${taken.cpuSeconds.toFixed(1)} s CPU of ours`

const folder = await mkdtemp(join(tmpdir(), 'skala-bench-'))
const config = readConfig({ SKALA_DATA: folder, LOG_LEVEL: 'silent' })
const installation = await openInstallation(config, operator, false)
const { ctx, log } = installation
try {
  say(
    `Indicators, ${INITIATIVES.toLocaleString('en')} initiatives, ${(INITIATIVES * ENTRIES).toLocaleString('en')} entries. ${machine()}`,
  )
  await registerOrganisations(ctx, readRegister())
  await sequenceAll(ctx)
  const owner = connect(installation.database.ownerUrl, { max: 1 })
  const filled = await once(() => fill(owner))
  const [size] = await owner<{ body: number; entries: number }[]>`
    select avg(length(body))::integer as body, (select max(index) + 1 from ledger.entry) as entries
    from (select body from ledger.content limit 10000) as sample`
  say(
    `filled           ${filled.seconds.toFixed(0)} s; ${size?.entries.toLocaleString('en')} entries of ${size?.body} bytes`,
  )

  const rebuilt = await once(() => rebuildFigures(ctx))
  say(`rebuilt          ${seconds(rebuilt)}, from the first entry on`)
  const whole = await once(() => computeFigures(ctx))
  say(
    `recomputed       ${seconds(whole)}; ${whole.result.organisations} organisations, ${whole.result.tallies} tallies (goal 60 s)`,
  )
  await keepUp(ctx)
  await measureOne(owner)
  await measurePages()
  say(memory())
  await owner.end()
} finally {
  await installation.close()
  await rm(folder, { recursive: true, force: true })
}

/** From the commit of one entry to the figures that count it. */
async function measureOne(owner: Sql): Promise<void> {
  const resolve = await loadResolver(ctx)
  const rows = await ctx.sql<{ number: string; count: number }[]>`
    select substr(organisation, 3, 10) as number, count(*) as count from registry.record
    group by organisation order by count desc`
  const picked = [rows[0], rows[Math.floor(rows.length / 2)], rows.at(-1)].filter((row) => row !== undefined)
  const origin = { source: 'bench', owner: null, priority: 40, capture: null, demonstration: false }
  for (const { number, count } of picked) {
    const times: number[] = []
    for (let turn = 0; turn < 10; turn += 1) {
      const claims = { title: `Ett till ${turn}`, phase: 'pilot' as const }
      const draft = {
        kind: 'initiative' as const,
        key: `new ${number} ${turn}`,
        organisation: { number },
        claims,
      }
      await recordObservations(ctx, origin, [draft], resolve)
      await place(owner)
      times.push((await once(() => keepUp(ctx))).seconds)
    }
    times.sort((one, other) => one - other)
    say(
      `one entry        median ${((times[5] ?? 0) * 1000).toFixed(0)} ms, worst of 10 ${((times[9] ?? 0) * 1000).toFixed(0)} ms, organisation with ${count.toLocaleString('en')} initiatives (goal 1 s)`,
    )
  }
}

/** Gives waiting entries their index, as the sequencer does; its tree knows nothing of a history written past it. */
async function place(owner: Sql): Promise<void> {
  await owner`
    insert into ledger.entry (index, submission, type, subject, organisation, role, at, leaf, leaf_hash)
    select (select max(index) from ledger.entry) + row_number() over (order by submission), submission, type, subject,
      organisation, role, at, ''::bytea, ''::bytea
    from ledger.pending`
  await owner`delete from ledger.pending`
}

async function measurePages(): Promise<void> {
  const search = await createSearch(ctx, null)
  await search.ready
  const server = await createServer({
    ctx,
    search,
    log,
    publicUrl: 'http://localhost',
    requestsPerMinute: 1e9,
  })
  const base = await server.listen({ port: 0, host: '127.0.0.1' })
  const bodies = await ctx.sql<{ id: string }[]>`
    select id from registry.organisation where valid_to is null order by id limit 300`
  const counties = Array.from({ length: 20 }, (_, at) => String(at + 3).padStart(2, '0'))
  const kinds = {
    'national overview': Array.from({ length: 100 }, () => '/sv/nationellt'),
    'overview, never asked before': Array.from({ length: 40 }, (_, at) => `/sv/nationellt?nr=${at}`),
    'overview of a county': counties.map((county) => `/sv/nationellt?lan=${county}`),
    'how much is unseen': Array.from({ length: 40 }, (_, at) => `/sv/nationellt/fullstandighet?nr=${at}`),
    'an indicator, never asked before': indicators.flatMap(({ id }) =>
      [0, 1, 2].map((at) => `/sv/nationellt/${id}?nr=${at}`),
    ),
    'an organisation among its peers': bodies.map(({ id }) => `/sv/organisationer/${id}/jamforelse`),
    'figures as CSV': indicators.map(({ id }) => `/sv/nationellt/${id}.csv`),
  }
  say('page                                 median ms   p95 ms   CPU ms   requests (goal p95 100)')
  for (const [name, paths] of Object.entries(kinds)) {
    const taken = await time(paths, (path) => fetchWhole(base + path), Math.min(5, paths.length))
    const figure = (value: number) => value.toFixed(1).padStart(9)
    say(
      `${name.padEnd(36)}${figure(taken.median)}${figure(taken.p95)}${figure(taken.cpu)}${String(taken.calls).padStart(11)}`,
    )
  }
  await server.close()
  await search.close()
}

async function fetchWhole(url: string): Promise<void> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  await response.arrayBuffer()
}

/** Writes records, observations, twins and history as harvests would have left them, without going through each. */
async function fill(sql: Sql): Promise<void> {
  await sql`set session_replication_role = replica`
  await sql`
    insert into harvest.source (id, connector, location, title, licence, priority, complete, cadence_hours, first_harvested_at)
    select name, name, name, name, 'CC0-1.0', 40, false, 24, now() from unnest(array['bench', 'second', 'third']) as name`
  await sql`
    create temporary table made as
    select 'i' || lpad(to_hex(n), 12, '0') as id, n, organisation.id as organisation,
      (array['idea','preparation','procurement','development','pilot','introduction','operation','stopped'])[1 + n % 8] as phase,
      (array['innovation','efficiency','mandatory','maintenance'])[1 + (n / 8) % 4] as class,
      (1 + n % 997) * 1000000::bigint as amount, repeat('Beskrivning av ett påhittat initiativ. ', 12) as summary
    from generate_series(1, ${INITIATIVES}::integer) as n
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
      n % 3 = 0, now() - interval '3 years', now(), ${ENTRIES} from made`
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
  for (let version = 0; version < ENTRIES; version += 1) {
    const offset = version * INITIATIVES
    await sql`
      insert into ledger.content (submission, salt, body)
      select ${submission + offset} + n, ''::bytea, convert_to(jsonb_build_object('changed', '[]'::jsonb, 'record', jsonb_build_object(
        'id', id, 'kind', 'initiative', 'organisation', organisation, 'title', 'Initiativ ' || n,
        'phase', (array['idea','preparation','procurement','development','pilot','introduction','operation','stopped'])[1 + (n + ${version}) % 8],
        'amount_sek_minor', amount, 'dated_on', (2015 + n % 11)::text, 'confirmed', n % 3 = 0, 'demonstration', false,
        'claims', ${claims}, 'baseline', ${baseline}),
        'observations', jsonb_build_array(jsonb_build_object('capture', n, 'source', 'bench')))::text, 'UTF8')
      from made`
    await sql`
      insert into ledger.entry (index, submission, type, subject, role, at, leaf, leaf_hash)
      select ${first + offset - 1} + n, ${submission + offset} + n, ${version === 0 ? 'initiative.registered' : 'initiative.changed'}, id,
        'harvester', now() - interval '3 years' + ${version / ENTRIES} * interval '3 years', ''::bytea, ''::bytea
      from made`
  }
  await sql`update ledger.head set size = ${first + INITIATIVES * ENTRIES}`
  await sql`select setval(pg_get_serial_sequence('ledger.pending', 'submission'), ${submission + INITIATIVES * (ENTRIES + 1)})`
  await sql`analyze`
}
