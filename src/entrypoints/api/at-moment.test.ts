import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ledgerSize, readEntries, sequenceAll } from '#ledger'
import { createTestDatabase, fixedClock, testContext } from '#platform/testing'
import { recordObservations } from '#registry'
import { fillRegistry } from './testing/invented-county.ts'
import { fetchList, startApi } from './testing/start-api.ts'

const { sql } = await createTestDatabase()
const now = fixedClock('2026-11-22T03:00:00Z')
const ctx = testContext(sql, { now })
const server = await startApi(ctx)
afterAll(() => server.close())

const origin = { source: 'invented-1', owner: null, priority: 50, capture: null, demonstration: true }
let before = 0
let id = ''
beforeAll(async () => {
  await fillRegistry(ctx)
  before = await ledgerSize(ctx)
  now.forward({ hours: 30 })
  const draft = {
    kind: 'initiative' as const,
    key: 'i1',
    claims: { title: 'Nytt namn', phase: 'pilot' as const },
  }
  const [outcome] = await recordObservations(ctx, origin, [draft, { ...draft, key: 'i99' }], () => {
    throw new Error('these drafts name no organisation')
  })
  id = outcome?.record ?? ''
  await sequenceAll(ctx)
})
const ask = async (path: string) => (await server.inject(`/api/v1${path}`)).json()

describe('an answer as of another moment', () => {
  it.each([
    () => String(before - 1),
    () => '2026-11-22',
    () => '2026-11-22T12:00Z',
  ])('is what was known then, by index, date or time', async (asOf) => {
    expect((await ask(`/initiatives/${id}`)).title).toBe('Nytt namn')
    expect((await ask(`/initiatives/${id}?asOf=${asOf()}`)).title).not.toBe('Nytt namn')
    expect((await fetchList(server, `/initiatives?asOf=${asOf()}`)).total).toBe(25)
    expect((await fetchList(server, '/initiatives')).total).toBe(26)
    expect((await ask(`/search?asOf=${asOf()}&kind=initiative`)).total).toBe(25)
    expect((await ask(`/search?asOf=${asOf()}`)).answeredFrom).toBe('past')
    expect((await fetchList(server, `/initiatives/${id}/history?asOf=${asOf()}`)).total).toBe(1)
    expect((await fetchList(server, `/changes?asOf=${asOf()}`)).total).toBe(before)
    expect((await fetchList(server, `/changes?type=initiative.registered&asOf=${asOf()}`)).total).toBe(25)
  })

  it('turns the pages of a list that nobody else is adding to', async () => {
    const first = await fetchList(server, `/initiatives?limit=20&asOf=${before - 1}`)
    const next = await fetchList(server, `/initiatives?limit=20&asOf=${before - 1}&cursor=${first.next}`)
    const titles = [...first.items, ...next.items].map((item) => item.id)
    expect(new Set(titles).size).toBe(25)
    const searched = await ask(`/search?asOf=${before - 1}&from=20&limit=20&sort=title`)
    expect([searched.items.length, searched.next]).toEqual([5, null])
  })

  it('is about the organisations of then, too', async () => {
    const then = await fetchList(server, `/organisations?limit=1&asOf=${before - 1}`)
    expect(then.items[0]).toMatchObject({ id: expect.any(String) })
    expect(await ask(`/organisations/${then.items[0]?.id}?asOf=${before - 1}`)).toMatchObject({
      id: then.items[0]?.id,
    })
  })

  it.each([
    ['2027-01-01', /has not been yet/],
    ['2026-11-24', /has not been yet/],
    ['2020-01-01', /that early: the registry began at 2026-11-22 03:00/],
    ['999999', /the ledger has \d+ entries/],
    ['igår', /cannot be understood/],
    ['2026-02-30', /cannot be understood/],
    ['2026-11-22T25:00Z', /cannot be understood/],
    ['-1', /cannot be understood/],
    ['', /cannot be understood/],
  ])('is refused for a moment that is none, and says why: %s', async (asOf, why) => {
    const answer = await server.inject(`/api/v1/initiatives?asOf=${encodeURIComponent(asOf)}`)
    expect(answer.statusCode).toBe(400)
    expect(answer.json().detail).toMatch(why)
    expect(answer.json().detailSv).not.toBe(answer.json().detail)
  })

  it('is refused where an answer is always of today, rather than given as if it were of then', async () => {
    expect((await server.inject(`/api/v1/sources?asOf=${before - 1}`)).statusCode).toBe(400)
  })

  it('shows today, as far as it has come, when today is asked for', async () => {
    expect((await ask(`/initiatives/${id}?asOf=2026-11-23`)).title).toBe('Nytt namn')
    expect(await readEntries({ ...ctx, asOf: 0 }, { from: 0, limit: 5 })).toHaveLength(1)
  })
})
