import { request } from 'node:http'
import type { FastifyInstance } from 'fastify'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { sequenceAll } from '#ledger'
import { readSpreadsheet } from '#platform/sandbox'
import { createTestDatabase, fixedClock, testContext } from '#platform/testing'
import { listRecords, loadResolver, recordObservations } from '#registry'
import { createSearch, type Search } from '#search'
import { bodies, registerPeople, signInAs } from './people.ts'
import { startSite } from './start-site.ts'
import { type Visitor, visitor } from './visitor.ts'

const { sql } = await createTestDatabase()
const now = fixedClock()
const ctx = testContext(sql, { now })
const routes: string[] = []

let site: FastifyInstance
let search: Search
let petra: Visitor
let address = ''
beforeAll(async () => {
  await registerPeople(ctx, [['Petra', 'publisher', bodies.home]])
  search = await createSearch(ctx, null)
  const onEachRoute = ({ method, url }: { method: string | string[]; url: string }) => {
    if ([method].flat().includes('GET')) routes.push(url)
  }
  site = await startSite(ctx, { search, onEachRoute })
  petra = await signInAs(site, ctx, 'Petra')
  address = await site.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await site?.close()
  await search?.close()
})

interface Told {
  readonly status: number
  readonly type: string
  readonly body: string
}

