import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWaitingRoom, type WaitingRoom } from '#frontline'
import { openSigning, sequenceAll } from '#ledger'
import { createTestDatabase, fixedClock, testContext } from '#platform/testing'
import { createSearch, type Search } from '#search'
import { startSite } from '../start-site.ts'
import { visitor } from '../visitor.ts'
import { openRows, type Row, siteRows } from './rows.ts'
import { type Asker, fillWorld, type Place, type World } from './world.ts'

const { sql } = await createTestDatabase()
const clock = fixedClock()
const ctx = testContext(sql, { now: clock })
const folder = mkdtempSync(join(tmpdir(), 'skala-matrix-'))
const rows: Readonly<Record<string, Row>> = { ...siteRows, ...openRows }
const routes = new Set<string>()

let site: FastifyInstance
let search: Search
let room: WaitingRoom
let world: World

beforeAll(async () => {
  search = await createSearch(ctx, null)
  room = await openWaitingRoom(join(folder, 'room'))
  const onEachRoute = ({ method, url }: { method: string | string[]; url: string }) => {
    for (const one of [method].flat()) if (!['HEAD', 'OPTIONS'].includes(one)) routes.add(`${one} ${url}`)
  }
  site = await startSite(ctx, { search, room, onEachRoute })
  world = await fillWorld(ctx, clock, site)
  await sequenceAll(
    ctx,
    openSigning({
      keys: join(folder, 'keys'),
      copies: join(folder, 'copies'),
      originOf: (year) => `skala.example/log/${year}`,
    }),
  )
  await search.ready
})
afterAll(async () => {
  await site?.close()
  await search?.close()
  await room?.close()
  rmSync(folder, { recursive: true, force: true })
  process.stdout.write(`${summary()}\n`)
})

/** One cell: a route, who asks, at whose place, and the state of what must not be told. */
const tally = { cells: 0, requests: 0, seen: 0 }
/** Faults by what is the same about them, so that one cause reads as one line. */
function gathered(faults: readonly Fault[]): string[] {
  const askers = new Map<string, string[]>()
  for (const { where, who, what } of faults) {
    const fault = `${where}: ${what}`
    askers.set(fault, [...(askers.get(fault) ?? []), who])
  }
  return [...askers].map(([fault, all]) => `${fault}: ${[...new Set(all)].join(', ')}`)
}

interface Fault {
  readonly where: string
  readonly who: string
  readonly what: string
}

const summary = () =>
  `authorisation matrix: ${tally.cells} cells (${routes.size} routes, ${world?.askers.length} roles, own and other organisation, ${new Set(world?.secrets.map(({ state }) => state)).size + 2} states) in ${tally.requests} requests, all asserted; ${tally.seen} times a secret stood where it may`

interface Told {
  readonly status: number
  readonly text: string
}

/** What is wrong with an answer, in words; nothing when nothing is. */
function faultsIn(name: string, row: Row, asker: Asker, place: Place, told: Told): Fault[] {
  const faults: Fault[] = []
  const expected = row.status(asker, place)
  const fault = (what: string) => faults.push({ where: `${name} at ${place.name}`, who: asker.name, what })
  if (told.status !== expected) fault(`answered ${told.status}, not ${expected}`)
  tally.requests++
  for (const secret of world.secrets) {
    tally.cells++
    const shown = told.text.includes(secret.words)
    const may = row.shows?.(secret, asker, place) ?? false
    if (shown) tally.seen++
    if (may !== 'may' && shown !== may)
      fault(`${secret.state} of ${secret.place} ${shown ? 'leaks' : 'is not shown'}`)
  }
  return faults
}

/** The addresses of a row, each with the place it is asked at; what is the same at both places is asked once. */
function asksOf(row: Row): { readonly url: string; readonly place: Place }[] {
  const asked = Object.values(world.places).flatMap((place) => row.at(place).map((url) => ({ url, place })))
  return asked.filter(({ url }, position) => asked.findIndex((other) => other.url === url) === position)
}

