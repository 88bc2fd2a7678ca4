import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { FastifyInstance } from 'fastify'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWaitingRoom, type WaitingRoom } from '#frontline'
import { packageRoot } from '#platform/config'
import { createTestDatabase, fixedClock, testContext } from '#platform/testing'
import { launchBrowser } from '#platform/testing/browser'
import { createSearch, type Search } from '#search'
import { bodies, registerPeople, signInAs } from '../people.ts'
import { startSite } from '../start-site.ts'
import type { Visitor } from '../visitor.ts'
import { makePayloads } from './payloads.ts'
import { formOf, type Planted, plantPayloads } from './plant-payloads.ts'
import { type Watched, watchScripts } from './watch-scripts.ts'

const COUNT = process.env.SKALA_LONG ? 1_000 : 60
const payloads = makePayloads(COUNT)

const { sql } = await createTestDatabase()
const clock = fixedClock()
const ctx = testContext(sql, { now: clock })
const folder = mkdtempSync(join(tmpdir(), 'skala-scripts-'))

let site: FastifyInstance
let search: Search
let room: WaitingRoom
let browser: Browser
let planted: readonly Planted[]
let anybody: Watched
let publisher: Watched
let petra: Visitor | undefined
let address = ''
let cells = 0

beforeAll(async () => {
  // the pages are tried with their own scripts, so these must have been built
  await promisify(execFile)(process.execPath, ['bin/skala.mjs', '--help'], { cwd: packageRoot() })
  const port = await freePort()
  address = `http://localhost:${port}`
  await registerPeople(ctx, [
    ['Petra', 'publisher', bodies.home],
    ['Wilma', 'witness', bodies.home],
  ])
  search = await createSearch(ctx, null)
  room = await openWaitingRoom(join(folder, 'room'))
  site = await startSite(ctx, { search, room, publicUrl: address, assets: undefined })
  await site.listen({ port, host: '127.0.0.1' })
  const writer = await signInAs(site, ctx, 'Petra')
  const wilma = await signInAs(site, ctx, 'Wilma')
  await wilma.post('/sv/uppdrag', { uppdrag: `${bodies.home}.witness.self` })
  planted = await plantPayloads({ site, ctx, clock, room, publisher: writer, witness: wilma }, payloads)
  // a day has passed since
  petra = await signInAs(site, ctx, 'Petra')
  browser = await launchBrowser()
  anybody = await watchScripts(browser, { address })
  await readFeedsAsXml(anybody)
  publisher = await watchScripts(browser, { address, cookie: petra.cookies() })
}, 600_000)
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await search?.close()
  await room?.close()
  rmSync(folder, { recursive: true, force: true })
  const ran = anybody.happened.length + publisher.happened.length
  process.stdout.write(
    `scripts: ${COUNT} texts in ${sinks.length} kinds of places, ${cells} cells asserted, ${ran} ran\n`,
  )
})

/** A browser shows a feed as bare text; readers that take it for XML, and would run what XML can run, are to find nothing either. */
async function readFeedsAsXml({ page }: Watched): Promise<void> {
  await page.route(/\.atom\?/, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, headers: { ...response.headers(), 'content-type': 'application/xml' } })
  })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const place = server.address()
  await new Promise<void>((done) => server.close(() => done()))
  return typeof place === 'object' && place ? place.port : 0
}

/** Opens an address and gives back what was answered, and what stands there that must not. */
async function open(
  { page, settle }: Watched,
  path: string,
): Promise<{ text: string; strangers: readonly string[] }> {
  const answer = await page.goto(`${address}${path}`, { waitUntil: 'load' })
  return { text: (await answer?.text()) ?? '', strangers: await settle() }
}

interface Look {
  readonly text: string
  readonly strangers: readonly string[]
}

const q = (words: string) => encodeURIComponent(words.replaceAll('\0', ''))
/** One page for each group of payloads. */
const byGroup = (look: (group: string) => Promise<Look>) => {
  const looks = new Map<string, Promise<Look>>()
  return ({ group }: Planted): Promise<Look> => {
    const known = looks.get(group) ?? look(group)
    looks.set(group, known)
    return known
  }
}

/** The eight kinds of places that show what others have written; each payload must be read in the answer of each. */
const sinks: readonly (readonly [string, (one: Planted) => Promise<Look>])[] = [
  ['a list', byGroup((group) => open(anybody, `/sv/initiativ?q=${group}`))],
  ['the page of a record', ({ record }) => open(anybody, `/sv/initiativ/${record}`)],
  ['a search for the text itself', ({ payload }) => open(anybody, `/sv/sok?q=${q(payload.text)}`)],
  ['suggestions while somebody writes', ({ payload }) => suggest(payload.mark)],
  ['a feed', byGroup((group) => open(anybody, `/sv/sok.atom?q=${group}`))],
  [
    'the form of the organisation’s own room',
    ({ sheet }) => open(publisher, `/sv/min-organisation/initiativ/${sheet}`),
  ],
  ['an answer of the API', byGroup((group) => open(anybody, `/api/v1/search?q=${group}&limit=25`))],
  ['a form that was refused', ({ payload, group }) => refuse(payload.text, group)],
]