/** Sends bytes as a browser does, all of them before it looks at what comes back; in pieces of unknown sum unless `sum` is said. */
function send(path: string, type: string, body: Buffer, sum: boolean): Promise<Told> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': type, ...(sum && { 'content-length': body.length }) }
    const sent = request(`${address}${path}`, { method: 'POST', headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          type: String(answer.headers['content-type']),
          body: text,
        }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const note = (megabytes: number) => Buffer.from(`message=${'å'.repeat((megabytes * 1_048_576) / 2)}`)
const FORM = 'application/x-www-form-urlencoded'
const anInitiative = async () => {
  const { items } = await listRecords(ctx, { kind: 'initiative' }, { sort: 'title', cursor: null, limit: 1 })
  return items[0]?.id ?? ''
}

describe('a note of ten megabytes', () => {
  it.each([
    true,
    false,
  ])('is answered with a page in the reader’s language that says how much may be sent (sum told: %s)', async (sum) => {
    const swedish = await send('/sv/initiativ/x/fraga', FORM, note(10), sum)
    expect(swedish).toMatchObject({ status: 413, type: 'text/html' })
    expect(swedish.body).toMatch(/<html lang="sv".*Det var för mycket på en gång.*högst 1 megabyte/s)
    const english = await send('/en/initiativ/x/fraga', FORM, note(10), sum)
    expect(english.body).toMatch(/<html lang="en".*at most 1 megabyte/s)
  })

  it('is a problem to a machine', async () => {
    const body = Buffer.from(JSON.stringify({ words: 'å'.repeat(5_000_000) }))
    const told = await send('/api/v1/before-you-start', 'application/json', body, true)
    expect(told).toMatchObject({ status: 413, type: 'application/problem+json' })
    expect(JSON.parse(told.body)).toMatchObject({
      status: 413,
      detail: expect.stringContaining('1 megabyte'),
    })
  })

  it('leaves the site as quick to answer the next one', async () => {
    expect((await site.inject('/sv/om')).statusCode).toBe(200)
  })

  it('of half a megabyte is read, and refused by its own field', async () => {
    await publish('Att fråga om', 'ask')
    const told = await send(`/sv/initiativ/${await anInitiative()}/fraga`, FORM, note(0.5), true)
    expect(told.status).toBe(400)
    expect(told.body).toContain('error-summary')
  })
})

/** Publishes an initiative with a title of these words, by the form. */
async function publish(title: string, token: string) {
  return petra.post('/sv/min-organisation/initiativ/ny', {
    ...{ token: `form-${token}`, version: '0', act: 'publish', title },
    ...{ need: title, phase: 'pilot', contactRole: title, diaryNumber: title },
  })
}

/** The same words as the title of a solution that a source tells of, whatever characters it sends. */
async function harvest(title: string) {
  const origin = { source: 'opalitlig', owner: null, priority: 40, capture: null, demonstration: true }
  const drafts = [{ kind: 'solution' as const, key: title, claims: { title, summary: title } }]
  await recordObservations(ctx, origin, drafts, await loadResolver(ctx))
}

async function heard() {
  await sequenceAll(ctx)
  const { count } = await sql`select from registry.record`
  await vi.waitUntil(() => search.state().documents === count, { timeout: 60_000 })
}

const TURN = '\u202e'
const turning = /[\u202a-\u202e\u2066-\u2069]/

describe('a title with a mark that turns text', () => {
  const title = `Avtal ${TURN}000 1\u202c kr vandord`

  beforeAll(async () => {
    expect((await publish(title, 'turn')).statusCode).toBe(303)
    await harvest(`Bibliotek ${TURN}000 1 kr vandord`)
    await heard()
  })

  it('turns nothing on any page, in any feed or table that shows it, and loses no other character', async () => {
    const { id } =
      (await sql<{ id: string }[]>`select id from registry.record where kind = 'solution'`)[0] ?? {}
    const shown = [
      '/sv',
      '/sv/losningar',
      `/sv/losningar/${id}`,
      '/sv/initiativ?q=vandord',
      `/sv/sok?q=${encodeURIComponent(`vandord ${TURN}`)}`,
      '/sv/sok/forslag?q=vandord',
      '/sv/sok.atom?q=vandord',
      '/sv/sok.csv?q=vandord',
      '/sv/andringar',
      '/sv/andringar.atom',
    ]
    for (const path of shown) {
      const { body, statusCode } = await site.inject(path)
      expect(statusCode, path).toBe(200)
      expect(body, path).not.toMatch(turning)
      expect(body, path).toMatch(/vandord/)
    }
    for (const path of ['', '/rapport', '/allt.csv', '/allt.json']) {
      const { body } = await petra.get(`/sv/min-organisation${path}`)
      expect(body, path).not.toMatch(turning)
      expect(body, path).toContain('Avtal 000 1 kr vandord')
    }
  })

  it('is in the data as the source wrote it', async () => {
    const { items } = (await site.inject('/api/v1/solutions')).json<{ items: { title: string }[] }>()
    expect(items[0]?.title).toContain(TURN)
  })
})

describe('a title that is a formula', () => {
  const formulas = [
    '=HYPERLINK("https://exempel.invalid","x") formelord',
    '+1+1 formelord',
    '-1+1 formelord',
  ].concat(['@SUM(A1) formelord', `${TURN}=1+1 formelord`])

  beforeAll(async () => {
    for (const [place, title] of formulas.entries())
      expect((await publish(title, `formula-${place}`)).statusCode).toBe(303)
    for (const title of formulas) await harvest(title)
    await heard()
  })

  it.each([
    '/sv/sok.csv?q=formelord',
    '/en/sok.csv?q=formelord',
    '/sv/min-organisation/allt.csv',
  ])('is text in %s', async (path) => {
    const { body } = await petra.get(path)
    const cells = Papa.parse<string[]>(body.replace('\ufeff', '')).data.flat()
    const theirs = cells.filter((cell) => cell.includes('formelord'))
    expect(theirs.length).toBeGreaterThanOrEqual(formulas.length)
    expect(theirs.filter((cell) => /^[\s\p{Cf}]*[=+\-@\t\r]/u.test(cell))).toEqual([])
  })

  it('is text in a workbook', async () => {
    const { rawPayload } = await petra.get('/sv/min-organisation/allt.xlsx')
    const bytes = rawPayload.toString('latin1')
    expect(bytes.startsWith('PK')).toBe(true)
    const read = await readSpreadsheet({ name: 'allt.xlsx', bytes: rawPayload })
    const text = JSON.stringify(read)
    for (const formula of formulas)
      expect(text).toContain(JSON.stringify(formula.replace(TURN, '')).slice(1, -1))
    expect(text).not.toContain('formula')
  })
})

describe('text that no store keeps', () => {
  const nasty = ['%00', '%C0%80', '%ED%A0%80', "'%3B--", '%25', 'x'.repeat(200)]

  it('in an address is the asker’s fault and not ours, at every route', async () => {
    const faults: string[] = []
    for (const route of routes.filter((one) => !/strom|stream/.test(one))) {
      for (const word of nasty) {
        const path = route.replace(':language', 'sv').replaceAll(/:\w+(\([^)]*\))?|\*/g, word)
        const url = `${path}?q=${word}&${word}=${word}&organisation=${word}&asOf=${word}&cursor=${word}&till=/${word}`
        const { statusCode } = await petra.get(url)
        if (statusCode >= 500) faults.push(`${url}: ${statusCode}`)
      }
    }
    expect(faults).toEqual([])
  })

  it('in a form is left out, and the rest is taken', async () => {
    const answer = await publish('Nolla\u0000 i\u0007 titeln', 'nul')
    expect(answer.statusCode).toBe(303)
    expect((await petra.get(String(answer.headers.location))).body).toContain('Nolla i titeln')
    const anybody = visitor(site)
    const asked = await anybody.post(`/sv/initiativ/${await anInitiative()}/fraga`, {
      message: 'En fråga\u0000 om detta',
    })
    expect(asked.statusCode).toBe(303)
  })

  it('in JSON is refused with a problem', async () => {
    const headers = { 'content-type': 'application/json' }
    for (const payload of [
      '{"words":"\\u0000 ett problem"}',
      '{"words":"\\ud800 ett problem"}',
      '{',
      'null',
      '[]',
    ]) {
      const answer = await site.inject({ method: 'POST', url: '/api/v1/before-you-start', headers, payload })
      expect(answer.statusCode, payload).toBeLessThan(500)
    }
  })
})

describe('a form that is sent twice', () => {
  it('makes one initiative, also when both come at once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => publish('En enda gång', 'twice')))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303])
    expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(1)
    const rows = await sql`select from registry.record where title = 'En enda gång'`
    expect(rows.count).toBe(1)
  })

  it('confirms once', async () => {
    const record = await anInitiative()
    const confirm = () => petra.post('/sv/min-organisation/bekrafta', { act: 'confirm', record })
    const answers = await Promise.all([confirm(), confirm()])
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303])
  })
})
