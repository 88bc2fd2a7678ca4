import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ledgerSize, sequenceAll } from '#ledger'
import { createTestDatabase, testContext } from '#platform/testing'
import { type ObservationDraft, recordObservations, redactWords, removeDemonstrationRecords } from '#registry'
import { fillRegistry } from './testing/invented-county.ts'
import { startApi } from './testing/start-api.ts'

const { sql } = await createTestDatabase()
const ctx = testContext(sql)
const server = await startApi(ctx)
afterAll(() => server.close())

const origin = { source: 'invented-1', owner: null, priority: 50, capture: null, demonstration: true }
const size: number[] = []
let id = ''
async function say(drafts: ObservationDraft[]) {
  const outcomes = await recordObservations(ctx, origin, drafts, () => {
    throw new Error('these drafts name no organisation')
  })
  await sequenceAll(ctx)
  size.push(await ledgerSize(ctx))
  return outcomes
}
const named = (title: string, more: object = {}): ObservationDraft => ({
  kind: 'initiative',
  key: 'i1',
  claims: { title, ...more },
})
const differences = async (from: number | string, to: number | string, more = '') => {
  const answer = await server.inject(`/api/v1/differences?from=${from}&to=${to}${more}`)
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json()
}
const last = (place: number) => (size[place] ?? 0) - 1

beforeAll(async () => {
  await fillRegistry(ctx)
  size.push(await ledgerSize(ctx))
  const [outcome] = await say([named('Första namnet', { phase: 'idea' })])
  id = outcome?.record ?? ''
  await say([named('Andra namnet', { phase: 'pilot', lesson: 'Fråga Eva Ek.' })])
  await say([named('Första namnet', { phase: 'idea' })])
})

describe('what differs between two moments', () => {
  it('is told field by field, with what was said before and after', async () => {
    const { items, total, next } = await differences(last(1), last(2))
    expect([total, next]).toEqual([1, null])
    expect(items[0]).toMatchObject({
      subject: id,
      kind: 'initiative',
      what: 'changed',
      title: 'Andra namnet',
      entries: 1,
    })
    expect(items[0].fields).toEqual([
      { field: 'lesson', before: null, after: 'Fråga Eva Ek.' },
      { field: 'phase', before: 'idea', after: 'pilot' },
      { field: 'title', before: 'Första namnet', after: 'Andra namnet' },
    ])
  })

  it('is nothing for what changed and changed back, and says so', async () => {
    const { items } = await differences(last(1), last(3))
    expect(items).toMatchObject([{ subject: id, what: 'unchanged', entries: 2, fields: [] }])
  })

  it('is everything since the beginning when no start is given, page by page, without a repeat or a gap', async () => {
    const seen: string[] = []
    for (let before = ''; ; ) {
      const answer = await server.inject(`/api/v1/differences?limit=200${before}`)
      const { items, total, next } = answer.json()
      seen.push(...items.map((item: { subject: string }) => item.subject))
      if (next === null) {
        expect(seen).toHaveLength(total)
        break
      }
      before = `&before=${next}`
    }
    expect(new Set(seen).size).toBe(seen.length)
    const { items } = (await server.inject('/api/v1/differences?limit=200')).json()
    expect(items.find((item: { subject: string }) => item.subject === id)).toMatchObject({ what: 'arrived' })
  })

  it('does not tell words that the law has since asked to be gone, and tells that it did', async () => {
    await redactWords(ctx, { record: id, words: 'Eva Ek', ground: 'GDPR art. 17.1 d' })
    await sequenceAll(ctx)
    size.push(await ledgerSize(ctx))
    expect(JSON.stringify(await differences(last(0), last(4)))).not.toMatch('Eva')
    expect(await differences(last(1), last(2))).toMatchObject({
      items: [{ fields: [{ after: 'Fråga ▮▮▮.' }, {}, {}] }],
    })
    expect((await differences(last(3), last(4))).items).toMatchObject([{ what: 'redacted', fields: [] }])
  })

  it('is nothing between a moment and itself, and refused backwards or beyond the end', async () => {
    expect((await differences(last(2), last(2))).items).toEqual([])
    for (const query of [`from=${last(2)}&to=${last(1)}`, 'from=1&to=99999', 'from=x', 'to=2999-01-01'])
      expect((await server.inject(`/api/v1/differences?${query}`)).statusCode).toBe(400)
  })

  it('knows organisations, and what was removed', async () => {
    await ctx.transaction((tx) => removeDemonstrationRecords(tx))
    await sequenceAll(ctx)
    const { items } = (await server.inject(`/api/v1/differences?from=${last(4)}`)).json()
    expect(items.find((item: { subject: string }) => item.subject === id)).toMatchObject({ what: 'removed' })
    const all = (await server.inject(`/api/v1/differences?to=${last(0)}&limit=200`)).json()
    expect(all.items.some((item: { kind: string }) => item.kind === 'organisation')).toBe(true)
  })
})
