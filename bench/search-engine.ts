/**
 * Measures the search index beside PostgreSQL full text and MiniSearch on made-up records:
 * `npm run bench -- search [records …] [--compare records]`. Without arguments 130,000 and 1,000,000 records, compared at
 * 65,000; `search 1000000 --compare 0` measures a million and compares nothing. A million takes about 6 GB and, on a calm
 * machine, some minutes.
 */
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createIndex, loadIndex, readQuery, type Schema, type SearchIndex, saveIndex } from '#platform/index'
import { type Analyser, createAnalyser } from '#platform/text'
import { type MadeCompound, type MadeRecord, makeRecords } from './search-corpus.ts'
import { Goals } from './search-goals.ts'
import { machine, memory, once, say, type Timing, time } from './search-measure.ts'
import { compareMiniSearch } from './search-minisearch.ts'
import { comparePostgres } from './search-postgres.ts'
import { drawQuestions, type Questions } from './search-queries.ts'

const schema: Schema = {
  version: 'bench 1',
  fields: [
    { name: 'title', weight: 3, b: 0.3, typicalLength: 5 },
    { name: 'body', weight: 1, b: 0.75, typicalLength: 40 },
  ],
  facets: ['organisation', 'county', 'phase', 'theme', 'source', 'period'],
  numbers: ['year'],
}
const facets = schema.facets.map((name) => ({ name, limit: 20 }))
const EACH = 200
const PROGRESS = 100_000
const SEED = 20261122

function readArguments(given: readonly string[]): [number[], number] {
  const flag = given.indexOf('--compare')
  const sizes = (flag < 0 ? given : given.slice(0, flag)).map(Number).filter((size) => size > 0)
  return [
    sizes.length > 0 || flag >= 0 ? sizes : [130_000, 1_000_000],
    flag < 0 ? 65_000 : Number(given[flag + 1]),
  ]
}

interface Built {
  index: SearchIndex
  analyser: Analyser
  /** Some of the records, evenly spread. */
  sample: MadeRecord[]
  /** The root of every record, and whether anything rewrites it or it rewrites something. */
  roots: Int32Array
  twins: MadeRecord[]
  compounds: MadeCompound[]
}

async function build(count: number, goals: Goals): Promise<Built> {
  const analyser = createAnalyser()
  const index = createIndex(schema)
  const compounds: MadeCompound[] = []
  const built: Built = { index, analyser, sample: [], roots: new Int32Array(count), twins: [], compounds }
  let [seconds, cpu] = [0, 0]
  let batch: MadeRecord[] = []
  const flush = () => {
    const before = process.cpuUsage()
    const start = performance.now()
    for (const { id, title, body, facets: values, year } of batch) {
      const fields = { title: analyser.analyse(title, 'sv'), body: analyser.analyse(body, 'sv') }
      index.put({ id, fields, facets: values, numbers: { year }, exact: [title] })
    }
    seconds += (performance.now() - start) / 1000
    const used = process.cpuUsage(before)
    cpu += (used.user + used.system) / 1e6
    batch = []
  }
  let at = 0
  for (const record of makeRecords(SEED, compounds)) {
    if (at === count) break
    batch.push(record)
    built.roots[at] = record.root
    if (at % Math.ceil(count / 1500) === 0) built.sample.push(record)
    if (record.rewritten === 'heavy' && built.twins.length < 1000) built.twins.push(record)
    if (++at % 5000 === 0) flush()
    if (at % PROGRESS === 0 && at < count) say(`  ${at} records put, ${cpu.toFixed(0)} s CPU`)
  }
  flush()
  const settled = await once(() => index.stats())
  const compacted = await once(() => index.compact())
  const total = seconds + settled.seconds + compacted.seconds
  const totalCpu = cpu + settled.cpuSeconds + compacted.cpuSeconds
  const stats = index.stats()
  goals.atLeast('index build, records per CPU second', count / totalCpu, 10_000)
  say(
    `build (analysis, put, compact): ${total.toFixed(1)} s wall, ${totalCpu.toFixed(1)} s CPU; ${(count / total).toFixed(0)} records/s wall, ${(count / totalCpu).toFixed(0)} records per CPU second`,
  )
  say(
    `holds ${stats.terms} terms, ${stats.postings} postings (${(stats.postings / count).toFixed(0)} a record), ${stats.segments} segments; arrays ${(stats.arrayBytes / 1e6).toFixed(0)} MB (${(stats.arrayBytes / count).toFixed(0)} bytes a record), words about ${(stats.vocabularyBytes / 1e6).toFixed(0)} MB`,
  )
  const spelling = await once(() => index.correct('uppvärmning', 1))
  say(`spelling made ready in ${spelling.seconds.toFixed(2)} s (${spelling.cpuSeconds.toFixed(2)} CPU)`)
  return built
}

