import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { languages } from '#platform/language'
import { launchBrowser } from '#platform/testing/browser'
import { inspectPage } from './inspect-page.ts'
import { pages, type SitePage } from './pages.ts'
import { type App, startApp } from './start-app.ts'

/** Light on the desktop and dark on the phone, so that both are looked at. */
const readers = [
  { reader: 'desktop', viewport: { width: 1280, height: 900 }, colorScheme: 'light', script: true },
  {
    reader: 'desktop without script',
    viewport: { width: 1280, height: 900 },
    colorScheme: 'light',
    script: false,
  },
  { reader: 'phone', viewport: { width: 320, height: 640 }, colorScheme: 'dark', script: true },
  {
    reader: 'phone without script',
    viewport: { width: 320, height: 640 },
    colorScheme: 'dark',
    script: false,
  },
] as const

let app: App
let browser: Browser
beforeAll(async () => {
  app = await startApp()
  browser = await launchBrowser()
  await warningsAreRaised()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

/** Signs are read in the background; pages about warnings are to be looked at with something on them. */
async function warningsAreRaised(): Promise<void> {
  for (;;) {
    const { total } = z
      .object({ total: z.number() })
      .parse(await (await fetch(`${app.address}/api/v1/warnings?limit=1`)).json())
    if (total > 0) return
    await pause(200)
  }
}

/** The address of a page, found the way a reader finds it. */
async function addressOf(page: SitePage, language: string): Promise<string> {
  if ('path' in page) return `${app.address}/${language}${page.path}`
  const from = pages.find((other) => other.name === page.linkedFrom)
  if (!from) throw new Error(`no page is named ${page.linkedFrom}`)
  const html = await (await fetch(await addressOf(from, language))).text()
  const [, link] = new RegExp(`href="(/${language}${page.link.source})"`).exec(html) ?? []
  if (!link) throw new Error(`${page.linkedFrom} has no link to ${page.name}`)
  return `${app.address}${link.replaceAll('&amp;', '&')}`
}

describe.each(readers)('on a $reader', ({ viewport, colorScheme, script }) => {
  let context: BrowserContext
  beforeAll(async () => {
    context = await browser.newContext({
      viewport,
      colorScheme,
      javaScriptEnabled: script,
      reducedMotion: 'reduce',
    })
  })
  afterAll(() => context?.close())

  describe.each(languages)('in %s', (language) => {
    it.each(pages)('$name is whole, accessible and quiet', async (page) => {
      const tab = await context.newPage()
      try {
        expect(await inspectPage(tab, await addressOf(page, language))).toEqual({
          status: page.status ?? 200,
          language,
          headings: 1,
          overflow: 0,
          violations: [],
          faults: [],
        })
      } finally {
        await tab.close()
      }
    })
  })
})
