import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NaiveIndex } from './naive-index.ts'
import type { Clause, FieldTerm, IndexDocument, Query, Schema } from './schema.ts'
import { createIndex, type SearchIndex } from './search-index.ts'
import { loadIndex, saveIndex } from './snapshot.ts'

const schema: Schema = {
  version: 'test',
  fields: [
    { name: 'title', weight: 3, b: 0.3, typicalLength: 4 },
    { name: 'body', weight: 1, b: 0.75, typicalLength: 12 },
  ],
  facets: ['county', 'topic'],
  numbers: ['year'],
}
const RUNS = process.env.SKALA_LONG === '1' ? 10_000 : 500

const letters = ['a', 'b', 'å']
const term = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 3 })
const fieldTerms = fc
  .array(
    fc.record({ term, step: fc.integer({ min: 0, max: 5 }), weight: fc.constantFrom(undefined, 0.5, 1) }),
    {
      maxLength: 8,
    },
  )
  .map((list) => {
    let position = 0
    return list.map(({ term: word, step, weight }): FieldTerm => {
      position += step
      return { term: word, position, weight, surface: `${word}s` }
    })
  })
const id = fc.integer({ min: 1, max: 60 }).map(String)
const nearId = fc.integer({ min: 1, max: 8 }).map(String)
const value = fc.constantFrom('x', 'y', 'z')
const document: fc.Arbitrary<IndexDocument> = fc.record({
  id: fc.oneof(id, nearId),
  fields: fc.record({ title: fieldTerms, body: fieldTerms }),
  facets: fc.record({ county: fc.array(value, { maxLength: 1 }), topic: fc.array(value, { maxLength: 3 }) }),
  numbers: fc.record({ year: fc.option(fc.integer({ min: 2000, max: 2003 }), { nil: undefined }) }),
  exact: fc.array(term, { maxLength: 2 }),
})

const boost = fc.constantFrom(undefined, 0.5, 2)
const alternative = fc.oneof(
  fc.record({ terms: fc.tuple(term), boost }),
  fc.record({ terms: fc.tuple(term), boost, prefix: fc.constant(true) }),
  fc.record({ terms: fc.array(term, { minLength: 2, maxLength: 3 }), boost }),
  fc.record({ terms: fc.tuple(term, term), offsets: fc.constantFrom([0, 1], [0, 2], [0, 0]) }),
)
const clause: fc.Arbitrary<Clause> = fc.record({
  alternatives: fc.array(alternative, { maxLength: 3 }),
  need: fc.constantFrom('must', 'may', 'may', 'not'),
})
const query: fc.Arbitrary<Query> = fc.record(
  {
    clauses: fc.array(clause, { maxLength: 4 }),
    filters: fc.array(
      fc.record({ facet: fc.constantFrom('county', 'topic'), any: fc.uniqueArray(value, { maxLength: 2 }) }),
      { maxLength: 2 },
    ),
    ranges: fc.array(
      fc.record({
        number: fc.constant('year'),
        from: fc.constantFrom(undefined, 2001),
        to: fc.constant(2002),
      }),
      {
        maxLength: 1,
      },
    ),
    facets: fc.constant([
      { name: 'county', limit: 2 },
      { name: 'topic', limit: 10 },
    ]),
    sort: fc.record({ number: fc.constant('year'), descending: fc.boolean() }),
    limit: fc.integer({ min: 0, max: 6 }),
    offset: fc.integer({ min: 0, max: 3 }),
    exact: fc.record({ names: fc.array(term, { maxLength: 2 }), boost: fc.constant(4) }),
    coordinate: fc.boolean(),
  },
  { requiredKeys: [] },
)

type Step =
  | { do: 'put'; document: IndexDocument }
  | { do: 'remove'; id: string }
  | { do: 'search'; query: Query }
  | { do: 'suggest'; prefix: string }
  | { do: 'like'; id: string }
  | { do: 'compact' }
  | { do: 'reload' }
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('put' as const), document }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), id: nearId }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('search' as const), query }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('suggest' as const), prefix: fc.constantFrom('', ...letters) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('like' as const), id: nearId }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('compact' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reload' as const) }) },
)

/** Enough documents, now and then, for every way of reading postings to be taken. */
const start = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.array(document, { minLength: 40, maxLength: 60 }) },
)

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'index-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function reload(index: SearchIndex): Promise<SearchIndex> {
  const path = join(folder, 'round-trip')
  await saveIndex(index, path, 'here')
  const loaded = await loadIndex(path, schema)
  if (!loaded.ok) throw new Error(loaded.reason)
  expect(loaded.mark).toBe('here')
  return loaded.index
}

