import type { Browser, Page } from 'playwright-core'
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

/** A browser in which an invented publisher is signed in. */
async function signedIn(script = true): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: script })
  const page = await context.newPage()
  await page.goto(`${app.address}/sv/logga-in`)
  const chosen = await page.locator('option', { hasText: 'Bo Påhitt' }).getAttribute('value')
  await page.selectOption('#person', chosen)
  await page.locator('main button[type=submit]').click()
  await page.waitForURL(/konto/)
  return page
}

describe('the room of an organisation', () => {
  it('takes at most twelve steps to create an initiative that is complete enough', async () => {
    const page = await signedIn(false)
    let steps = 0
    const step = async (act: Promise<unknown>) => {
      steps++
      await act
    }
    await page.goto(`${app.address}/sv/min-organisation`)
    await step(page.getByRole('link', { name: 'Lägg till initiativ' }).click())
    await step(page.fill('#title', 'Digital tillsyn på natten'))
    await step(page.fill('#need', 'Färre störda nätter för dem som har tillsyn hemma.'))
    await step(page.selectOption('#phase', 'pilot'))
    await step(page.fill('#contactRole', 'verksamhetsutvecklare'))
    await step(page.getByRole('button', { name: 'Spara och publicera' }).click())
    await step(page.getByRole('link', { name: 'Se sidan som alla ser' }).click())
    expect(await page.locator('h1').innerText()).toBe('Digital tillsyn på natten')
    process.stdout.write(`create, publish and see an initiative: ${steps} steps\n`)
    expect(steps).toBeLessThanOrEqual(12)
    await page.context().close()
  })

  it('confirms what sources have told with few keystrokes, and without a mouse', async () => {
    const page = await signedIn()
    await page.goto(`${app.address}/sv/min-organisation/bekrafta`)
    const rows = await page.locator('input[name=record]').count()
    expect(rows).toBeGreaterThan(5)
    let keys = 0
    const press = async (key: string) => {
      keys++
      await page.keyboard.press(key)
    }
    await page.locator('input[name=record]').first().focus()
    // every row is walked over and looked at; the way on from the last is the button
    for (let row = 0; row < rows; row++) await press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Bekräfta valda')
    await press('Enter')
    await page.waitForURL(/klara=/)
    expect(page.url()).toContain(`klara=${rows}`)
    process.stdout.write(`confirm ${rows} records by keyboard: ${keys} keystrokes; 50 records take 51\n`)
    await page.context().close()
  })

  it('warns of personal data while it is written, and saves by itself when it is gone', async () => {
    const page = await signedIn()
    await page.goto(`${app.address}/sv/min-organisation/initiativ/ny`)
    await page.fill('#title', 'Sparas av sig själv')
    await page.getByRole('button', { name: 'Spara i vårt rum' }).click()
    await page.waitForURL(/klart=saved/)
    const status = page.locator('x-sheet [role=status]')
    await page.fill('#need', 'Ring 070-123 45 67')
    await expect.poll(() => status.textContent()).toContain('070-123 45 67')
    await page.fill('#need', 'Ett behov utan nummer')
    await expect.poll(() => status.textContent(), { timeout: 15_000 }).toBe('Sparat i ert rum.')
    await page.goto(page.url())
    expect(await page.inputValue('#need')).toBe('Ett behov utan nummer')
    await page.context().close()
  })

  it('shows live what becomes public before anything is saved, and opens what the phase asks for', async () => {
    const page = await signedIn()
    await page.goto(`${app.address}/sv/min-organisation/initiativ/ny`)
    await page.selectOption('#phase', 'stopped')
    expect(await page.locator('#lesson').isVisible()).toBe(true)
    await page.fill('#title', 'Stoppat efter provet')
    const preview = page.locator('#forhandsvisning')
    await expect.poll(() => preview.textContent(), { timeout: 15_000 }).toContain('Stoppat efter provet')
    expect(await preview.textContent()).toContain('inte sparat')
    expect(page.url()).toContain('/initiativ/ny')
    await page.context().close()
  })

  it('takes a file, shares it with everybody and removes it, without script', async () => {
    const page = await signedIn(false)
    await page.goto(`${app.address}/sv/min-organisation/initiativ/ny`)
    await page.fill('#title', 'Med en bilaga')
    await page.getByRole('button', { name: 'Spara och publicera' }).click()
    await page.getByRole('link', { name: /^Bilagor/ }).click()
    const file = { name: 'plan.txt', mimeType: 'text/html', buffer: Buffer.from('En plan <b>i text</b>') }
    await page.setInputFiles('input[type=file]', file)
    await page.getByRole('button', { name: 'Lägg till fil' }).click()
    const shared = page.url()
    const address = (await page.getByRole('link', { name: 'plan.txt' }).getAttribute('href')) ?? ''
    const anybody = await browser.newContext()
    const fetched = async () => anybody.request.get(`${app.address}${address}`)
    expect((await fetched()).status()).toBe(404)
    await page.locator('select').selectOption('public')
    await page.getByRole('button', { name: 'Ändra' }).click()
    const answer = await fetched()
    expect(await answer.text()).toBe('En plan <b>i text</b>')
    expect(answer.headers()).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': expect.stringMatching(/^attachment; filename="plan.txt"/),
      'x-content-type-options': 'nosniff',
    })
    const { violations } = await inspectPage(page, shared)
    expect(violations).toEqual([])
    await page.locator('summary', { hasText: 'Ta bort' }).click()
    await page.getByLabel('Varför tas den bort?').fill('Fel version')
    await page.getByRole('button', { name: 'Ta bort' }).click()
    expect((await fetched()).status()).toBe(404)
    await anybody.close()
    await page.context().close()
  }, 60_000)

  it('puts two texts side by side when two have written at once, and lets each save be undone', async () => {
    const page = await signedIn(false)
    await page.goto(`${app.address}/sv/min-organisation/initiativ/ny`)
    await page.fill('#title', 'Två skriver')
    await page.fill('#need', 'Början')
    await page.getByRole('button', { name: 'Spara i vårt rum' }).click()
    const sheet = page.url().split('?')[0] ?? ''
    const other = await page.context().newPage()
    await other.goto(sheet)
    await page.fill('#need', 'Den enas behov')
    await page.getByRole('button', { name: 'Spara i vårt rum' }).click()
    await other.fill('#need', 'Den andras behov')
    await other.getByRole('button', { name: 'Spara i vårt rum' }).click()
    expect(other.url()).toContain('/undanlagt/')
    expect((await inspectPage(other, other.url())).violations).toEqual([])
    await other.getByLabel('Undanlagt: Den andras behov').check()
    await other.getByRole('button', { name: 'Spara valet' }).click()
    expect(await other.inputValue('#need')).toBe('Den andras behov')
    await other.getByRole('button', { name: 'Ångra' }).click()
    expect(await other.inputValue('#need')).toBe('Den enas behov')
    await page.context().close()
  }, 60_000)

  it('prints the report for the board on one page', async () => {
    const page = await signedIn()
    await page.goto(`${app.address}/sv/min-organisation/rapport`)
    const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    await page.context().close()
  })

  it('can be used by all, in both languages', async () => {
    const page = await signedIn()
    const faults: string[] = []
    for (const language of ['sv', 'en'])
      for (const part of [
        '',
        '/initiativ/ny',
        '/bekrafta',
        '/rapport',
        '/fragor',
        '/delat',
        '/las-in',
        '/undanlagt',
      ]) {
        const path = `/${language}/min-organisation${part}`
        const { violations, faults: broken, overflow } = await inspectPage(page, `${app.address}${path}`)
        faults.push(
          ...[...violations, ...broken, ...(overflow ? ['too wide'] : [])].map(
            (fault) => `${path}: ${fault}`,
          ),
        )
      }
    expect(faults).toEqual([])
    await page.context().close()
  }, 120_000)
})
