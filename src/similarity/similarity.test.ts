import { beforeEach, describe, expect, it } from 'vitest'
import { readEntries, sequenceAll } from '#ledger'
import { Conflict, Invalid, NotAllowed, NotFound } from '#platform/problems'
import { createDatabaseForEachTest, fixedClock, type TestDatabase, testContext } from '#platform/testing'
import {
  loadResolver,
  type ObservationDraft,
  readRegister,
  recordObservations,
  registerOrganisations,
} from '#registry'
import { decideTwins, readThreshold } from './decide-twins.ts'
import { proposeFor } from './follow-initiatives.ts'
import { loadMatcher, type Tools } from './load-matcher.ts'
import { findCluster, readClusters, readOutlines } from './read-clusters.ts'
import { readPair, readTwinsOf } from './read-pairs.ts'
import { recomputeTwins } from './recompute-twins.ts'

let database: TestDatabase
createDatabaseForEachTest((made) => {
  database = made
})
const now = fixedClock('2026-11-22T03:00:00Z')
const contextOf = (role: string, organisation: string | null = null) =>
  testContext(database.sql, { now, role, organisation })
type Draft = Extract<ObservationDraft, { kind: 'initiative' }>

/** Records initiatives and answers with their ids, in the same order. */
async function record(
  claims: Readonly<Record<string, Draft['claims']>>,
  { organisation, demonstration = false }: { organisation?: string; demonstration?: boolean } = {},
): Promise<string[]> {
  now.forward({ seconds: 1 })
  const ctx = contextOf('harvester')
  const outcomes = await recordObservations(
    ctx,
    {
      source: demonstration ? 'invented' : 'portal',
      owner: null,
      priority: 60,
      capture: null,
      demonstration,
    },
    Object.entries(claims).map(([key, said]) => ({
      kind: 'initiative',
      key,
      organisation: { name: organisation ?? `Påhitt ${key}` },
      claims: said,
    })),
    await loadResolver(ctx),
  )
  await sequenceAll(ctx)
  return outcomes.map(({ record: id }) => id ?? '')
}
const entriesOf = async (type: string) => {
  await sequenceAll(contextOf('operator'))
  return readEntries(contextOf('operator'), { from: 0, limit: 1_000, types: [type] })
}
const libraries = {
  a: { title: 'Bibliotekssystem' },
  b: { title: 'Nytt bibliotekssystem' },
  c: { title: 'Snöröjning' },
}
const contentOf = (entry: { content: unknown } | undefined) => entry?.content

describe('proposing twins', { timeout: 30_000 }, () => {
  it('leaves one entry for a batch of pairs, and nothing when nothing is new', async () => {
    await record(libraries)
    const ctx = contextOf('operator')
    expect(await recomputeTwins(ctx)).toMatchObject({ initiatives: 3, pairs: 1, proposed: 1, withdrawn: 0 })
    expect(await recomputeTwins(ctx)).toMatchObject({ pairs: 1, proposed: 0, withdrawn: 0 })
    const entries = await entriesOf('twins.proposed')
    expect(entries).toHaveLength(1)
    expect(contentOf(entries[0])).toMatchObject({ pairs: [{ level: 'same-need', need: 'library-system' }] })
  })

  it('withdraws a pair when a record changes, and takes it up again', async () => {
    const [a = ''] = await record(libraries)
    const ctx = contextOf('matcher')
    await recomputeTwins(ctx)
    const tools = await loadMatcher(ctx)
    const arrive = async (title: string) => {
      await record({ ...libraries, a: { title } })
      await proposeFor(ctx, tools, [{ type: 'initiative.changed', subject: a }])
      return readClusters(ctx)
    }
    expect(await arrive('Asfaltering')).toEqual([])
    expect(await entriesOf('twins.withdrawn')).toHaveLength(1)
    expect(await arrive('Bibliotekssystem')).toHaveLength(1)
  })

  it('finds the twin of an initiative as it arrives, also when the same entries are handed over twice', async () => {
    const ctx = contextOf('matcher')
    const tools: Tools = await loadMatcher(ctx)
    const ids = await record(libraries)
    const entries = ids.map((subject) => ({ type: 'initiative.registered', subject }))
    await proposeFor(ctx, tools, entries)
    await proposeFor(ctx, tools, entries)
    expect(await entriesOf('twins.proposed')).toHaveLength(1)
    expect((await readTwinsOf(ctx, ids[0] ?? '', 5)).twins.map(({ member }) => member.id)).toEqual([ids[1]])
  })

  it('is for those who may', async () => {
    await record(libraries)
    await expect(recomputeTwins(contextOf('public'))).rejects.toBeInstanceOf(NotAllowed)
  })
})

