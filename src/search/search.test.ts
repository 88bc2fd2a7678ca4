import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { sequenceAll } from '#ledger'
import type { Log } from '#platform/context'
import { createTestDatabase, fixedClock, testContext } from '#platform/testing'
import {
  loadResolver,
  type ObservationDraft,
  readRegister,
  recordObservations,
  registerOrganisations,
} from '#registry'
import { atomFeed } from './atom-feed.ts'
import { readBeforeStart, searchBeforeStart } from './before-start/search-before-start.ts'
import { createSearch, type Search } from './create-search.ts'
import { exportHits } from './export-hits.ts'
import { readQuestion } from './question.ts'

const { sql } = await createTestDatabase()
const warnings: string[] = []
const log: Log = {
  info: () => {},
  warn: (_, message) => warnings.push(message),
  error: (fields) => {
    throw new Error(JSON.stringify(fields))
  },
}
const now = fixedClock()
const ctx = testContext(sql, { now, log })
const reader = testContext(sql, { now, log, role: 'public' })
const folder = await mkdtemp(join(tmpdir(), 'skala-search-'))
const file = join(folder, 'search', 'index.snapshot')
afterAll(() => rm(folder, { recursive: true, force: true }))

const origin = { source: 'test', owner: null, priority: 40, capture: null, demonstration: false }
const municipality = { number: '212000-1355' }

function initiative(
  key: string,
  title: string,
  claims: object = {},
  organisation: object | null = municipality,
): ObservationDraft {
  return {
    kind: 'initiative',
    key,
    identifiers: [`test:${key}`],
    ...(organisation && { organisation }),
    links: [],
    claims: { title, ...claims },
  }
}

async function tell(...drafts: ObservationDraft[]): Promise<void> {
  await recordObservations(ctx, origin, drafts, await loadResolver(ctx))
  await sequenceAll(ctx)
}

const question = (fields: Record<string, string> | string) => readQuestion(new URLSearchParams(fields))
const titles = async (search: Search, fields: Record<string, string> | string) =>
  (await search.search(question(fields))).items.map(({ record }) => record.title)

let search: Search
beforeAll(async () => {
  await registerOrganisations(ctx, readRegister())
  await tell(
    initiative('1', 'Kostdatasystem för skolan', {
      summary: 'Matsedlar och specialkost i alla kök.',
      phase: 'procurement',
      money: [{ scope: 'contract', amountMinor: 140_000_000, currency: 'SEK' }],
      publishedOn: '2021-03-01',
    }),
    initiative('2', 'Menu planning for care homes', {
      language: 'en',
      summary: 'Plan menus and handle special diets in forty kitchens.',
      phase: 'operation',
    }),
    initiative('3', 'E-arkiv', {
      summary: 'Bevara handlingar.',
      phase: 'operation',
      lesson: 'Börja med gallringen.',
    }),
    initiative('4', 'Upphandling av e-arkiv', { phase: 'procurement' }, null),
    initiative('5', 'Egenmonitorering i hemmet', { summary: 'Patienter mäter blodtryck.' }),
    initiative('6', '=cmd|calc', { summary: 'Trygghetslarm i hemmet' }),
    { kind: 'product', key: 'p', identifiers: ['test:p'], links: [], claims: { title: 'Matilda' } },
  )
  search = await createSearch(reader, folder)
  await search.ready
}, 60_000)
afterAll(() => search.close())

