import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createTestDatabase, testContext } from '#platform/testing'
import { answers } from './answers.ts'
import { fillRegistry, invented } from './testing/invented-county.ts'
import { fetchList, startApi } from './testing/start-api.ts'

const { sql } = await createTestDatabase()
const ctx = testContext(sql)
const server = await startApi(ctx)
const get = (path: string, headers = {}) => server.inject({ url: `/api/v1${path}`, headers })

beforeAll(() => fillRegistry(ctx))

const Identified = z.looseObject({ id: z.union([z.string(), z.number()]) })
const idsOf = (items: readonly object[]) => items.map((item) => Identified.parse(item).id)

describe('a list', () => {
  it.each([
    'changed',
    'date',
    'amount',
    'title',
  ])('sorted by %s gives every record once, page by page', async (sort) => {
    const seen: (string | number)[] = []
    let cursor = ''
    do {
      const page = await fetchList(server, `/initiatives?sort=${sort}&limit=7${cursor}`)
      expect(page.total).toBe(invented.initiatives)
      seen.push(...idsOf(page.items))
      cursor = page.next === null ? '' : `&cursor=${page.next}`
    } while (cursor !== '')
    expect(new Set(seen).size).toBe(invented.initiatives)
    expect(seen).toHaveLength(invented.initiatives)
  })

  it('narrows by phase, words, source and whether it is confirmed', async () => {
    const total = async (query: string) => (await fetchList(server, `/initiatives?${query}`)).total
    expect(await total('phase=pilot')).toBe(5)
    expect(await total('phase=pilot&phase=idea')).toBe(25)
    expect(await total('q=j%C3%A4mnt')).toBe(12)
    expect(await total('q=%25')).toBe(0)
    expect(await total('source=invented-1')).toBe(25)
    expect(await total('source=another')).toBe(0)
    expect(await total('confirmed=true')).toBe(0)
    expect(await total('confirmed=false')).toBe(25)
    expect(await total('organisationKind=region')).toBe(0)
  })

  it('refuses the cursor of another list', async () => {
    const { next } = await fetchList(server, '/initiatives?limit=5')
    expect((await get(`/initiatives?limit=5&phase=idea&cursor=${next}`)).statusCode).toBe(400)
    expect((await get('/organisations?cursor=bm93aGVyZQ')).statusCode).toBe(400)
  })

  it.each(['/solutions', '/products'])('of %s holds only that kind', async (path) => {
    const { items, total } = await fetchList(server, path)
    expect(total).toBe(1)
    expect(items[0]).toMatchObject({ kind: path.slice(1, -1), demonstration: true })
  })

  it('of organisations walks all of them by the Swedish alphabet, and narrows', async () => {
    const seen: (string | number)[] = []
    let cursor = ''
    do {
      const page = await fetchList(server, `/organisations?kind=municipality&limit=100${cursor}`)
      seen.push(...idsOf(page.items))
      cursor = page.next === null ? '' : `&cursor=${page.next}`
    } while (cursor !== '')
    expect(new Set(seen).size).toBe(290)
    expect((await fetchList(server, '/organisations?kind=region')).total).toBeGreaterThanOrEqual(20)
    const skane = await fetchList(server, '/organisations?county=12&kind=municipality&q=malm')
    expect(skane.items).toMatchObject([{ nameSv: 'Malmö kommun', demonstration: false }])
  })
})

describe('a question that cannot be understood', () => {
  it.each([
    ['/initiatives?phse=idea', 'phse'],
    ['/initiatives?limit=0', 'limit'],
    ['/initiatives?limit=201', 'limit'],
    ['/initiatives?limit=1e2', 'limit'],
    ['/initiatives?phase=done', 'phase'],
    ['/initiatives?confirmed=maybe', 'confirmed'],
    ['/initiatives?q=%00', 'q'],
    ['/organisations/resolve', 'name'],
    ['/organisations?county=Skåne', 'county'],
    ['/changes?from=-1', 'from'],
    ['/changes/stream?form=1', 'form'],
    ['/sources?page=2', 'page'],
    ['/runs/x', 'id'],
    ['/status?pretty', 'pretty'],
  ])('%s is refused by the name of its parameter, in both languages', async (path, field) => {
    const answer = await get(path)
    expect(answer.statusCode).toBe(400)
    expect(answer.headers['content-type']).toMatch('application/problem+json')
    expect(answer.json()).toMatchObject({ status: 400, errors: [{ field }] })
    expect(answer.json().detail).toContain(field)
    expect(answer.json().detailSv).toContain(field)
  })

  it('about nothing we have is answered with 404 and a next step', async () => {
    for (const path of [
      '/initiatives/i0',
      '/organisations/SE1',
      '/sources/x',
      '/runs/999',
      '/runs/999/issues',
      '/x',
    ]) {
      const answer = await get(path)
      expect([path, answer.statusCode]).toEqual([path, 404])
      expect(answer.headers['content-type']).toMatch('application/problem+json')
    }
  })
})