function ask(built: Built, kind: keyof Questions, text: string) {
  const { clauses } = readQuery(text, built.analyser, built.index, {
    need: kind === 'any of five' ? 'may' : 'must',
    typing: kind === 'prefix',
  })
  return built.index.search({ clauses, facets })
}

function questionsFor(built: Built): Questions {
  const stem = (word: string) => built.analyser.termsOf(word, 'sv')[0]?.term
  return drawQuestions(built.sample, built.index, stem, EACH)
}

const textsOf = (questions: Questions, kind: keyof Questions) =>
  questions[kind].map((one) => (typeof one === 'string' ? one : one.text))

async function timeAll(built: Built, questions: Questions): Promise<Map<keyof Questions, Timing>> {
  const timings = new Map<keyof Questions, Timing>()
  const kinds = Object.keys(questions) as (keyof Questions)[]
  // a server that has answered before has its code compiled
  for (const kind of kinds) for (const text of textsOf(questions, kind)) ask(built, kind, text)
  for (const kind of kinds) {
    const texts = textsOf(questions, kind)
    let hits = 0
    const timing = await time(texts, (text) => {
      hits += ask(built, kind, text).total
    })
    timings.set(kind, timing)
    row(kind, timing, `${Math.round(hits / (timing.calls + Math.min(20, timing.calls)))} hits on average`)
  }
  return timings
}

function row(name: string, { median, p95, cpu, cpuP95, calls }: Timing, note: string): void {
  const cells = [median, p95, cpu, cpuP95].map((value) => value.toFixed(2).padStart(8)).join(' ')
  say(`${name.padEnd(24)} ${cells}   ${String(calls).padStart(4)} calls   ${note}`)
}

const head = `${''.padEnd(24)} ${'median'.padStart(8)} ${'p95'.padStart(8)} ${'CPU'.padStart(8)} ${'CPU p95'.padStart(8)}   milliseconds`

async function measure(count: number): Promise<void> {
  say(`\n# ${count} records · ${machine()}`)
  const goals = new Goals()
  const built = await build(count, goals)
  const questions = questionsFor(built)
  say(head)
  for (const [kind, { p95 }] of await timeAll(built, questions))
    goals.atMost(`search, ${kind}: p95, ms`, p95, count > 130_000 ? 50 : 10)
  await measureLikeness(built, goals)
  measureTypos(built, questions, goals)
  measureParts(built, goals)
  await measureChange(built)
  await measureSnapshot(built, goals)
  say(`memory: ${memory()} · ${machine()}`)
  say(`\n${goals.table(`${count} records`)}`)
}

async function measureLikeness(built: Built, goals: Goals): Promise<void> {
  let [first, asked] = [0, 0]
  const ids = built.twins.map((record) => Number(record.id.slice(1)))
  const timing = await time(ids, (at) => {
    const [hit] = built.index.moreLikeThis({ like: { id: `r${at}` }, limit: 10 })
    asked++
    if (hit && built.roots[Number(hit.id.slice(1))] === built.roots[at]) first++
  })
  goals.atMost('more like this: p95, ms', timing.p95, 5)
  goals.atLeast('more like this: planted twin first, %', (100 * first) / asked, 98)
  row('more like this', timing, `a heavy rewrite's kin first: ${((100 * first) / asked).toFixed(1)} %`)
}

