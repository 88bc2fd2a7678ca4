/**
 * Measures the pages as readers meet them, over HTTP on loopback, in a registry of made-up initiatives:
 * `node bin/run.mjs bench/pages.ts [initiatives]` (130,000 unless said).
 */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keepAllStandings, watch } from '#foresight'
import { append, sequenceAll } from '#ledger'
import { packageRoot, readConfig } from '#platform/config'
import type { Context } from '#platform/context'
import {
  loadResolver,
  type ObservationDraft,
  phases,
  readRegister,
  recordObservations,
  registerOrganisations,
} from '#registry'
import { createSearch } from '#search'
import { openInstallation, operator } from '../src/entrypoints/cli/open-context.ts'
import { createServer } from '../src/entrypoints/server/create-server.ts'
import { makeRecords, seeded } from './search-corpus.ts'
import { machine, once, time } from './search-measure.ts'

const COUNT = Number(process.argv[2] ?? 130_000)
const EACH = 300
const BATCH = 250
const random = seeded(7)
const out = (line: string) => process.stdout.write(`${line}\n`)

const folder = await mkdtemp(join(tmpdir(), 'skala-bench-'))
const installation = await openInstallation(
  readConfig({ SKALA_DATA: folder, LOG_LEVEL: 'silent' }),
  operator,
  false,
)
const { ctx, log } = installation
try {
  out(`Pages, ${COUNT.toLocaleString('en')} initiatives. ${machine()}`)
  const organisations = readRegister().organisations.filter((organisation) => organisation.validTo === null)
  await registerOrganisations(ctx, readRegister())
  await fill(
    ctx,
    organisations.map((organisation) => organisation.id.slice(2, 12)),
  )
  const search = await createSearch(ctx, null)
  const indexed = await once(() => search.ready)
  out(
    `indexed        ${Math.round(COUNT / indexed.seconds).toLocaleString('en')} records/s (${indexed.seconds.toFixed(0)} s)`,
  )
  const server = await createServer({
    ctx,
    search,
    log,
    publicUrl: 'http://localhost',
    requestsPerMinute: 1e9,
  })
  const base = await server.listen({ port: 0, host: '127.0.0.1' })
  await measureSigns(ctx)
  await measure(base, ctx)
  await weigh(base)
  await server.close()
  await search.close()
} finally {
  await installation.close()
  await rm(folder, { recursive: true, force: true })
}

/** How long it takes to read the signs of all initiatives, first and again, and of one after a new entry. */
async function measureSigns(ctx: Context): Promise<void> {
  for (const when of ['signs, first', 'signs, again']) {
    const { seconds } = await once(() => keepAllStandings(ctx))
    out(`${when.padEnd(14)} ${seconds.toFixed(1)} s for ${COUNT.toLocaleString('en')} (goal 60 s)`)
  }
  const ids = await ctx.sql<{ id: string }[]>`
    select id from registry.record where kind = 'initiative' order by id limit ${EACH}`
  const entry = (id: string, claims: object) => ({
    type: 'initiative.changed' as const,
    subject: id,
    content: { record: { id, claims } },
  })
  const goal = 'goal 50 ms'
  await report('signs of one', goal, ids, ({ id }) => watch(ctx, [entry(id, {})]))
  await report('and questions', 'no goal', ids.slice(0, 30), ({ id }) =>
    watch(ctx, [entry(id, { products: [] })]),
  )
}

async function report<T>(
  name: string,
  goal: string,
  list: readonly T[],
  work: (one: T) => Promise<unknown>,
): Promise<void> {
  const taken = await time(list, work, Math.min(5, list.length))
  out(`${name.padEnd(14)} median ${taken.median.toFixed(1)} ms, p95 ${taken.p95.toFixed(1)} ms (${goal})`)
}

/** How many made-up products there are; one initiative in five names one of them, so that each has a handful of users. */
const PRODUCTS = 5_000

/** Fills the registry through the same verb as a harvest. */
async function fill(ctx: Context, numbers: readonly string[]): Promise<void> {
  await registerBenchSource(ctx)
  const resolve = await loadResolver(ctx)
  const origin = { source: 'bench', owner: null, priority: 40, capture: null, demonstration: false }
  const { seconds } = await once(async () => {
    let batch: ObservationDraft[] = []
    let made = 0
    for (const record of makeRecords(1, [])) {
      batch.push(toDraft(record, numbers))
      made += 1
      if (batch.length === BATCH || made === COUNT) {
        await recordObservations(ctx, origin, batch, resolve)
        batch = []
      }
      if (made === COUNT) break
    }
  })
  const sequenced = await once(() => sequenceAll(ctx))
  out(
    `recorded       ${Math.round(COUNT / seconds).toLocaleString('en')} records/s (${seconds.toFixed(0)} s)`,
  )
  out(
    `sequenced      ${Math.round(COUNT / sequenced.seconds).toLocaleString('en')} entries/s (${sequenced.seconds.toFixed(0)} s)`,
  )
}

