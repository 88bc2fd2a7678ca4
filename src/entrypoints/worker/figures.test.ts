import { describe, expect, it } from 'vitest'
import { sequenceAll } from '#ledger'
import { NotAllowed } from '#platform/problems'
import { createDatabaseForEachTest, fixedClock, type TestDatabase, testContext } from '#platform/testing'
import {
  completenessOf,
  computeFigures,
  figureOf,
  type Indicator,
  idsIn,
  indicators,
  keepUp,
  monthEnds,
  nation,
  readFoundBy,
  readMembers,
  readRows,
  readSeries,
  rebuildFigures,
  seriesOf,
} from '#portfolio'
import {
  type InitiativeClaims,
  loadResolver,
  Organisation,
  organisationUri,
  recordObservations,
  registerOrganisations,
} from '#registry'

/** What a test tells the registry: an organisation, or what a source says of an initiative. */
interface Told {
  readonly organisation?: string
  readonly initiative?: string
  readonly claims?: Partial<InitiativeClaims>
  readonly source?: string
  readonly demonstration?: boolean
}

let database: TestDatabase
createDatabaseForEachTest((made) => {
  database = made
})
const now = fixedClock('2026-11-22T03:00:00Z')
const context = (role = 'operator') => testContext(database.sql, { now, role })

const body = (id: string, demonstration: boolean) =>
  Organisation.parse({
    ...{
      id,
      uri: organisationUri(id),
      nameSv: `Organisation ${id}`,
      nameEn: null,
      kind: 'municipality',
      alsoKinds: [],
    },
    ...{
      code: null,
      countyCode: '01',
      countyName: 'Ett län',
      parent: null,
      population: 12_000,
      populationYear: 2025,
    },
    ...{
      tile: null,
      website: null,
      validFrom: null,
      validTo: null,
      nameSince: null,
      predecessors: [],
      successors: [],
    },
    ...{ doubts: [], actsForMembers: false, demonstration },
  })

/** Tells the registry, and brings the figures up. */
async function tell(told: readonly Told[]): Promise<void> {
  const ctx = context()
  now.forward({ seconds: 1 })
  const organisations = new Map(
    told.flatMap(({ organisation, demonstration = false }) =>
      organisation === undefined ? [] : [[organisation, body(organisation, demonstration)] as const],
    ),
  )
  await registerOrganisations(ctx, { organisations: [...organisations.values()], aliases: [] })
  const resolve = await loadResolver(ctx)
  for (const { organisation, initiative, claims, source = 'one', demonstration = false } of told) {
    if (initiative === undefined) continue
    const observation = {
      ...{ kind: 'initiative' as const, key: initiative, identifiers: [`test:${initiative}`] },
      organisation: organisation === undefined ? null : { number: organisation.slice(2) },
      claims: { title: `Initiativ ${initiative}`, ...claims },
    }
    const origin = { source, owner: null, priority: 50, capture: null, demonstration }
    await recordObservations(ctx, origin, [observation], resolve)
  }
  await sequenceAll(ctx)
  await keepUp(context('matcher'))
}

async function figure(id: string, scope = nation) {
  const members = await readMembers(context())
  const ids = idsIn(scope, members)
  const indicator = named(id)
  const rows = (await readRows(context(), ids, id)).get(id) ?? []
  return figureOf(indicator, rows, members, ids.length)
}

function named(id: string): Indicator {
  const found = indicators.find((indicator) => indicator.id === id)
  if (!found) throw new Error(id)
  return found
}

/** Everything kept, to be held against itself. */
const kept = () => database.sql`
  select indicator, organisation, counted, among, unknown, parts, series from portfolio.tally order by 1, 2`