describe('a search', () => {
  it('puts what is named exactly so first', async () => {
    expect((await titles(search, { q: 'e-arkiv' }))[0]).toBe('E-arkiv')
  })
  it('finds a compound by its part, and another language by the need', async () => {
    expect(await titles(search, { q: 'monitorering' })).toContain('Egenmonitorering i hemmet')
    expect(await titles(search, { q: 'kostdatasystem' })).toContain('Menu planning for care homes')
  })
  it('tells what it took a misspelt word for', async () => {
    const answer = await search.search(question({ q: 'trygghetslrm' }))
    expect(answer.corrected).toEqual([
      { from: 'trygghetslrm', to: expect.arrayContaining(['trygghetslarm']) },
    ])
    expect(answer.total).toBe(1)
  })
  it('leaves out what is excluded, and keeps phrases together', async () => {
    expect(await titles(search, { q: 'e-arkiv -upphandling' })).not.toContain('Upphandling av e-arkiv')
    expect(await titles(search, { q: '"kostdatasystem för skolan"' })).toEqual(['Kostdatasystem för skolan'])
  })
  it('counts what it can be narrowed by in the same answer, and narrows by it', async () => {
    const { facets } = await search.search(question({ typ: 'initiative' }))
    expect(facets.phase).toEqual([
      { value: 'operation', count: 2 },
      { value: 'procurement', count: 2 },
    ])
    expect(facets.money).toEqual([{ value: '1m-10m', count: 1 }])
    expect(await titles(search, { lardom: 'true' })).toEqual(['E-arkiv'])
    expect(await titles(search, { behov: 'meal-planning', fas: 'operation' })).toEqual([
      'Menu planning for care homes',
    ])
  })
  it('says for each hit why it is there, and marks the words', async () => {
    const [first] = (await search.search(question({ q: 'specialkost' }))).items
    expect(first?.why).toContainEqual(
      expect.objectContaining({ word: 'specialkost', fields: expect.arrayContaining(['text']) }),
    )
    expect(first?.excerpt.filter(({ marked }) => marked).map(({ text }) => text)).toContain('specialkost')
  })
  it('orders by title as the Swedish alphabet does', async () => {
    expect((await titles(search, { ordning: 'title' })).slice(1)).toEqual([
      'E-arkiv',
      'Egenmonitorering i hemmet',
      'Kostdatasystem för skolan',
      'Matilda',
      'Menu planning for care homes',
      'Upphandling av e-arkiv',
    ])
  })
  it('suggests words, needs and records while one writes', async () => {
    const { words, needs, records } = await search.suggest('kostd')
    expect(words).toContain('kostdatasystem')
    expect(needs.map(({ id }) => id)).toContain('meal-planning')
    expect(records.map(({ title }) => title)).toContain('Kostdatasystem för skolan')
  })

  const hostile: [string, string][] = [
    ['nothing', ''],
    ['only stop words', 'och att det'],
    ['emoji', '🦄🦄🦄'],
    ['SQL', "'; drop table registry.record; --"],
    ['HTML', '<script>alert(1)</script>'],
    ['a regex bomb', `${'a'.repeat(5_000)}!(((((a+)+)+)+)+)+`],
    ['quotes without end', '"""""""-"" -"'],
    ['a megabyte', 'kost '.repeat(200_000)],
    ['control characters', '\u0000\u0001\u202e'],
  ]
  it.each(hostile)('answers to %s', async (_, q) => {
    const answer = await search.search(question({ q }))
    expect(answer.total).toBeGreaterThanOrEqual(0)
    expect(await search.suggest(q)).toBeDefined()
  })
  it('answers to five hundred choices at once', async () => {
    const fields = Array.from({ length: 500 }, (_, at) => `fas=x${at}&behov=y${at}`).join('&')
    expect(await titles(search, fields)).toEqual([])
  })
})

describe('a feed and a table of a search', () => {
  it('hold its hits, and nothing in a title can break out', async () => {
    const { items } = await search.search(question({ ordning: 'changed' }))
    const [first] = items
    const nasty = first && { ...first, record: { ...first.record, title: ']]><b>&"\u0001' } }
    const xml = atomFeed({
      language: 'sv',
      publicUrl: 'https://skala.example',
      question: question({ q: 'a&b' }),
      items: nasty ? [nasty] : [],
      now: '2026-11-22T00:00:00Z',
    })
    expect(xml).toContain('<title>]]&gt;&lt;b&gt;&amp;&quot;</title>')
    expect(xml).toContain('q=a%26b')
  })
  it('lists every hit in order', async () => {
    const rows: string[] = []
    for await (const record of exportHits(reader, search, question({ q: 'e-arkiv' }))) rows.push(record.title)
    expect(rows[0]).toBe('E-arkiv')
    expect(rows).toContain('Upphandling av e-arkiv')
  })
})

describe('the index', () => {
  const others: Search[] = []
  afterEach(async () => {
    for (const other of others.splice(0)) await other.close()
  })
  const open = async () => {
    const other = await createSearch(reader, folder)
    others.push(other)
    return other
  }

  it('hears of a change, and of a removal', async () => {
    await tell(initiative('7', 'Digitala lås i hemtjänsten'))
    await vi.waitFor(
      async () => expect(await titles(search, { q: 'lås' })).toEqual(['Digitala lås i hemtjänsten']),
      5_000,
    )
    await tell(initiative('7', 'Nyckelfri hemtjänst'))
    await vi.waitFor(
      async () => expect(await titles(search, { q: 'nyckelfri' })).toEqual(['Nyckelfri hemtjänst']),
      5_000,
    )
    expect((await search.suggest('lås')).words).toEqual([])
  })
  it('is kept between starts, and is built anew from a damaged file with a line in the log', async () => {
    const first = await open()
    await first.ready
    await first.close()
    others.length = 0
    await search.close()
    const bytes = await readFile(file)
    search = await createSearch(reader, folder)
    await search.ready
    expect(warnings).toEqual([])
    await search.close()
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 0xff
    await writeFile(file, bytes)
    search = await createSearch(reader, folder)
    const meanwhile = await search.search(question({ q: 'kostdatasystem', typ: 'initiative' }))
    expect(meanwhile.from).toBe('registry')
    expect(meanwhile.items.map(({ record }) => record.title)).toEqual(['Kostdatasystem för skolan'])
    await search.ready
    expect(warnings).toEqual(['the saved search index cannot be used; it is built anew'])
    expect((await search.search(question({ q: 'kostdatasystem' }))).from).toBe('index')
  })
})

