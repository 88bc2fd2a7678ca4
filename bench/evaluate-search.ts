/**
 * Measures how good the answers of a search are: `node bin/run.mjs bench/evaluate-search.ts [worst queries to list]`.
 * What it is measured on, and what that does not say, is in `bench/labels/search/readme.md`.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '#platform/config'
import { createIndex, type SearchIndex } from '#platform/index'
import type { Language } from '#platform/language'
import { tokenise } from '#platform/text'
import { type ExportedRecord, needsByRules } from '#registry'
import { askIndex } from '../src/search/ask-index.ts'
import { schema } from '../src/search/index/schema.ts'
import { type Tools, toDocument } from '../src/search/index/to-document.ts'
import { makeTools } from '../src/search/make-tools.ts'
import { readLabels } from './evaluate-needs.ts'
import { seeded } from './search-corpus.ts'

interface Share {
  readonly asked: number
  readonly found: number
}

/** How well searches are answered. Shares and means are between 0 and 1. */
export interface SearchFigures {
  readonly queries: number
  /** Mean nDCG of the first ten hits, by half and language. */
  readonly ndcg: Readonly<Record<'tune' | 'held-out', Readonly<Record<Language, number>>>>
  /** Swedish queries whose need an English text serves, with such a text among the first ten hits: all, and by half. */
  readonly crossLanguage: Readonly<Record<'all' | 'tune' | 'held-out', Share>>
  /** The same for needs that fewer than eight Swedish titles serve, so that there is room among the first ten. */
  readonly crossWithRoom: Share
  /** Words with one letter wrong that no record holds, with the right word proposed or in the first three titles. */
  readonly typos: Share
  /** Parts of compounds that find the title with the compound. */
  readonly compoundParts: Share
  /** Of the tuning half alone: the other is only counted. */
  readonly worst: readonly { readonly query: string; readonly ndcg: number; readonly first: string }[]
}

interface Labelled {
  readonly id: string
  readonly title: string
  readonly language: Language
  readonly text?: string
  readonly cpv: readonly string[]
  readonly needs: readonly string[]
}

interface LabelledQuery {
  readonly query: string
  readonly language: string
  readonly needs: readonly string[]
  readonly related: readonly string[]
}

const FIRST = 10
const TYPOS = 200
const ROOM = 8

/** Puts the labelled records in an index and asks it every labelled query. */
export async function evaluateSearch(): Promise<SearchFigures> {
  const tools = await makeTools()
  const records = readRecords()
  const index = createIndex(schema)
  for (const one of records) index.put(asDocument(asRecord(one), tools))
  const byId = new Map(records.map((one) => [one.id, one]))
  const ask = (words: string, limit: number) =>
    askIndex(index, tools, { words, chosen: {}, sort: 'relevance', from: 0 }, { limit, facets: false })
  const scored = readQueries().map((query) => {
    const hits = ask(query.query, FIRST).hits.flatMap(({ id }) => byId.get(id) ?? [])
    return { ...query, hits, ndcg: ndcg(hits, records, query) }
  })
  const mean = (half: string, language: Language) =>
    average(
      scored.filter((one) => halfOf(one.query) === half && one.language === language).map((one) => one.ndcg),
    )
  const crossing = scored.filter(
    (one) =>
      one.language === 'sv' && records.some((record) => record.language === 'en' && grade(record, one) === 3),
  )
  return {
    queries: scored.length,
    ndcg: {
      tune: { sv: mean('tune', 'sv'), en: mean('tune', 'en') },
      'held-out': { sv: mean('held-out', 'sv'), en: mean('held-out', 'en') },
    },
    crossLanguage: {
      all: crossed(crossing),
      tune: crossed(crossing.filter(({ query }) => halfOf(query) === 'tune')),
      'held-out': crossed(crossing.filter(({ query }) => halfOf(query) === 'held-out')),
    },
    crossWithRoom: crossed(
      crossing.filter(
        (one) =>
          records.filter((record) => record.language === 'sv' && grade(record, one) === 3).length < ROOM,
      ),
    ),
    typos: typosIn(records, index, (typo) => {
      const { read, hits } = ask(typo, 3)
      const shown = hits.flatMap(({ id }) => tokenise(byId.get(id)?.title ?? ''))
      return [...(read.corrected[0]?.to ?? []), ...shown.map(({ word }) => word)]
    }),
    compoundParts: compoundParts((part) =>
      ask(part, records.length).hits.map(({ id }) => byId.get(id)?.title),
    ),
    worst: scored
      .filter(({ query }) => halfOf(query) === 'tune')
      .sort((one, other) => one.ndcg - other.ndcg)
      .map(({ query, ndcg: points, hits }) => ({ query, ndcg: points, first: hits[0]?.title ?? 'nothing' })),
  }
}

function asDocument(record: ExportedRecord, tools: Tools) {
  const needs = needsByRules(tools.classify, record).map(({ need }) => need)
  return toDocument({ record, needs, sources: [], concerns: 0, organisation: undefined }, tools)
}

function crossed(asked: readonly (LabelledQuery & { hits: readonly Labelled[] })[]) {
  const found = asked.filter((one) => one.hits.some((hit) => hit.language === 'en' && grade(hit, one) === 3))
  return { asked: asked.length, found: found.length }
}

