/**
 * How long a browser takes to verify one record of the running product, all its versions: signature, way to the root, content
 * and chain. `node bin/run.mjs bench/ledger-verify.ts [address of a running site] [times=20]`.
 */
import { launchBrowser } from '#platform/testing/browser'
import { startApp } from '../tests/browser/start-app.ts'

const [, , given, times = '20'] = process.argv
const app = given ? { address: given, stop: async () => undefined } : await startApp()
const browser = await launchBrowser()
try {
  const page = await browser.newPage()
  await page.goto(`${app.address}/sv/initiativ`)
  const links = await page.$$eval(
    '.results a[href*="/initiativ/i"], #results a[href*="/initiativ/i"]',
    (all) => all.map((link) => link.getAttribute('href') ?? ''),
  )
  const waits: { ms: number; entries: number }[] = []
  for (let round = 0; round < Number(times); round++) {
    const path = links[round % links.length] ?? ''
    await page.goto(`${app.address}/sv/granska?post=${path}`)
    await page.waitForSelector('x-verify[data-ms]', { state: 'attached' })
    waits.push(
      await page.$eval('x-verify', (element) => ({
        ms: Number(element.getAttribute('data-ms')),
        entries: element.querySelectorAll('.check-holds').length,
      })),
    )
  }
  const sorted = waits.map(({ ms }) => ms).sort((one, other) => one - other)
  const share = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
  const entries = waits.reduce((sum, wait) => sum + wait.entries, 0)
  process.stdout.write(
    `${waits.length} records, ${entries} entries, each proved in Chromium: p50 ${share(0.5)} ms, p95 ${share(0.95)} ms, longest ${share(1)} ms a record\n`,
  )
} finally {
  await browser.close()
  await app.stop()
}
