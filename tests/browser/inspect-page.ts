import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What a page is, as far as every page must be the same. */
export interface Inspection {
  readonly status: number
  readonly language: string
  readonly headings: number
  /** How much wider the page is than its window, in CSS pixels. */
  readonly overflow: number
  /** Rules of axe-core that are broken, each with its elements. */
  readonly violations: readonly string[]
  /** Faults in the console, of scripts, of the content security policy, and answers that failed. */
  readonly faults: readonly string[]
}

/** Opens an address and looks at everything that must hold on every page. */
export async function inspectPage(page: Page, url: string): Promise<Inspection> {
  const faults: string[] = []
  const hear = (words: string) => faults.push(words)
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) hear(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => hear(`script: ${error.message}`))
  page.on('requestfailed', (request) => hear(`request: ${request.url()} ${request.failure()?.errorText}`))
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin && !request.url().startsWith('data:'))
      hear(`a stranger was asked: ${request.url()}`)
  })
  const answer = await page.goto(url, { waitUntil: 'load' })
  const facts = await page.evaluate(() => ({
    language: document.documentElement.lang,
    headings: document.querySelectorAll('h1').length,
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }))
  await letTheInspectorRun(page)
  const violations = await brokenRules(page)
  const status = answer?.status() ?? 0
  // a browser reports a page that answers with a problem as a fault in its console
  const own = status >= 400 ? /Failed to load resource.*status of 4/ : null
  return { status, ...facts, violations, faults: faults.filter((fault) => !own?.test(fault)) }
}

/**
 * Where script is off, so are the timers that axe-core needs. The page has been read without script by now and none of
 * its own will run any more; turning script on once more is heard only when it was turned off by the same session.
 */
async function letTheInspectorRun(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  for (const value of [true, false]) await session.send('Emulation.setScriptExecutionDisabled', { value })
  await session.detach()
}

/** Put in by the debugger, so that neither a content security policy nor a browser without script stands in its way. */
async function brokenRules(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate<{ id: string; nodes: string[] }[], string[]>(async (values) => {
    const engine: unknown = Reflect.get(window, 'axe')
    const run: unknown = typeof engine === 'object' && engine ? Reflect.get(engine, 'run') : null
    if (typeof run !== 'function') throw new Error('axe-core is not here')
    const results = await run(document, { runOnly: { type: 'tag', values } })
    return results.violations.map((violation: { id: string; nodes: { html: string }[] }) => ({
      id: violation.id,
      nodes: violation.nodes.map((node) => node.html.slice(0, 160)),
    }))
  }, tags)
  return found.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes.slice(0, 3).join(' | ')}`)
}