describe('the figures', { timeout: 60_000 }, () => {
  it('are unknown over an empty registry, never zero or a hundred per cent', async () => {
    await tell([])
    for (const indicator of indicators) expect((await figure(indicator.id)).value, indicator.id).toBeNull()
  })

  it('count organisations that are silent too', async () => {
    await tell([
      { organisation: 'SE2120007006', initiative: 'a', claims: { phase: 'pilot' } },
      { organisation: 'SE2120007014' },
      { organisation: 'SE2120007022' },
    ])
    expect(await figure('coverage')).toMatchObject({ value: 1 / 3, telling: 3 })
  })

  it('say of how many the class is unknown, and leave what the law asks for out of the balance', async () => {
    await tell([
      { organisation: 'SE2120007006', initiative: 'a', claims: { class: 'innovation' } },
      { organisation: 'SE2120007006', initiative: 'b', claims: { class: 'efficiency' } },
      { organisation: 'SE2120007014', initiative: 'c', claims: { class: 'mandatory' } },
      { organisation: 'SE2120007014', initiative: 'd' },
    ])
    const { value, tally } = await figure('balance')
    expect(value).toBe(1 / 2)
    expect(tally).toMatchObject({ counted: 1, among: 2, unknown: 1 })
  })

  it('follow innovation from idea to delivery', async () => {
    await tell([
      { organisation: 'SE2120007006', initiative: 'a', claims: { phase: 'idea', class: 'innovation' } },
    ])
    await tell([
      { organisation: 'SE2120007006', initiative: 'b', claims: { phase: 'idea', class: 'efficiency' } },
    ])
    expect((await figure('creep')).value).toBeNull()
    await tell([
      { organisation: 'SE2120007006', initiative: 'a', claims: { phase: 'operation', class: 'efficiency' } },
      { organisation: 'SE2120007006', initiative: 'b', claims: { phase: 'operation', class: 'efficiency' } },
    ])
    expect(await figure('creep')).toMatchObject({ value: 1 / 2 })
    const [flow] = await database.sql<{ parts: object }[]>`
      select parts from portfolio.tally where indicator = 'flow' and organisation = 'SE2120007006'`
    expect(flow?.parts).toEqual({ 'at:operation': 2, 'idea>operation': 2 })
  })

  it('measure cost against the first plan, however often it has been planned anew', async () => {
    const plan = (amountMinor: number, endsOn: string): Told['claims'] => ({
      money: [
        { scope: 'budget', amountMinor, upToMinor: null, currency: 'SEK', priceLevel: null, asOf: null },
      ],
      endsOn,
    })
    await tell([{ organisation: 'SE2120007006', initiative: 'a', claims: plan(100_00, '2026-01-31') }])
    await tell([{ organisation: 'SE2120007006', initiative: 'a', claims: plan(140_00, '2026-01-31') }])
    await tell([{ organisation: 'SE2120007006', initiative: 'a', claims: plan(150_00, '2026-03-02') }])
    const { value, tally } = await figure('deviation')
    expect(value).toBeCloseTo(0.5)
    expect(tally.parts).toEqual({ planned: 1, rebaselines: 2, moved: 1, days: 30 })
  })

  it('flag a large portfolio in which nothing has ever failed', async () => {
    const many = Array.from(
      { length: 20 },
      (_, at): Told => ({
        organisation: 'SE2120007006',
        initiative: `a${at}`,
        claims: { phase: 'operation' },
      }),
    )
    await tell(many)
    const { value, tally } = await figure('honesty')
    expect(value).toBe(0)
    expect(named('honesty').remark?.(tally)).not.toBeNull()
    await tell([
      { organisation: 'SE2120007006', initiative: 'a1', claims: { phase: 'stopped', lesson: 'För stort.' } },
    ])
    const after = await figure('honesty')
    expect(after.value).toBe(1 / 20)
    expect(named('honesty').remark?.(after.tally)).toBeNull()
  })

  it('never count the invented among the real', async () => {
    await tell([
      { organisation: 'SE2120007006' },
      { organisation: 'SE2120007030', initiative: 'x', demonstration: true },
    ])
    expect(await figure('coverage')).toMatchObject({ value: 0, telling: 1 })
    expect(await figure('coverage', { ...nation, demonstration: true })).toMatchObject({
      value: 1,
      telling: 1,
    })
    // not even in a group that names both
    const both = { ...nation, group: ['SE2120007006', 'SE2120007030'] }
    expect(await figure('coverage', both)).toMatchObject({ value: 0, telling: 1 })
  })

  it('come out the same by one entry after another as all at once', async () => {
    await tell([{ organisation: 'SE2120007006', initiative: 'a', claims: { phase: 'idea' } }])
    now.forward({ days: 40 })
    await tell([
      { organisation: 'SE2120007006', initiative: 'a', claims: { phase: 'pilot', class: 'innovation' } },
      { organisation: 'SE2120007014', initiative: 'b', claims: { phase: 'operation' } },
      { initiative: 'c', claims: { phase: 'operation' } },
    ])
    const followed = await kept()
    expect(followed.length).toBeGreaterThan(20)
    await rebuildFigures(context())
    expect(await kept()).toEqual(followed)
    await computeFigures(context())
    expect(await kept()).toEqual(followed)
  })

  it('follow an initiative that moves to another organisation', async () => {
    await tell([
      { organisation: 'SE2120007006', initiative: 'a', claims: { phase: 'pilot' } },
      { organisation: 'SE2120007014' },
    ])
    await tell([{ organisation: 'SE2120007014', initiative: 'a', claims: { phase: 'pilot' } }])
    const rows =
      (await readRows(context(), ['SE2120007006', 'SE2120007014'], 'coverage')).get('coverage') ?? []
    expect(Object.fromEntries(rows.map(({ organisation, tally }) => [organisation, tally.counted]))).toEqual({
      SE2120007006: 0,
      SE2120007014: 1,
    })
  })

  it('remember how each month ended', async () => {
    await tell([
      { organisation: 'SE2120007006', initiative: 'a', claims: { phase: 'idea' } },
      { organisation: 'SE2120007014' },
    ])
    const begun = now().toISOString().slice(0, 7)
    now.forward({ days: 95 })
    await tell([{ organisation: 'SE2120007014', initiative: 'b', claims: { phase: 'idea' } }])
    await rebuildFigures(context())
    const members = await readMembers(context())
    const months = monthEnds(now().getTime()).map(({ month }) => month)
    const series = await readSeries(context(), named('structure'), idsIn(nation, members))
    const points = seriesOf(named('structure'), series, members, months)
    expect(points.find(({ month }) => month === begun)?.among).toBe(8)
    expect(points.at(-1)?.among).toBe(16)
    expect(points[0]?.value).toBeNull()
  })

  it('count an effort once that several sources tell of, and say who found it', async () => {
    const names = Array.from({ length: 12 }, (_, at) => `n${at}`)
    await tell(names.map((initiative) => ({ organisation: 'SE2120007006', initiative, source: 'one' })))
    await tell(
      names.slice(4).map((initiative) => ({ organisation: 'SE2120007006', initiative, source: 'other' })),
    )
    await tell([{ organisation: 'SE2120007006', initiative: 'z', source: 'other' }])
    const found = await readFoundBy(context(), ['SE2120007006'])
    expect(completenessOf(found)).toMatchObject({ seen: 13, answer: { method: 'chapman', overlap: 8 } })
  })

  it('are computed by nobody without the permission', async () => {
    await expect(computeFigures(context('public'))).rejects.toThrow(NotAllowed)
  })
})