describe('deciding', { timeout: 30_000 }, () => {
  it('stands before what the machine proposes, and is remembered with its reason', async () => {
    const [a = '', b = ''] = await record(libraries)
    const ctx = contextOf('operator')
    await recomputeTwins(ctx)
    await decideTwins(ctx, { one: b, other: a, verdict: 'different', reason: 'Olika saker' })
    expect(await readClusters(ctx)).toEqual([])
    await recomputeTwins(ctx)
    expect(await readClusters(ctx)).toEqual([])
    const [entry] = await entriesOf('twins.decided')
    expect(contentOf(entry)).toMatchObject({ verdict: 'different', reason: 'Olika saker' })
    await decideTwins(ctx, { one: a, other: b, verdict: 'same-effort', reason: 'Samma ändå' })
    expect(await readClusters(ctx)).toMatchObject([
      { level: 'same-effort', efforts: [[expect.any(String), expect.any(String)]] },
    ])
  })

  it('can be taken back, and then what the machine proposes counts again and nothing is learnt', async () => {
    const [a = '', b = ''] = await record(libraries)
    const ctx = contextOf('operator')
    await recomputeTwins(ctx)
    await decideTwins(ctx, { one: a, other: b, verdict: 'different', reason: 'Olika saker' })
    await decideTwins(ctx, { one: a, other: b, verdict: 'undecided', reason: 'Det var fel par' })
    expect(await readClusters(ctx)).toMatchObject([{ need: 'library-system', level: 'same-need' }])
    const pair = await readPair(ctx, [b, a])
    expect(pair).toMatchObject({
      proposal: { level: 'same-need' },
      decisions: [{ verdict: 'undecided', reason: 'Det var fel par' }, { verdict: 'different' }],
    })
    await expect(readPair(ctx, [a, a])).rejects.toBeInstanceOf(NotFound)
  })

  it('is for editors of either organisation, and for those who look after the whole', async () => {
    await registerOrganisations(contextOf('operator'), readRegister())
    const [library = '', snow = ''] = await record(
      { a: { title: 'Bibliotekssystem' }, b: { title: 'Snöröjning' } },
      { organisation: 'Borås stad' },
    )
    const said = { one: library, other: snow, verdict: 'different', reason: 'Olika saker' }
    for (const role of ['editor', 'publisher', 'administrator'])
      await expect(decideTwins(contextOf(role, 'SE2120001561'), said)).resolves.toBeUndefined()
    for (const role of ['analyst', 'moderator'])
      await expect(decideTwins(contextOf(role), said)).resolves.toBeUndefined()
    for (const [role, organisation] of [
      ['editor', 'SE2120001355'],
      ['reporter', 'SE2120001561'],
      ['witness', 'SE2120001561'],
      ['public', null],
    ] as const)
      await expect(decideTwins(contextOf(role, organisation), said)).rejects.toBeInstanceOf(NotAllowed)
  })

  it('can tie what no machine proposed', async () => {
    const [a = '', , c = ''] = await record(libraries)
    const ctx = contextOf('operator')
    await decideTwins(ctx, { one: a, other: c, verdict: 'same-need', reason: 'Samma beställare sa det' })
    const { twins } = await readTwinsOf(ctx, c, 5)
    expect(twins).toMatchObject([{ member: { id: a }, pair: { decided: true, score: null } }])
  })

  it.each([
    ['who may not', 'public', { reason: 'Därför' }, NotAllowed],
    ['no reason', 'operator', { reason: ' ' }, Invalid],
    ['a reason about a person', 'operator', { reason: 'Säger anna.persson@example.se' }, Invalid],
    ['an initiative that is not there', 'operator', { other: 'i000000000000' }, NotFound],
  ])('refuses %s', async (_, role, parts, problem) => {
    const [a = '', b = ''] = await record(libraries)
    const decision = { one: a, other: b, verdict: 'same-need', reason: 'Därför', ...parts } as const
    await expect(decideTwins(contextOf(role), decision)).rejects.toBeInstanceOf(problem)
  })

  it('refuses to tie what is invented to what is real', async () => {
    const [a = ''] = await record({ a: { title: 'Bibliotekssystem' } })
    const [x = ''] = await record({ x: { title: 'Bibliotekssystem' } }, { demonstration: true })
    await expect(
      decideTwins(contextOf('operator'), { one: a, other: x, verdict: 'same-need', reason: 'Lika' }),
    ).rejects.toBeInstanceOf(Conflict)
  })

  it('teaches the threshold from thirty decided pairs on', async () => {
    const titles = Array.from(
      { length: 9 },
      (_, place) => [`k${place}`, { title: 'Bibliotekssystem' }] as const,
    )
    const ids = await record(Object.fromEntries(titles))
    const ctx = contextOf('operator')
    await recomputeTwins(ctx)
    expect(await readThreshold(ctx)).toEqual({ threshold: 2, lessons: 0 })
    const pairs = ids.flatMap((one, place) => ids.slice(place + 1).map((other) => ({ one, other })))
    for (const pair of pairs)
      await decideTwins(ctx, { ...pair, verdict: 'different', reason: 'Alla är olika' })
    const { threshold, lessons } = await readThreshold(ctx)
    expect(lessons).toBe(36)
    expect(threshold).toBeGreaterThan(2)
  })
})

describe('a cluster', { timeout: 30_000 }, () => {
  it('counts the money of one effort once, and says how many state any', async () => {
    const money = (amountMinor: number) => [{ scope: 'contract' as const, amountMinor, currency: 'SEK' }]
    await record(
      {
        a: { title: 'Bibliotekssystem', money: money(100), publishedOn: '2021-02-01' },
        b: { title: 'Bibliotekssystem', money: money(300), publishedOn: '2021-06-01', phase: 'operation' },
      },
      { organisation: 'Exempelköping' },
    )
    await record({ c: { title: 'Bibliotekssystem' } })
    const ctx = contextOf('operator')
    await recomputeTwins(ctx)
    const [cluster] = await readClusters(ctx)
    expect(cluster).toMatchObject({
      level: 'same-need',
      organisations: 2,
      money: { sumSekMinor: 300, stated: 1, efforts: 2 },
      since: '2021-02-01',
    })
    expect(cluster?.running).toHaveLength(1)
  })

  it('is found by any of its members, and by no other address', async () => {
    const [a = '', b = ''] = await record(libraries)
    const ctx = contextOf('operator')
    await recomputeTwins(ctx)
    const clusters = await readOutlines(ctx)
    expect(findCluster(clusters, `library-system~${a}`)).toBe(findCluster(clusters, `library-system~${b}`))
    for (const id of ['', '~', `e-archive~${a}`, 'library-system~nobody'])
      expect(() => findCluster(clusters, id)).toThrow(NotFound)
  })
})

beforeEach(() => now.set('2026-11-22T03:00:00Z'))