async function suggest(mark: string): Promise<Look> {
  const { page, settle } = anybody
  if (!page.url().endsWith('/sv/om')) await page.goto(`${address}/sv/sok`)
  const links = page.locator('.suggestions a', { hasText: mark })
  await page.fill('x-suggest input', mark)
  await links.first().waitFor()
  return { text: (await links.first().textContent()) ?? '', strangers: await settle() }
}

/** Sends what a form of the room is sent, with an amount that is no number. */
async function refuse(text: string, group: string): Promise<Look> {
  const { page, settle } = publisher
  const form = {
    ...formOf(text, group),
    money: text,
    token: 'refused-every-time',
    version: '0',
    act: 'publish',
  }
  await open(publisher, '/sv/min-organisation/initiativ/ny')
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  const loaded = page.waitForEvent('load')
  await page.evaluate((fields) => {
    const sent = document.createElement('form')
    sent.method = 'post'
    for (const [name, value] of Object.entries(fields)) {
      const field = document.createElement('textarea')
      Object.assign(field, { name, value })
      sent.append(field)
    }
    document.body.append(sent)
    sent.submit()
  }, form)
  const answer = await answered
  await loaded
  expect(answer.status()).toBe(400)
  return { text: await answer.text(), strangers: await settle() }
}

/** A page that somebody careless wrote: the text is not written as text, in the places texts usually stand. */
const careless = (text: string) => [
  `<!doctype html><title>x</title><p>${text}</p>`,
  `<!doctype html><title>x</title><input value="${text}"><p title='${text}'>x</p>`,
  `<!doctype html><title>${text}</title><textarea>${text}</textarea><a href="${text}">x</a>`,
]

/** Other pages that show what was told, by address, or by the link that leads there from another page. */
const others = [
  ['/sv/losningar', 'anybody'],
  ['/sv/losningar → /losningar/s[0-9a-z]+', 'anybody'],
  ['/sv/produkter', 'anybody'],
  ['/sv/produkter → /produkter/p[0-9a-z]+', 'anybody'],
  ['/sv/varningar', 'anybody'],
  ['/sv/varningar → /varningar/w[0-9a-f]+', 'anybody'],
  [`/sv/organisationer/${bodies.home}`, 'anybody'],
  ['/sv/andringar', 'anybody'],
  ['/sv/min-organisation', 'publisher'],
  ['/sv/min-organisation/rapport', 'publisher'],
  ['/sv/min-organisation/fragor', 'publisher'],
  [`/sv/organisationer/${bodies.home}/signaler`, 'publisher'],
] as const

async function find(path: string): Promise<string> {
  const [from = '', link] = path.split(' → ')
  if (link === undefined) return from
  const { text } = await open(anybody, from)
  const [, there] = new RegExp(`href="(/sv${link})"`).exec(text) ?? []
  if (there === undefined) throw new Error(`${from} has no link to ${link}`)
  return there
}

describe(`${COUNT} texts that would run as script`, () => {
  it('run where somebody was careless, and are seen to', async () => {
    const control = await watchScripts(browser, { address })
    let live = 0
    let ran = 0
    for (const { text } of payloads) {
      const before = control.happened.length
      let strangers = 0
      for (const html of careless(text)) {
        await control.page.goto(`${address}/health`)
        await control.page.setContent(html).catch(() => undefined)
        strangers += (await control.settle().catch(() => ['it went elsewhere'])).length
      }
      if (control.happened.length > before) ran++
      if (control.happened.length > before || strangers > 0) live++
    }
    process.stdout.write(
      `careless page: ${ran} of ${COUNT} texts ran or asked strangers, ${live} were seen\n`,
    )
    expect(ran).toBeGreaterThan(COUNT / 3)
    expect(live).toBeGreaterThan(COUNT / 2)
    await control.page.context().close()
  }, 3_600_000)

  it.each(sinks)(
    'do nothing in %s, where they are read as they were written',
    async (_name, look) => {
      const faults: string[] = []
      for (const one of planted) {
        const { text, strangers } = await look(one)
        if (!text.includes(one.payload.mark)) faults.push(`${one.payload.text} is not shown`)
        faults.push(...strangers.map((stranger) => `${one.payload.text}: ${stranger}`))
      }
      expect(faults).toEqual([])
      expect([...anybody.happened, ...publisher.happened]).toEqual([])
      cells += planted.length
    },
    3_600_000,
  )

  it.each(others)('do nothing at %s, with a content security policy or without', async (path, who) => {
    const cookie = who === 'publisher' ? petra?.cookies() : undefined
    const guarded = await watchScripts(browser, { address, policy: true, cookie })
    const faults: string[] = []
    for (const tab of [who === 'publisher' ? publisher : anybody, guarded]) {
      const { text, strangers } = await open(tab, await find(path))
      if (!/mark\d{4}/.test(text)) faults.push('none of them is shown')
      faults.push(...strangers, ...tab.happened)
    }
    await guarded.page.context().close()
    expect(faults).toEqual([])
  })
})