describe('the index', () => {
  it('answers as the definition does, through puts, removals, compaction and snapshots', async () => {
    await fc.assert(
      fc.asyncProperty(start, fc.array(step, { minLength: 8, maxLength: 40 }), async (documents, steps) => {
        let index = createIndex(schema)
        const naive = new NaiveIndex(schema)
        for (const one of documents) {
          index.put(one)
          naive.put(one)
        }
        for (const one of steps) {
          if (one.do === 'put') {
            index.put(one.document)
            naive.put(one.document)
          } else if (one.do === 'remove') expect(index.remove(one.id)).toBe(naive.remove(one.id))
          else if (one.do === 'search') expect(index.search(one.query)).toEqual(naive.search(one.query))
          else if (one.do === 'suggest')
            expect(index.suggest(one.prefix, 5)).toEqual(naive.suggest(one.prefix, 5))
          else if (one.do === 'like') {
            const like = index.moreLikeThis({ like: { id: one.id }, rarest: 3, limit: 100 })
            expect(like.map((hit) => hit.id)).toEqual(naive.like(one.id, 3))
          } else if (one.do === 'compact') index.compact()
          else index = await reload(index)
        }
      }),
      { numRuns: RUNS, seed: 20261122 },
    )
  }, 600_000)
})

function plain(idOf: string, text: string, more: Partial<IndexDocument> = {}): IndexDocument {
  const terms = text.split(' ').map((word, position) => ({ term: word, position, surface: word }))
  return { id: idOf, fields: { title: terms }, ...more }
}
const word = (one: string): Clause => ({ need: 'must', alternatives: [{ terms: [one] }] })

describe('what the index promises', () => {
  it('a removed document leaves no word in suggestions or corrections, and nothing in a compacted snapshot', async () => {
    const index = createIndex(schema)
    index.put(plain('a', 'hemlighet larm'))
    index.put(plain('b', 'larm'))
    expect(index.correct('hemlighat', 3)).toHaveLength(1)
    index.remove('a')
    expect(index.suggest('heml', 3)).toEqual([])
    expect(index.correct('hemlighat', 3)).toEqual([])
    index.compact()
    const path = join(folder, 'withdrawn')
    await saveIndex(index, path, '')
    const { readFile } = await import('node:fs/promises')
    expect((await readFile(path)).includes('hemlighet')).toBe(false)
  })

  it('says why a document was found', () => {
    const index = createIndex(schema)
    index.put(plain('a', 'larm larm hem'))
    const [hit] = index.search({ clauses: [word('larm'), word('hem')], explain: true }).hits
    expect(hit?.why?.map(({ clause: number, term: found, fields }) => ({ number, found, fields }))).toEqual([
      { number: 0, found: 'larm', fields: { title: 2 } },
      { number: 1, found: 'hem', fields: { title: 1 } },
    ])
    expect(hit?.why?.reduce((sum, reason) => sum + reason.score, 0)).toBe(hit?.score)
  })

  it('ranks the exact name before a text that says the word more often', () => {
    const index = createIndex(schema)
    index.put(plain('often', 'larm larm larm larm'))
    index.put(plain('named', 'larm i hem', { exact: ['larm i hem'] }))
    const hits = index.search({ clauses: [word('larm')], exact: { names: ['larm i hem'], boost: 10 } }).hits
    expect(hits.map((hit) => hit.id)).toEqual(['named', 'often'])
  })

  it('finds a rare word beside a common one wherever it stands', () => {
    const places = fc.uniqueArray(fc.integer({ min: 0, max: 199 }), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(places, places, (rare, missing) => {
        const index = createIndex(schema)
        for (let at = 0; at < 200; at++) {
          index.put(
            plain(`${at}`, `${rare.includes(at) ? 'rare' : 'x'} ${missing.includes(at) ? 'x' : 'common'}`),
          )
        }
        const found = index
          .search({ clauses: [word('common'), word('rare')] })
          .hits.map((hit) => Number(hit.id))
        expect(found.sort()).toEqual(rare.filter((at) => !missing.includes(at)).sort())
      }),
      { numRuns: 50 },
    )
  })

  it('holds more than a segment of documents, and keeps every one through compaction', () => {
    const index = createIndex({ ...schema, facets: [], numbers: [] })
    for (let at = 0; at < 70_000; at++) index.put(plain(`doc ${at}`, at % 7 === 0 ? 'seven' : 'other'))
    expect(index.stats().segments).toBe(2)
    for (let at = 0; at < 70_000; at += 2) index.remove(`doc ${at}`)
    expect(index.search({ clauses: [word('seven')] }).total).toBe(5000)
    index.compact()
    expect(index.stats()).toMatchObject({ segments: 1, documents: 35_000, removed: 0 })
    expect(index.search({ clauses: [word('seven')] }).total).toBe(5000)
    expect(index.has('doc 1')).toBe(true)
    expect(index.has('doc 2')).toBe(false)
  })

  it('takes a thousand clauses, unknown names and odd numbers without harm', () => {
    const index = createIndex(schema)
    index.put(plain('a', 'larm'))
    const clauses = Array.from(
      { length: 5000 },
      (): Clause => ({ need: 'may', alternatives: [{ terms: ['larm'] }] }),
    )
    expect(index.search({ clauses }).total).toBe(1)
    expect(
      index.search({
        filters: [{ facet: 'no such', any: ['x'] }],
        facets: [{ name: 'nor this', limit: 3 }],
        sort: { number: 'nor that', descending: true },
        limit: -3,
        offset: -1,
      }),
    ).toEqual({ total: 0, hits: [], facets: {} })
  })
})