function measureTypos(built: Built, questions: Questions, goals: Goals): void {
  const right = questions.typo.filter(({ text, meant }) => {
    const term = built.analyser.termsOf(meant, 'sv')[0]?.term
    return built.index.correct(text, 3).some((one) => one.term === term)
  })
  goals.atLeast('typo corrected in top 3, %', (100 * right.length) / questions.typo.length, 95)
}

/** Of the compounds the generator made of two words, how many are found by each of the two. */
function measureParts({ analyser, compounds }: Built, goals: Goals): void {
  const step = Math.ceil(compounds.length / 2000)
  const some = compounds.filter((_, at) => at % step === 0)
  const found = some.flatMap(({ word, parts }) => {
    const terms = new Set(analyser.termsOf(word, 'sv').map(({ term }) => term))
    return parts.map((part) => terms.has(analyser.termsOf(part, 'sv')[0]?.term ?? ''))
  })
  // an upper bound, since the splitter's own list knows the words; split-compound.test.ts has real ones
  goals.atLeast('compound part found, %', (100 * found.filter(Boolean).length) / found.length, 95)
}

async function measureChange(built: Built): Promise<void> {
  const { index, analyser, sample } = built
  const timing = await time(sample.slice(0, 300), ({ id, title, body, facets: values, year }) => {
    const fields = { title: analyser.analyse(title, 'sv'), body: analyser.analyse(body, 'sv') }
    index.put({ id, fields, facets: values, numbers: { year }, exact: [title] })
    return index.search({
      clauses: [{ need: 'must', alternatives: [{ terms: [fields.title[0]?.term ?? ''] }] }],
      limit: 1,
    })
  })
  row('put, then searchable', timing, 'a changed record')
}

async function measureSnapshot(built: Built, goals: Goals): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'skala-bench-'))
  const path = join(folder, 'index')
  try {
    const saved = await once(() => saveIndex(built.index, path, 'bench'))
    const loaded = await once(() => loadIndex(path, schema))
    goals.atMost(
      'start from snapshot, CPU seconds',
      loaded.cpuSeconds,
      built.roots.length > 130_000 ? null : 2,
    )
    const megabytes = ((await stat(path)).size / 1e6).toFixed(0)
    say(
      `snapshot ${megabytes} MB: saved in ${saved.seconds.toFixed(2)} s (${saved.cpuSeconds.toFixed(2)} CPU), loaded in ${loaded.seconds.toFixed(2)} s (${loaded.cpuSeconds.toFixed(2)} CPU), ${loaded.result.ok ? 'whole' : loaded.result.reason}`,
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function compare(count: number): Promise<void> {
  say(`\n# compared at ${count} records, same records, same questions, top 20 and six facets · ${machine()}`)
  const built = await build(count, new Goals())
  const questions = questionsFor(built)
  say(head)
  const own = await timeAll(built, questions)
  const records = () => take(makeRecords(SEED, []), count)
  for (const engine of [compareMiniSearch, comparePostgres]) {
    for await (const { kind, timing, note } of engine(records, questions, built.analyser)) {
      const ours = own.get(kind)
      row(
        kind,
        timing,
        `${ours ? `${times(timing.median / ours.median)} our median, ${times(timing.p95 / ours.p95)} our p95; ` : ''}${note}`,
      )
    }
  }
  say(machine())
}

const times = (ratio: number) => `${ratio.toFixed(ratio < 10 ? 1 : 0)}×`

function* take<T>(source: Generator<T>, count: number): Generator<T> {
  let left = count
  for (const one of source) {
    if (left-- === 0) return
    yield one
  }
}

const [counts, compareAt] = readArguments(process.argv.slice(2))
for (const count of counts) await measure(count)
if (compareAt > 0) await compare(compareAt)
