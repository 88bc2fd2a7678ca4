/**
 * Measures the indicators in a registry of made-up initiatives with a long history: `npm run bench -- portfolio`, or
 * `node bin/run.mjs bench/portfolio.ts [initiatives] [entries each]` (130,000 and 10 unless said, so 1.3 million entries).
 * The history is written straight into the tables; everything that is measured is what the product runs.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sequenceAll } from '#ledger'
import { readConfig } from '#platform/config'
import { connect, type Sql } from '#platform/database'
import { computeFigures, indicators, keepUp, rebuildFigures } from '#portfolio'
import { loadResolver, readRegister, recordObservations, registerOrganisations } from '#registry'
import { createSearch } from '#search'
import { openInstallation, operator } from '../src/entrypoints/cli/open-context.ts'
import { createServer } from '../src/entrypoints/server/create-server.ts'
import { fillRegistry } from './portfolio-registry.ts'
import { postgresCpu } from './postgres-cpu.ts'
import { machine, memory, once, say, time } from './search-measure.ts'

const INITIATIVES = Number(process.argv[2] ?? 130_000)
const ENTRIES = Number(process.argv[3] ?? 10)

interface Taken<T> {
  readonly result: T
  readonly seconds: number
  readonly cpuSeconds: number
  readonly postgresSeconds: number | null
}

/** Runs once; beside the wall clock, the processor time of this process and of the database server. */
async function taken<T>(call: () => Promise<T>): Promise<Taken<T>> {
  const before = postgresCpu(folder)
  const ours = await once(call)
  const after = postgresCpu(folder)
  return { ...ours, postgresSeconds: before === null || after === null ? null : after - before }
}

const seconds = ({ seconds: wall, cpuSeconds, postgresSeconds }: Taken<unknown>) =>
  `${wall.toFixed(1)} s wall (CPU: ours ${cpuSeconds.toFixed(1)} s, PostgreSQL ${postgresSeconds?.toFixed(1) ?? 'not known'} s, load ${loadavg()[0]?.toFixed(1)})`

const began = performance.now()
/** Says where it stands, at most every ten seconds. */
let lastSaid = began
function progress(step: string, done: number, of: number): void {
  if (performance.now() - lastSaid < 10_000) return
  lastSaid = performance.now()
  say(
    `  … ${((lastSaid - began) / 1000).toFixed(0)} s: ${step} ${done.toLocaleString('en')} of ${of.toLocaleString('en')}`,
  )
}

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
  const all = INITIATIVES * ENTRIES
  const filled = await taken(() =>
    fillRegistry(owner, { initiatives: INITIATIVES, entries: ENTRIES }, (done) =>
      progress('entries written', done, all),
    ),
  )
  const [size] = await owner<{ body: number; entries: number }[]>`
    select avg(length(body))::integer as body, (select max(index) + 1 from ledger.entry) as entries
    from (select body from ledger.content limit 10000) as sample`
  say(
    `filled           ${seconds(filled)}; ${size?.entries.toLocaleString('en')} entries of ${size?.body} bytes`,
  )
  const rebuilt = await taken(() =>
    rebuildFigures(ctx, (step, done) => progress(step, done, step === 'entries' ? all : 651)),
  )
  say(`rebuilt          ${seconds(rebuilt)}, from the first entry on`)
  const whole = await taken(() => computeFigures(ctx, (done) => progress('organisations', done, 651)))
  say(`RECOMPUTED       ${seconds(whole)} (goal 60 s)`)
  say(`                 ${whole.result.organisations} organisations, ${whole.result.tallies} tallies`)
  await keepUp(ctx)
  await measureOne(owner)
  await measurePages()
  say(`in all           ${((performance.now() - began) / 1000).toFixed(0)} s; ${memory()}`)
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
    let ours = 0
    let postgres = 0
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
      const one = await taken(() => keepUp(ctx))
      times.push(one.seconds)
      ours += one.cpuSeconds * 100
      postgres += (one.postgresSeconds ?? 0) * 100
    }
    times.sort((one, other) => one - other)
    say(
      `ONE ENTRY        median ${((times[5] ?? 0) * 1000).toFixed(0)} ms, worst of 10 ${((times[9] ?? 0) * 1000).toFixed(0)} ms (goal 1,000 ms), organisation with ${count.toLocaleString('en')} initiatives (CPU an entry: ours ${ours.toFixed(0)} ms, PostgreSQL ${postgres.toFixed(0)} ms; load ${loadavg()[0]?.toFixed(1)})`,
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
  say(
    `PAGES                                median ms   p95 ms   CPU ms   requests (goal p95 100 ms), load ${loadavg()[0]?.toFixed(1)}`,
  )
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

/** Fetches a page; where the server says that it is busy, as after building its index, it waits, and that time counts. */
async function fetchWhole(url: string): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) {
    const response = await fetch(url)
    const page = await response.text()
    if (response.ok) return
    if (response.status !== 503) throw new Error(`${url} answered ${response.status}: ${page.slice(-500)}`)
    await pause(1_000)
  }
  throw new Error(`${url} has been busy for a minute`)
}
