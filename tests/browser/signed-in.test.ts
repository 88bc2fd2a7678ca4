import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#platform/testing/browser'
import { inspectPage } from './inspect-page.ts'
import { type App, startApp } from './start-app.ts'

let app: App
let browser: Browser
beforeAll(async () => {
  app = await startApp()
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

/** The invented municipality whose administrator looks. */
const OWN = 'SE4999900022'

describe.each([
  { reader: 'desktop', language: 'sv', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { reader: 'phone', language: 'en', viewport: { width: 320, height: 640 }, colorScheme: 'dark' },
] as const)('an invented administrator on a $reader', ({ language, viewport, colorScheme }) => {
  it('signs in without script, and finds account, roles and keys whole, accessible and quiet', async () => {
    const context = await browser.newContext({ viewport, colorScheme, javaScriptEnabled: false })
    const tab = await context.newPage()
    await tab.goto(`${app.address}/${language}/logga-in`)
    const option = tab.locator('option', { hasText: 'Alva Påhitt' })
    await tab.selectOption('select', (await option.getAttribute('value')) ?? '')
    await tab.locator(`form[action="/${language}/logga-in"] button`).click()
    expect(tab.url()).toBe(`${app.address}/${language}/konto`)
    for (const path of [
      ...['/konto', '/nytt', '/foljer'],
      ...['roller', 'nycklar', 'adresser'].map((page) => `/organisationer/${OWN}/${page}`),
    ]) {
      const page = await context.newPage()
      expect(await inspectPage(page, `${app.address}/${language}${path}`), path).toEqual({
        ...{ status: 200, language, headings: 1, overflow: 0, violations: [], faults: [] },
      })
      await page.close()
    }
    await tab.locator('details.account summary').click()
    await tab.locator(`form[action="/${language}/logga-ut"] button`).click()
    await tab.goto(`${app.address}/${language}/konto`)
    expect(tab.url()).toContain('/logga-in')
    await context.close()
  })
})