describe('an answer', () => {
  it('holds no column that its schema does not name, whatever was selected', async () => {
    const leaking = await startApi(ctx)
    leaking.register(async (scope) => {
      scope.setSerializerCompiler((await import('fastify-type-provider-zod')).serializerCompiler)
      const schema = { response: answers('One.', z.object({ title: z.string() })) }
      scope.get('/one', { schema }, async () => {
        const [row] = await sql`select title, claims as secret from registry.record limit 1`
        return row
      })
    })
    const answer = await leaking.inject('/one')
    expect(answer.statusCode).toBe(200)
    expect(Object.keys(answer.json())).toEqual(['title'])
    await leaking.close()
  })

  it('is 304 without a body for whoever already has it', async () => {
    const first = await get('/initiatives')
    const again = await get('/initiatives', { 'if-none-match': first.headers.etag })
    expect(again.statusCode).toBe(304)
    expect(again.body).toBe('')
  })

  it('may be read by any site, without credentials', async () => {
    const answer = await get('/initiatives')
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cache-control': 'public, no-cache',
    })
    expect(answer.headers).not.toHaveProperty('access-control-allow-credentials')
    const preflight = await server.inject({ method: 'OPTIONS', url: '/api/v1/initiatives' })
    expect(preflight.statusCode).toBe(204)
    expect(preflight.headers['access-control-allow-headers']).toMatch('If-None-Match')
  })

  it.each([
    '/initiatives',
    '/solutions',
    '/sources',
    '/sources/invented-1/runs',
    '/runs/1/issues',
    '/changes?type=initiative.registered&type=source.observed',
  ])('to %s says that what is invented is invented', async (path) => {
    const { items } = await fetchList(server, path)
    expect(items.length).toBeGreaterThan(0)
    for (const item of items) expect(item).toMatchObject({ demonstration: true })
  })
})

describe('one thing', () => {
  it('is told whole: a record with its voices, and its history', async () => {
    const { items } = await fetchList(server, '/initiatives?limit=1')
    const [id] = idsOf(items)
    const record = (await get(`/initiatives/${id}`)).json()
    expect(record).toMatchObject({ id, demonstration: true, voices: [{ source: 'invented-1' }] })
    const history = await fetchList(server, `/initiatives/${id}/history`)
    expect(history).toMatchObject({
      total: 1,
      next: null,
      items: [{ type: 'initiative.registered', subject: id }],
    })
    expect(history.items[0]).toMatchObject({ changed: expect.arrayContaining(['title', 'phase']) })
    expect(history.items[0]?.leafHash).toMatch(/^[0-9a-f]{64}$/)
    expect((await get(`/solutions/${id}`)).statusCode).toBe(404)
    expect((await get(`/solutions/${id}/history`)).statusCode).toBe(404)
  })

  it('is found by any spelling of an organisation, with the reason; what is unknown is not guessed', async () => {
    const resolved = (await get('/organisations/resolve?name=g%C3%B6teborgs%20stad')).json()
    expect(resolved).toMatchObject({ outcome: 'resolved', by: 'alias', organisation: { id: 'SE2120001355' } })
    const number = (await get('/organisations/resolve?number=212000-1355')).json()
    expect(number).toMatchObject({ organisation: { id: 'SE2120001355' }, by: 'number' })
    const unknown = (await get('/organisations/resolve?name=Exempelby')).json()
    expect(unknown).toMatchObject({ outcome: 'unknown', organisation: null, by: null })
    expect((await get('/organisations/SE2120001355')).json()).toMatchObject({ nameSv: 'Göteborgs kommun' })
  })

  it('a source tells its runs, and a run its issues, page by page', async () => {
    expect((await get('/sources/invented-1')).json()).toMatchObject({ lastRun: { rejected: 3 } })
    const runs = await fetchList(server, '/sources/invented-1/runs')
    const [run] = idsOf(runs.items)
    expect(runs).toMatchObject({ total: 1, next: null })
    expect((await get(`/runs/${run}`)).json()).toMatchObject({ source: 'invented-1', new: 27 })
    const first = await fetchList(server, `/runs/${run}/issues?limit=2`)
    const rest = await fetchList(server, `/runs/${run}/issues?limit=2&after=${first.next}`)
    expect([first.total, first.items.length, rest.items.length, rest.next]).toEqual([3, 2, 1, null])
    expect((await fetchList(server, `/runs/${run}/issues?severity=deviation`)).total).toBeGreaterThan(0)
    expect((await fetchList(server, `/sources/invented-1/runs?before=${run}`)).items).toEqual([])
  })

  it('the start leads to every list it names', async () => {
    const { links } = (await get('')).json()
    for (const name of [
      'organisations',
      'initiatives',
      'solutions',
      'products',
      'sources',
      'changes',
      'status',
      'document',
    ]) {
      const { pathname } = new URL(links[name])
      expect([name, (await server.inject(pathname)).statusCode]).toEqual([name, 200])
    }
  })

  it('the status counts what there is', async () => {
    const { ledger, counts } = (await get('/status')).json()
    expect(counts).toMatchObject({
      initiatives: 25,
      solutions: 1,
      products: 1,
      sources: 1,
      demonstrationRecords: 27,
    })
    expect(ledger.size).toBe((await fetchList(server, '/changes?limit=1')).total)
  })
})

describe('changes', () => {
  it('are walked from any index to the end without gap or repeat', async () => {
    const seen: unknown[] = []
    for (let from: unknown = 600; from !== null; ) {
      const page = await fetchList(server, `/changes?from=${from}&limit=13`)
      seen.push(...page.items.map((item) => item.index))
      from = page.next
    }
    const { total } = await fetchList(server, '/changes?limit=1')
    expect(seen).toEqual(Array.from({ length: total - 600 }, (_, place) => place + 600))
  })

  it('can be asked for by type', async () => {
    const page = await fetchList(server, '/changes?type=solution.registered&type=product.registered')
    expect(page.total).toBe(2)
    expect(page.items).toMatchObject([{ content: { record: { title: 'Påhittad lösning' } } }, {}])
  })
})