describe('what no record holds', () => {
  it('is said, word by word, and the others are searched for', async () => {
    const ask = (q: string) => search.search(question({ q }))
    const { unmet, items } = await ask('e-arkiv för kvantzebror')
    expect(unmet).toEqual(['kvantzebror'])
    expect(items.length).toBeGreaterThan(0)
    expect((await ask('e-arkiv')).unmet).toEqual([])
  })
})

describe('a search before start', () => {
  it('finds who does the same, what is under way, and remembers it without the text', async () => {
    const kept = await searchBeforeStart(reader, search, {
      text: 'Vi behöver ett kostdatasystem med matsedlar och specialkost för våra storkök. I dag används Matilda.',
      organisation: 'Arboga kommun',
    })
    await sequenceAll(ctx)
    expect(kept.result.needs[0]?.id).toBe('meal-planning')
    expect(kept.result.initiatives.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Kostdatasystem för skolan', 'Menu planning for care homes']),
    )
    expect(kept.result.active).toEqual({
      need: 'meal-planning',
      initiatives: 1,
      stated: 1,
      sumSekMinor: 140_000_000,
    })
    expect(kept.result.products.map(({ title }) => title)).toEqual(['Matilda'])
    expect(kept.organisation?.name).toBe('Arboga kommun')
    expect(await readBeforeStart(reader, kept.code)).toEqual({ ...kept, text: null })
    const [entry] = await sql<{ body: Buffer }[]>`
      select body from published.entry where type = 'search.before-start' and subject = ${kept.code}`
    expect(entry?.body.toString()).not.toContain('storkök')
  })
  it('warns of what a named product has led to elsewhere, and remembers the warning', async () => {
    const both = (words: string) => ({ sv: words, en: words })
    const matilda = {
      names: ['Matilda'],
      cases: [
        {
          ...{ id: 'x', path: '/fall/x', title: both('Köket'), owner: both('Påhittsboda'), warns: true },
          ...{
            ending: both('Gick illa'),
            outcome: both('Lades ner'),
            source: { title: 'Tidningen', url: null },
          },
        },
      ],
    }
    const asked = { text: 'Kostdatasystem. I dag används Matilda.' }
    const { code, result } = await searchBeforeStart(reader, search, asked, [matilda])
    expect(result.lessons).toEqual([{ product: 'Matilda', cases: matilda.cases }])
    expect((await readBeforeStart(reader, code)).result.lessons).toEqual(result.lessons)
  })
  it('keeps the text when asked to, and never changes the answer', async () => {
    const { code } = await searchBeforeStart(reader, search, { text: 'E-arkiv', keepText: true })
    const before = await readBeforeStart(reader, code)
    await tell(initiative('8', 'Ännu ett e-arkiv'))
    expect(await readBeforeStart(reader, code)).toEqual(before)
    expect(before.text).toBe('E-arkiv')
  })
  it('says honestly that it found nothing, and how much it knows', async () => {
    const { result } = await searchBeforeStart(reader, search, { text: 'Zebrafisk i kvantbubblor' })
    expect(result.initiatives).toEqual([])
    expect(result.coverage.organisations).toBeGreaterThan(600)
    expect(result.coverage.heard).toBe(1)
  })
  it.each([
    ['an empty text', { text: ' \n ' }, 'text'],
    ['only emoji', { text: '🦄 🦄' }, 'text'],
    ['only words that link others', { text: 'Och att det som en på.' }, 'text'],
    ['more than a million letters', { text: 'E-arkiv '.repeat(130_000) }, 'text'],
    [
      'an organisation that nobody knows',
      { text: 'E-arkiv', organisation: 'Ingenstans kommun' },
      'organisation',
    ],
  ])('refuses %s and says what to do', async (_, input, field) => {
    await expect(searchBeforeStart(reader, search, input)).rejects.toMatchObject({
      status: 400,
      fields: [{ field }],
    })
  })
  it('reads the beginning of a megabyte', async () => {
    const { result } = await searchBeforeStart(reader, search, { text: 'E-arkiv '.repeat(120_000) })
    expect(result.read).toEqual({ characters: 20_000, cut: true })
  })
  it('may not be done by somebody without the permission', async () => {
    const nobody = testContext(sql, { now, log, role: 'nobody' })
    await expect(searchBeforeStart(nobody, search, { text: 'E-arkiv' })).rejects.toMatchObject({
      status: 403,
    })
  })
})