function readTable(name: string): string[][] {
  const path = join(packageRoot(), 'bench/labels/search', name)
  const [, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n')
  return lines.map((line) => line.split('\t'))
}

const list = (cell = '') => cell.split(',').filter(Boolean)

function readRecords(): Labelled[] {
  const real = [...readLabels('tune'), ...readLabels('held-out')].map(
    ({ title, cpv, needs }, at): Labelled => {
      return { id: `real-${at}`, title, language: 'sv', cpv: [cpv], needs }
    },
  )
  const invented = readTable('invented-english.tsv').map(([title = '', text = '', needs], at): Labelled => {
    return { id: `invented-${at}`, title, text, language: 'en', cpv: [], needs: list(needs) }
  })
  return [...real, ...invented]
}

function readQueries(): LabelledQuery[] {
  return readTable('queries.tsv').map(([query = '', language = '', needs, related]) => {
    return { query, language, needs: list(needs), related: list(related) }
  })
}

const halfOf = (query: string) =>
  (createHash('sha256').update(query).digest()[0] ?? 0) % 2 === 0 ? 'tune' : 'held-out'

function asRecord({ id, title, language, text, cpv }: Labelled): ExportedRecord {
  return {
    id,
    kind: 'initiative',
    title,
    language,
    organisation: null,
    organisationWords: null,
    phase: null,
    summary: text ?? null,
    amountSekMinor: null,
    datedOn: null,
    confirmed: false,
    disagreements: 0,
    demonstration: false,
    goneAt: null,
    changedAt: '2026-01-01T00:00:00.000Z',
    firstSeenAt: '2026-01-01T00:00:00.000Z',
    version: 1,
    claims: { title, language, cpv, ...(text && { summary: text }) },
  }
}

function grade({ needs }: Labelled, query: LabelledQuery): number {
  const [first = ''] = needs
  if (query.needs.includes(first)) return 3
  if (needs.some((need) => query.needs.includes(need))) return 2
  return needs.some((need) => query.related.includes(need)) ? 1 : 0
}

/** Normalised discounted cumulative gain of the first ten (Järvelin and Kekäläinen 2002, gains 2^grade - 1). */
function ndcg(hits: readonly Labelled[], all: readonly Labelled[], query: LabelledQuery): number {
  const gain = (grades: readonly number[]) =>
    grades.slice(0, FIRST).reduce((sum, one, rank) => sum + (2 ** one - 1) / Math.log2(rank + 2), 0)
  const best = gain(all.map((one) => grade(one, query)).sort((one, other) => other - one))
  return best === 0 ? 1 : gain(hits.map((one) => grade(one, query))) / best
}

/** One wrong letter in words of at least six letters, the same every time: changed, dropped, doubled or swapped. */
function typosIn(
  records: readonly Labelled[],
  index: SearchIndex,
  correct: (typo: string) => readonly string[],
): SearchFigures['typos'] {
  const random = seeded(11)
  const words = [...new Set(records.flatMap(({ title }) => tokenise(title).map(({ word }) => word)))]
    .filter((word) => /^\p{Ll}{6,}$/u.test(word))
    .sort()
  const asked = Array.from({ length: TYPOS }, () => {
    const word = words[Math.floor(random() * words.length)] ?? ''
    return { word, typo: withTypo(word, random) }
  }).filter(({ typo }) => index.documentsWith(typo) === 0)
  const right = asked.filter(({ word, typo }) => correct(typo).includes(word))
  return { asked: asked.length, found: right.length }
}

function withTypo(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2))
  const letter = word[at] ?? ''
  const other = 'aeinorst'[Math.floor(random() * 8)] ?? 'e'
  const ways = [other === letter ? '' : other, '', letter + letter, `${word[at + 1]}${letter}`]
  const way = Math.floor(random() * ways.length)
  return word.slice(0, at) + ways[way] + word.slice(at + (way === 3 ? 2 : 1))
}

function compoundParts(
  find: (part: string) => readonly (string | undefined)[],
): SearchFigures['compoundParts'] {
  const pairs = readTable('compound-parts.tsv')
  const found = pairs.filter(([title = '', part = '']) => find(part).includes(title))
  return { asked: pairs.length, found: found.length }
}

const average = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

/** The figures as lines to print. */
export function describeSearchFigures(figures: SearchFigures, worst = 10): string {
  const share = ({ asked, found }: { asked: number; found: number }) =>
    `${((100 * found) / asked).toFixed(1)} % (${found} of ${asked})`
  const half = (name: 'tune' | 'held-out') =>
    `search, ${name}: nDCG@10 Swedish ${figures.ndcg[name].sv.toFixed(3)}, English ${figures.ndcg[name].en.toFixed(3)} (goal 0.85)`
  return [
    `${figures.queries} labelled queries`,
    half('tune'),
    half('held-out'),
    `Swedish query finds English text of its need in the first ten: ${share(figures.crossLanguage.all)} (goal 80 %); tune ${share(figures.crossLanguage.tune)}, held-out ${share(figures.crossLanguage['held-out'])}`,
    `  where fewer than eight Swedish titles serve the need: ${share(figures.crossWithRoom)}`,
    `one wrong letter: right word among three proposed, or in the first three titles: ${share(figures.typos)} (goal 95 %)`,
    `a compound's part finds it: ${share(figures.compoundParts)} (goal 95 %)`,
    ...figures.worst
      .slice(0, worst)
      .map(({ query, ndcg: points, first }) => `  ${points.toFixed(2)} ${query}: ${first}`),
  ].join('\n')
}

if (process.argv[1]?.endsWith('evaluate-search.ts')) {
  process.stdout.write(`${describeSearchFigures(await evaluateSearch(), Number(process.argv[2] ?? 10))}\n`)
}