async function registerBenchSource(ctx: Context): Promise<void> {
  await ctx.transaction(async (tx) => {
    await tx.sql`
      insert into harvest.source (id, connector, location, title, licence, priority, complete, cadence_hours, first_harvested_at)
      values ('bench', 'bench', 'bench', 'bench', 'CC0-1.0', 40, false, 24, now())`
    await append(tx, { type: 'source.registered', subject: 'source:bench', content: { source: 'bench' } })
  })
}

function toDraft(
  record: { id: string; title: string; body: string; year: number },
  numbers: readonly string[],
): ObservationDraft {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]
  return {
    kind: 'initiative',
    key: record.id,
    organisation: { number: pick(numbers) ?? '' },
    claims: {
      title: record.title.slice(0, 500),
      summary: record.body,
      phase: pick(phases),
      publishedOn: String(record.year),
      ...(random() < 0.2 ? { products: [`Program ${Math.floor(random() * PRODUCTS)}`] } : {}),
      money: [{ scope: 'contract', amountMinor: Math.floor(random() * 1e10), currency: 'SEK' }],
    },
  }
}

async function measure(base: string, ctx: Context): Promise<void> {
  const ids = await ctx.sql<{ id: string }[]>`select id from registry.record order by id limit ${EACH}`
  const bodies = await ctx.sql<
    { id: string }[]
  >`select id from registry.organisation where valid_to is null order by id limit ${EACH}`
  const filters = [
    '',
    '?fas=pilot',
    '?fas=drift&fas=pilot',
    '?lan=14',
    '?slag=municipality',
    '?ordning=amount',
    '?ordning=title',
    '?bekraftat=false',
    '?slag=region&fas=operation',
  ]
  const lists = Array.from({ length: EACH }, (_, at) => `/sv/initiativ${filters[at % filters.length]}`)
  const kinds = {
    home: Array.from({ length: EACH }, () => '/sv'),
    'list, filters come again': lists,
    'list, every filter new': bodies.map(
      ({ id }, at) => `/sv/initiativ?organisation=${id}&fas=${phases[at % phases.length]}`,
    ),
    'list, word in title or text': lists
      .slice(0, 30)
      .map(
        (_, at) =>
          `/sv/initiativ?q=${['system', 'skola', 'vård'][at % 3]}&lan=${String((at % 20) + 3).padStart(2, '0')}`,
      ),
    initiative: ids.map(({ id }) => `/sv/initiativ/${id}`),
    organisation: bodies.map(({ id }) => `/sv/organisationer/${id}`),
    organisations: Array.from({ length: 50 }, () => '/sv/organisationer'),
    'API list': Array.from(
      { length: EACH },
      (_, at) => `/api/v1/initiatives?limit=50&phase=${phases[at % phases.length]}`,
    ),
  }
  out('page                          median ms   p95 ms   CPU ms   requests')
  for (const [name, paths] of Object.entries(kinds)) {
    const taken = await time(paths, (path) => fetchWhole(base + path), Math.min(20, paths.length))
    const figure = (value: number) => value.toFixed(1).padStart(9)
    out(
      `${name.padEnd(30)}${figure(taken.median)}${figure(taken.p95)}${figure(taken.cpu)}${String(taken.calls).padStart(11)}`,
    )
  }
}

async function fetchWhole(url: string): Promise<number> {
  const response = await fetch(url, { headers: { 'accept-encoding': 'gzip' } })
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return (await response.arrayBuffer()).byteLength
}

/** What a first visit costs on the wire: the page, the style sheet, the script and the fonts a browser would fetch. */
async function weigh(base: string): Promise<void> {
  const assets = join(packageRoot(), 'dist', 'public')
  const names = await readdir(assets)
  const font =
    names.find((name) => name.endsWith('.woff2') && name.includes('latin-wght')) ??
    names.find((name) => name.endsWith('.woff2'))
  const fontBytes = font ? (await stat(join(assets, font))).size : 0
  const shared = (
    await Promise.all(
      // what every page loads; a few pages load a script of their own besides
      names
        .filter((name) => /^(style|skala)-.*\.(css|js)$/.test(name))
        .map((name) => wireSize(`${base}/public/${name}`)),
    )
  ).reduce((sum, size) => sum + size, 0)
  for (const path of ['/sv', '/sv/initiativ', '/sv/organisationer']) {
    const page = await wireSize(base + path)
    out(
      `first visit ${path.padEnd(20)} ${((page + shared + fontBytes) / 1000).toFixed(1)} kB (page ${(page / 1000).toFixed(1)}, style and script ${(shared / 1000).toFixed(1)}, font ${(fontBytes / 1000).toFixed(1)})`,
    )
  }
}

/** Bytes of the body as sent, compressed. `fetch` unpacks, so this asks the plain client. */
async function wireSize(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      let size = 0
      response.on('data', (chunk: Buffer) => {
        size += chunk.length
      })
      response.on('end', () => resolve(size))
    }).on('error', reject)
  })
}
