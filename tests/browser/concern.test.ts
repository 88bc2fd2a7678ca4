import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#platform/testing/browser'
import { type App, startApp } from './start-app.ts'

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const
const MOST_STEPS = 8
const MOST_SECONDS = 60
/** Keystroke-level model, seconds: a key by an average typist, a tap with its aim, a thought before each step. */
const model = { key: 0.28, tap: 1.1, thought: 1.35 }

let app: App
let browser: Browser
let context: BrowserContext
beforeAll(async () => {
  app = await startApp()
  browser = await launchBrowser()
  context = await browser.newContext(phone)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

/** A hand that counts: a tap is a step, and so is all that is typed into one field. */
class Hand {
  steps = 0
  keys = 0
  taps = 0
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  async tap(what: ReturnType<Page['locator']>): Promise<void> {
    this.steps++
    this.taps++
    await what.tap()
  }

  /** Taps into a field that has no focus yet, and types. */
  async type(field: ReturnType<Page['locator']>, text: string): Promise<void> {
    this.steps++
    if (!(await field.evaluate((element) => element === document.activeElement))) {
      this.taps++
      await field.tap()
    }
    this.keys += text.length
    await field.pressSequentially(text)
  }

  get seconds(): number {
    return this.keys * model.key + this.taps * model.tap + this.steps * model.thought
  }
}

describe('a concern on a phone', () => {
  let code = ''

  it('goes from the first tap to the receipt in at most eight steps and sixty seconds', async () => {
    const page = await context.newPage()
    const hand = new Hand(page)
    await page.goto(`${app.address}/sv`)
    const begun = performance.now()
    await hand.tap(page.getByRole('link', { name: 'Säg hur det fungerar' }).first())
    await hand.tap(page.getByRole('link', { name: 'Berätta', exact: true }))
    await hand.type(page.locator('#q'), 'vårdkomp')
    await hand.tap(page.locator('.suggestions a').filter({ hasText: 'Nytt journalsystem' }))
    await hand.type(page.locator('#doing'), 'Skrev ut ett läkemedel')
    await hand.type(page.locator('#happened'), '41 klick i stället för 9')
    await hand.tap(page.getByText('Det tar tid och kraft'))
    await hand.tap(page.getByRole('button', { name: 'Skicka' }))
    await page.locator('.receipt-code').waitFor()
    const machine = (performance.now() - begun) / 1000
    code = (await page.locator('.receipt-code').textContent()) ?? ''
    expect(code).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){3}-[0-9A-Z]{6}$/)
    expect(hand.steps).toBeLessThanOrEqual(MOST_STEPS)
    expect(hand.seconds).toBeLessThanOrEqual(MOST_SECONDS)
    process.stdout.write(
      `concern: ${hand.steps} steps, ${hand.keys} keys; ${hand.seconds.toFixed(1)} s by the keystroke-level model, and ${machine.toFixed(1)} s that the pages took\n`,
    )
    expect(page.url()).not.toContain(code.slice(0, 5))
    await page.close()
  })

  it('is found again with its code, which never stands in an address', async () => {
    const page = await context.newPage()
    await page.goto(`${app.address}/sv/signal/svar`)
    await page.locator('#code').fill(code.toLowerCase().replaceAll('-', ' '))
    await page.getByRole('button', { name: 'Visa' }).tap()
    await page.getByText('Den väntar på natten').waitFor()
    expect(page.url()).toBe(`${app.address}/sv/signal/svar`)
    await page.close()
  })

  it('warns of an identity number while it is written, and keeps what was written when it is refused', async () => {
    const page = await context.newPage()
    await page.goto(`${app.address}/sv/signal/arbete?om=egna-ord`)
    await page.locator('#system').fill('Schemat')
    await page.locator('#doing').fill('Sökte 19811218-9876')
    await page.locator('#doing').dispatchEvent('input')
    await page.getByText('Det här ser ut som något om en person').waitFor()
    await page.locator('#happened').fill('Inget hände')
    await page.getByText('Jag kan inte göra mitt jobb').tap()
    await page.getByRole('button', { name: 'Skicka' }).tap()
    await page.locator('.error-summary').waitFor()
    expect(await page.locator('#happened').inputValue()).toBe('Inget hände')
    expect(await page.locator('#noPerson').isVisible()).toBe(true)
    await page.close()
  })

  it('is answered alike whether a code leads anywhere or not: as many bytes, and nothing to be kept', async () => {
    const ask = async (asked: string) => {
      const answer = await fetch(`${app.address}/sv/signal/svar`, {
        method: 'POST',
        body: new URLSearchParams({ code: asked }),
      })
      const { byteLength } = await answer.arrayBuffer()
      return { byteLength, status: answer.status, kept: answer.headers.get('cache-control') }
    }
    const known = await ask(code)
    expect(known).toEqual({ byteLength: known.byteLength, status: 200, kept: 'no-store' })
    for (const unknown of ['00000-00000-00000-00000-000000', 'hej', '', 'x'.repeat(5_000)]) {
      expect(await ask(unknown)).toEqual(known)
    }
  })

  it('is refused from another site', async () => {
    const answer = await fetch(`${app.address}/sv/signal/arbete`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site' },
      body: new URLSearchParams({ system: 'x' }),
    })
    expect(answer.status).toBe(403)
  })
})
