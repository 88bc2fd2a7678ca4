import { createServer } from 'node:http'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '#platform/testing/browser'

const form = (checked: string) => `<x-filter><p role="status"></p><form id="facets" action="/sok">
  <input type="hidden" name="q" value="journal">
  <label><input id="a" type="checkbox" name="fas" value="a" ${checked}>A</label></form></x-filter>`

/** A page as the server would write it: it knows the choice from the address. */
function answer(address: URL): string {
  const chosen = address.searchParams.has('fas')
  return `<!doctype html><html lang="sv"><title>Prov</title><script type="module" src="/main.js"></script>
    <main><div id="results"><p data-count>${chosen ? 'En träff' : 'Två träffar'}</p></div>
    ${form(chosen ? 'checked' : '')}
    <x-feed src="/events" data-news="Nya: {n}"><p role="status"></p><ol><li>Gammalt</li></ol></x-feed></main>`
}

let script = ''
const asked: string[] = []
const server = createServer((request, response) => {
  const address = new URL(request.url ?? '/', 'http://localhost')
  if (address.pathname === '/main.js') {
    response.setHeader('content-type', 'text/javascript').end(script)
  } else if (address.pathname === '/events') {
    response.setHeader('content-type', 'text/event-stream')
    response.write('event: item\ndata: <li>Nytt<script>document.title="kapad"</script></li>\n\n')
  } else {
    if (request.headers['x-fragment']) asked.push(address.search)
    response.setHeader('content-type', 'text/html; charset=utf-8').end(answer(address))
  }
})

let browser: Browser
let page: Page

beforeAll(async () => {
  const options = { bundle: true, write: false, format: 'esm', entryPoints: [] as string[] } as const
  const entry = new URL('./main.ts', import.meta.url).pathname
  script = (await build({ ...options, entryPoints: [entry] })).outputFiles[0]?.text ?? ''
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  browser = await launchBrowser()
  page = await browser.newPage()
  const place = server.address()
  const port = typeof place === 'object' && place ? place.port : 0
  await page.goto(`http://127.0.0.1:${port}/sok?q=journal`)
}, 60_000)

afterAll(async () => {
  await browser?.close()
  server.closeAllConnections()
  server.close()
})

test('a choice asks for a fragment, shows it, keeps focus and is counted aloud', async () => {
  await page.getByLabel('A').check()
  await page.getByText('En träff').first().waitFor()
  expect(new URL(page.url()).search).toBe('?q=journal&fas=a')
  expect(asked).toEqual(['?q=journal&fas=a'])
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('a')
  expect(await page.locator('x-filter [role=status]').textContent()).toBe('En träff')
})

test('back brings the earlier results back', async () => {
  await page.evaluate(() => history.back())
  await page.locator('#results').getByText('Två träffar').waitFor()
  expect(await page.getByLabel('A').isChecked()).toBe(false)
})

test('what arrives live stands first, is counted, and cannot run code', async () => {
  await page.getByText('Nytt').waitFor()
  expect(await page.locator('x-feed li').first().textContent()).toContain('Nytt')
  expect(await page.locator('x-feed [role=status]').textContent()).toBe('Nya: 1')
  expect(await page.title()).toBe('Prov')
})
