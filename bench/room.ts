/**
 * What people's work in the registry costs them, in an invented county and a real browser: `npm run bench -- room`. Confirming fifty
 * records by keyboard, creating an initiative, telling a concern apart from none by the clock, and the weight of a first visit.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer as createPort } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { loadDemonstration } from '#demonstration'
import { openWaitingRoom } from '#frontline'
import { listInventedPeople } from '#identity'
import { readConfig } from '#platform/config'
import { estimateKlm } from '#platform/instruments'
import { launchBrowser } from '#platform/testing/browser'
import { loadResolver, recordObservations } from '#registry'
import { searchWithoutIndex } from '#search'
import { openInstallation, operator } from '../src/entrypoints/cli/open-context.ts'
import { createServer } from '../src/entrypoints/server/create-server.ts'
import { machine, say } from './search-measure.ts'

const RECORDS = 50
/** Of each: one address may send sixty such forms within an hour. */
const ASKED = 25
/** Whose room it is: an invented publisher of the invented county. */
const PUBLISHER = 'Bo Påhitt'

const folder = await mkdtemp(join(tmpdir(), 'skala-bench-'))
const installation = await openInstallation(
  readConfig({ SKALA_DATA: folder, LOG_LEVEL: 'silent' }),
  operator,
  false,
)
const { ctx, log } = installation
const browser = await launchBrowser()
try {
  await loadDemonstration(ctx)
  const port = await freePort()
  const address = `http://localhost:${port}`
  const room = await openWaitingRoom(join(folder, 'room'))
  const search = searchWithoutIndex(ctx)
  const parts = { ctx, search, room, log, publicUrl: address, requestsPerMinute: 1e9, inventedSignIn: true }
  const server = await createServer({ ...parts, mostDelayMs: 0 })
  await server.listen({ port, host: '127.0.0.1' })
  say(`Work in the room. ${machine()}`)
  await confirmAll(address)
  await createOne(address)
  await tellCodesApart(address)
  for (const path of ['/sv', '/sv/sok?q=journal', '/sv/initiativ', '/sv/signal', '/sv/min-organisation'])
    await weigh(address, path)
  await server.close()
  await room.close()
} finally {
  await browser.close()
  await installation.close()
  await rm(folder, { recursive: true, force: true })
}

async function freePort(): Promise<number> {
  const server = createPort()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const place = server.address()
  await new Promise<void>((done) => server.close(() => done()))
  return typeof place === 'object' && place ? place.port : 0
}

async function signedIn(address: string, script = true): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: script })
  const page = await context.newPage()
  await page.goto(`${address}/sv/logga-in`)
  const chosen = await page.locator('option', { hasText: PUBLISHER }).getAttribute('value')
  await page.selectOption('#person', chosen)
  await page.locator('main button[type=submit]').click()
  await page.waitForURL(/konto/)
  return page
}

/** Records that sources have told of the publisher's organisation, until fifty wait for its word. */
async function fillUp(waiting: number): Promise<void> {
  const publisher = (await listInventedPeople(ctx)).find(({ name }) => name === PUBLISHER)
  if (!publisher) throw new Error(`nobody is called ${PUBLISHER}`)
  const origin = { source: 'bench', owner: null, priority: 40, capture: null, demonstration: true }
  const drafts = Array.from({ length: Math.max(0, RECORDS - waiting) }, (_, place) => ({
    kind: 'initiative' as const,
    key: `bench-${place}`,
    organisation: { number: publisher.organisation },
    claims: {
      title: `Påhittat initiativ ${place + 1} att bekräfta`,
      phase: 'pilot' as const,
      startsOn: '2026',
    },
  }))
  await recordObservations(ctx, origin, drafts, await loadResolver(ctx))
}

