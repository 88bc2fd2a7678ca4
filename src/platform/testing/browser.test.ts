import { expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'

test('a browser starts here and reads Swedish letters', { timeout: 60_000 }, async () => {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    await page.setContent('<h1>Räksmörgås på ön</h1>')
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Räksmörgås på ön')
  } finally {
    await browser.close()
  }
})