async function ask(route: string, row: Row, asker: Asker, url: string): Promise<Told> {
  const answer = route.startsWith('POST')
    ? await asker.browser.post(url, row.form ?? {})
    : await asker.browser.get(url)
  // what comes in the head of an answer leaks as well as what comes in its body
  return { status: answer.statusCode, text: `${JSON.stringify(answer.headers)}${answer.body}` }
}

describe('the matrix', () => {
  it('has a row for each route of the running server, and none for a route that is not there', () => {
    expect([...routes].filter((route) => !rows[route]).sort()).toEqual([])
    expect(
      Object.keys(rows)
        .filter((route) => !routes.has(route))
        .sort(),
    ).toEqual([])
  })

  it('answers everybody, at their own organisation and at another, as it says, and tells no one else’s secrets', async () => {
    const faults: Fault[] = []
    for (const [route, row] of Object.entries(siteRows)) {
      if (row.stream) continue
      for (const { url, place } of asksOf(row)) {
        for (const asker of world.askers)
          faults.push(...faultsIn(route, row, asker, place, await ask(route, row, asker, url)))
      }
    }
    expect(gathered(faults)).toEqual([])
  })

  it('tells machines and the public the same through the API and the log, and a cookie makes no difference', async () => {
    const faults: Fault[] = []
    const machines = [...world.keys].map(([name, key]) => ({ name: `machine: ${name}`, key }))
    const people = world.askers.filter(({ name }) => ['public', 'administrator', 'operator'].includes(name))
    for (const [route, row] of Object.entries(openRows)) {
      if (row.stream) continue
      for (const { url, place } of asksOf(row)) {
        for (const asker of people)
          faults.push(...faultsIn(route, row, asker, place, await ask(route, row, asker, url)))
        for (const { name, key } of machines) {
          const answer = await site.inject({
            method: route.startsWith('POST') ? 'POST' : 'GET',
            url,
            headers: { authorization: `Bearer ${key}` },
            ...(row.form && { payload: row.form }),
          })
          const asker: Asker = { name, role: 'public', ofHome: false, browser: visitor(site) }
          const told = { status: answer.statusCode, text: `${JSON.stringify(answer.headers)}${answer.body}` }
          faults.push(...faultsIn(route, row, asker, place, told))
        }
      }
    }
    expect(gathered(faults)).toEqual([])
  })

  it('refuses a dead key at each route of the API, with a problem that says so', async () => {
    const faults: string[] = []
    for (const [route, row] of Object.entries(openRows).filter(([name]) => name.includes(' /api/'))) {
      const [first] = asksOf(row)
      if (!first) continue
      const authorization = `Bearer skala_${'A'.repeat(43)}_00000000`
      const method = route.startsWith('POST') ? 'POST' : 'GET'
      const answer = await site.inject({ method, url: first.url, headers: { authorization } })
      tally.cells++
      if (answer.statusCode !== 401 || !String(answer.headers['content-type']).includes('problem+json'))
        faults.push(`${route}: ${answer.statusCode}`)
    }
    expect(faults).toEqual([])
  })

  it('streams no secrets', async () => {
    const address = await site.listen({ port: 0, host: '127.0.0.1' })
    for (const [route, row] of Object.entries(rows).filter(([, one]) => one.stream)) {
      for (const { url, place } of asksOf(row)) {
        const told = await listen(`${address}${url}`, route.includes('/api/') ? 20 : 0)
        const [asker] = world.askers
        if (asker) expect(faultsIn(route, row, asker, place, told)).toEqual([])
      }
    }
  })

  it('is large enough to mean something, and its canaries sing where they may', () => {
    expect(tally.cells).toBeGreaterThan(3_000)
    expect(tally.seen).toBeGreaterThan(10)
  })
})

/** What a stream tells until it has told of so many things. */
async function listen(url: string, events: number): Promise<Told> {
  const leave = new AbortController()
  const answer = await fetch(url, { signal: leave.signal })
  let text = ''
  if (answer.body && events > 0) {
    for await (const part of answer.body.pipeThrough(new TextDecoderStream())) {
      text += part
      if (text.split('\n\n').length > events) break
    }
  }
  leave.abort()
  return { status: answer.status, text }
}
