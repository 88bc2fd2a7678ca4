/**
 * What the step recorder costs the page it counts in: the share of the page's own CPU time that is spent in its script,
 * sampled every 100 microseconds by the browser's profiler while a form is filled in, scrolled and clicked through.
 */
import type { Page } from 'playwright-core'
import { launchBrowser } from '#platform/testing/browser'
import { startInventedSystem } from '../src/frontline/recorder/testing/invented-system.ts'

const ROUNDS = 5
const out = (line: string) => process.stdout.write(`${line}\n`)

const system = await startInventedSystem()
const browser = await launchBrowser()
const shares: number[] = []
for (let round = 0; round < ROUNDS; round += 1) {
  const page = await browser.newPage()
  await page.goto(`${system.address}/formular`)
  shares.push(await shareOf(page))
  await page.close()
}
await browser.close()
system.stop()
const middle = shares.toSorted((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? Number.NaN
out(
  `recorder's share of page CPU  ${(100 * middle).toFixed(2)} % (median of ${ROUNDS}; ${shares.map((share) => (100 * share).toFixed(2)).join(', ')})`,
)

/** Time in the recorder's script over the CPU time of all the page's tasks. */
async function shareOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await session.send('Profiler.enable')
  await session.send('Profiler.setSamplingInterval', { interval: 100 })
  const before = await taskSeconds()
  await session.send('Profiler.start')
  await work(page)
  const { profile } = await session.send('Profiler.stop')
  const all = (await taskSeconds()) - before
  const own = new Set(
    profile.nodes.filter(({ callFrame }) => callFrame.url.endsWith('/recorder.js')).map(({ id }) => id),
  )
  const micros = (profile.samples ?? []).reduce(
    (sum, node, at) => sum + (own.has(node) ? Math.max(0, profile.timeDeltas?.[at] ?? 0) : 0),
    0,
  )
  return micros / 1e6 / all

  async function taskSeconds(): Promise<number> {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN
  }
}

/** Two hundred keys, forty clicks and forty turns of the wheel: a busy minute of a clerk. */
async function work(page: Page): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    await page.getByLabel('Anteckning').click()
    await page.keyboard.type('tio tecken')
    await page.getByText('Vid behov').click()
    await page.mouse.wheel(0, 40)
    await page.mouse.wheel(0, -40)
  }
}
