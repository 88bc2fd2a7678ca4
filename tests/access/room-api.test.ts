import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApiKey } from '#identity'
import { createTestDatabase, fixedClock, testContext } from '#platform/testing'
import { loadResolver, recordObservations } from '#registry'
import { bodies, registerPeople } from './people.ts'
import { startSite } from './start-site.ts'

const { sql } = await createTestDatabase()
const now = fixedClock()
const ctx = testContext(sql, { now })

let site: FastifyInstance
const keys = new Map<string, string>()
beforeAll(async () => {
  await registerPeople(ctx, [['Anna', 'administrator', bodies.home]])
  site = await startSite(ctx)
  for (const [role, organisation] of [
    ['reporter', bodies.home],
    ['editor', bodies.home],
    ['publisher', bodies.home],
    ['publisher', bodies.other],
  ] as const) {
    const key = await makeApiKey(ctx, { organisation, role, months: 12, label: role })
    keys.set(organisation === bodies.home ? role : 'stranger', key)
  }
})
afterAll(() => site?.close())

let drawn = 0
const ask = async (who: string, path: string, payload?: object, headers: Record<string, string> = {}) => {
  const answer = await site.inject({
    ...{ url: `/api/v1/room/${path}`, method: payload ? 'POST' : 'GET' },
    headers: { authorization: `Bearer ${keys.get(who)}`, ...headers },
    ...(payload && { payload }),
  })
  return { status: answer.statusCode, body: answer.json(), etag: String(answer.headers.etag) }
}
const state = (claims: object = {}, visibility = 'public') => ({
  ...{ claims: { title: 'Tillsyn på natten', ...claims }, visibility, withholding: null, fields: {} },
})
const begin = (who: string, written: object = state(), key = `draw-${++drawn}-key`) =>
  ask(who, 'initiatives', { state: written }, { 'idempotency-key': key })
const replace = (who: string, id: string, etag: string, claims: object) =>
  ask(who, `initiatives/${id}/versions`, { state: state(claims) }, { 'if-match': etag })

describe('a machine in the room of its organisation', () => {
  it('begins an initiative once, however often it sends the same', async () => {
    const first = await begin('reporter', state(), 'the-same-key')
    const second = await begin('reporter', state(), 'the-same-key')
    expect(first).toMatchObject({ status: 200, etag: '"1"', body: { version: 1, record: null } })
    expect(second.body.id).toBe(first.body.id)
    const { body } = await ask('reporter', 'initiatives')
    expect(body.total).toBe(1)
    expect((await ask('reporter', `initiatives/${first.body.id}`)).body).toEqual(first.body)
  })

  it('replaces the version it has seen; another text than the one it saw is never overwritten, and its own is kept', async () => {
    const { body } = await begin('editor')
    expect(await replace('editor', body.id, '"1"', { need: 'Ett' })).toMatchObject({
      status: 200,
      etag: '"2"',
    })
    const late = await replace('editor', body.id, '"1"', { need: 'Två' })
    expect(late.status).toBe(409)
    expect(late.body.detail).toContain('set aside')
    const stands = await ask('editor', `initiatives/${body.id}`)
    expect(stands.body.state.claims.need).toBe('Ett')
    const kept = await sql`select state -> 'claims' ->> 'need' as need from workspace.set_aside`
    expect(kept).toEqual([{ need: 'Två' }])
    expect((await replace('editor', body.id, 'i går', {})).status).toBe(400)
  })

  it('publishes what it has seen, each role no further than a person', async () => {
    const { body } = await begin('editor')
    const wish = [`initiatives/${body.id}/publication`, {}, { 'if-match': '"1"' }] as const
    expect((await ask('editor', ...wish)).status).toBe(403)
    expect((await ask('stranger', ...wish)).status).toBe(404)
    await replace('editor', body.id, '"1"', { need: 'Efter det' })
    expect((await ask('publisher', ...wish)).status).toBe(409)
    const done = await ask('publisher', wish[0], {}, { 'if-match': '"2"' })
    expect(done.status).toBe(200)
    const open = await site.inject(`/api/v1/initiatives/${done.body.record}`)
    expect(open.json()).toMatchObject({ title: 'Tillsyn på natten', confirmed: true })
    expect((await begin('reporter')).status).toBe(200)
    expect((await replace('reporter', body.id, '"2"', {})).status).toBe(403)
  })

  it('says field by field what it cannot take', async () => {
    const withheld = await begin('editor', { ...state(), visibility: 'organisation' })
    expect(withheld).toMatchObject({ status: 400, body: { errors: [{ field: 'ground' }] } })
    const misspelt = await begin('editor', { ...state(), visability: 'draft' })
    expect(misspelt.status).toBe(400)
    expect((await ask('editor', 'initiatives', { state: state() })).status).toBe(400)
  })

  it('takes over, confirms and contests what others have told of it, and of nobody else', async () => {
    const origin = { source: 'portal', owner: null, priority: 60, capture: null, demonstration: true }
    const drafts = ['Ett', 'Två'].map((title) => ({
      ...{ kind: 'initiative' as const, key: title, claims: { title } },
      organisation: { number: bodies.home.slice(2) },
    }))
    const told = await recordObservations(ctx, origin, drafts, await loadResolver(ctx))
    const [one = '', two = ''] = told.map(({ record }) => record ?? '')
    expect((await ask('stranger', 'confirmations', { records: [one] })).status).toBe(404)
    expect((await ask('editor', 'confirmations', { records: [one] })).status).toBe(403)
    expect((await ask('publisher', 'confirmations', { records: [one] })).body).toEqual({ settled: 1 })
    const contested = { records: [two], contested: 'Det är en annan kommuns' }
    expect((await ask('publisher', 'confirmations', contested)).status).toBe(200)
    const claimed = await ask('editor', 'claims', { record: one })
    expect(claimed.body).toMatchObject({ record: one, state: { claims: { title: 'Ett' } } })
    const open = await site.inject(`/api/v1/initiatives/${two}`)
    expect(open.json()).toMatchObject({ confirmed: false, claims: { contested: contested.contested } })
  })
})