/** From the room's first page to all confirmed, with keys alone: Tab walks over each record, Enter confirms what is chosen. */
async function confirmAll(address: string): Promise<void> {
  const page = await signedIn(address)
  const list = `${address}/sv/min-organisation/bekrafta`
  await page.goto(list)
  await fillUp(await page.locator('input[name=record]').count())
  await page.goto(`${address}/sv/min-organisation`)
  const begun = performance.now()
  let keys = 0
  const press = async (key: string) => {
    keys++
    await page.keyboard.press(key)
  }
  /** Presses Tab until what is reached fits. */
  const walkTo = async (fits: string) => {
    for (let step = 0; step < 300; step++) {
      await press('Tab')
      if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, fits)) return
    }
    throw new Error(`no key leads to ${fits}`)
  }
  await walkTo('main a[href$="/bekrafta"]')
  await press('Enter')
  await page.waitForURL(list)
  const toList = keys
  const rows = await page.locator('input[name=record]').count()
  await walkTo('button[value=confirm]')
  await press('Enter')
  await page.waitForURL(/klara=/)
  if (!page.url().endsWith(`klara=${rows}`)) throw new Error(`not all were confirmed: ${page.url()}`)
  const seconds = (performance.now() - begun) / 1000
  // one moment of thought before each way on, and one for each record that is looked at
  const model = estimateKlm(`${rows + 3}M${keys}K R(${seconds.toFixed(3)})`)
  if ('unreadable' in model) throw new Error(model.unreadable)
  say(
    `confirm ${rows} records   ${keys} keys (${toList} of them to reach the list), 3 steps; the machine took ${seconds.toFixed(1)} s; by the keystroke-level model ${model.seconds.toFixed(0)} s, ${model.low.toFixed(0)} to ${model.high.toFixed(0)} (goal 180 s)`,
  )
  await page.context().close()
}

/** Creates, publishes and sees an initiative that is complete enough; a step is a click, a choice, or a field that is written in. */
async function createOne(address: string): Promise<void> {
  const page = await signedIn(address, false)
  await page.goto(`${address}/sv/min-organisation`)
  const steps: readonly (() => Promise<unknown>)[] = [
    () => page.getByRole('link', { name: 'Lägg till initiativ' }).click(),
    () => page.fill('#title', 'Digital tillsyn på natten'),
    () => page.fill('#need', 'Färre störda nätter för dem som har tillsyn hemma.'),
    () => page.selectOption('#phase', 'pilot'),
    () => page.fill('#contactRole', 'verksamhetsutvecklare'),
    () => page.getByRole('button', { name: 'Spara och publicera' }).click(),
    () => page.getByRole('link', { name: 'Se sidan som alla ser' }).click(),
  ]
  for (const step of steps) await step()
  if ((await page.locator('h1').innerText()) !== 'Digital tillsyn på natten')
    throw new Error('it is not there')
  say(`create an initiative   ${steps.length} steps (goal 12)`)
  await page.context().close()
}

/** How long an answer takes to a receipt's code that leads somewhere and to one that does not, and how large it is. */
async function tellCodesApart(address: string): Promise<void> {
  const told = await send(`${address}/sv/signal/arbete`, {
    ...{ system: 'Schemat', doing: 'Sökte en tid', happened: 'Inget hände' },
    ...{ severity: 'obstacle', noPerson: 'yes' },
  })
  const [known] = /[0-9A-Z]{5}(?:-[0-9A-Z]{5}){3}-[0-9A-Z]{6}/.exec(told.text) ?? []
  if (known === undefined) throw new Error('no receipt was given')
  const codes = { known, unknown: '00000-00000-00000-00000-000000' }
  const times: Record<keyof typeof codes, number[]> = { known: [], unknown: [] }
  const sizes: Record<keyof typeof codes, Set<number>> = { known: new Set(), unknown: new Set() }
  // by turns, so that what else the machine does meets both
  for (let turn = 0; turn < ASKED; turn++) {
    for (const kind of ['known', 'unknown'] as const) {
      const { seconds, bytes } = await send(`${address}/sv/signal/svar`, { code: codes[kind] })
      times[kind].push(seconds * 1000)
      sizes[kind].add(bytes)
    }
  }
  for (const kind of ['known', 'unknown'] as const) {
    const sorted = times[kind].toSorted((one, other) => one - other)
    const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(1)
    say(
      `receipt, ${kind.padEnd(13)} p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, ${[...sizes[kind]].join(' or ')} bytes (${ASKED} asked)`,
    )
  }
}

async function send(url: string, form: Readonly<Record<string, string>>) {
  const begun = performance.now()
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(form) })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  const text = await answer.text()
  return { text, bytes: Buffer.byteLength(text), seconds: (performance.now() - begun) / 1000 }
}

/** What a browser that was never here before fetches for a page, in bytes as they travel. */
async function weigh(address: string, path: string): Promise<void> {
  const page = path.includes('min-organisation')
    ? await signedIn(address)
    : await (await browser.newContext()).newPage()
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  let bytes = 0
  let files = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
    files++
  })
  await page.goto(address + path, { waitUntil: 'load' })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  say(`first visit ${path.padEnd(24)} ${(bytes / 1000).toFixed(1)} kB in ${files} files`)
  await page.context().close()
}
