import fc from 'fast-check'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#platform/testing/browser'
import { countEvent, nothingCounted, stepsOf, tallyOf, type UserEvent } from './count-steps.ts'
import { startInventedSystem } from './testing/invented-system.ts'
import { taskRuns } from './testing/task-runs.ts'

const counted = (events: readonly UserEvent[]) => events.reduce(countEvent, nothingCounted)

describe('the merging rules', () => {
  it('take keys into one field as one step, until something else is done', () => {
    const keys: UserEvent[] = [1, 1, 2, 2, 1].map((field) => ({ kind: 'key', field }))
    expect(stepsOf(counted(keys))).toBe(3)
    expect(stepsOf(counted([{ kind: 'key', field: 1 }, { kind: 'click' }, { kind: 'key', field: 1 }]))).toBe(
      3,
    )
  })

  it('take scrolls as one while none is more than a second after the last', () => {
    const at = (...times: number[]) => counted(times.map((time) => ({ kind: 'scroll', at: time }))).scrolls
    expect(at(0, 900, 1_800, 2_700)).toBe(1)
    expect(at(0, 1_001)).toBe(2)
  })

  it('count waits from one second, as time and not as steps', () => {
    const count = counted([
      { kind: 'wait', ms: 999 },
      { kind: 'wait', ms: 2_500 },
    ])
    expect(tallyOf(count, 60_000)).toMatchObject({ steps: 0, waits: 1, waitSeconds: 2.5, seconds: 60 })
  })

  it('know the way back from the way on', () => {
    const through = (...screens: number[]) => counted(screens.map((screen) => ({ kind: 'screen', screen })))
    expect(through(1, 2, 1, 3)).toMatchObject({ screens: 4, backtracks: 1 })
    expect(through(1, 2, 3, 2, 1)).toMatchObject({ screens: 5, backtracks: 2 })
  })

  it('never count less when more is done', () => {
    const event: fc.Arbitrary<UserEvent> = fc.oneof(
      fc.constant<UserEvent>({ kind: 'click' }),
      fc.record({ kind: fc.constant('key' as const), field: fc.nat(3) }),
      fc.record({ kind: fc.constant('scroll' as const), at: fc.nat(5_000) }),
      fc.record({ kind: fc.constant('screen' as const), screen: fc.nat(3) }),
      fc.constant<UserEvent>({ kind: 'back' }),
    )
    fc.assert(
      fc.property(fc.array(event), event, (events, more) => {
        const before = stepsOf(counted(events))
        const after = stepsOf(counted([...events, more]))
        expect(after - before).toBeGreaterThanOrEqual(0)
        expect(after - before).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('the recorder, on twenty runs in Chromium', () => {
  let browser: Browser
  let system: Awaited<ReturnType<typeof startInventedSystem>>
  beforeAll(async () => {
    system = await startInventedSystem()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    system?.stop()
  })

  it('there are twenty', () => expect(taskRuns).toHaveLength(20))

  it.each(taskRuns)('counts as a hand does: $name', async (task) => {
    const context = await browser.newContext()
    try {
      const page = await context.newPage()
      await page.goto(system.address + task.from)
      await task.run(page)
      const { steps, screens, backtracks, waits, errors } = await page.evaluate(() => {
        const recorder = window.skalaRecorder
        if (!recorder) throw new Error('the recorder is not here')
        return recorder.tally()
      })
      expect({ steps, screens, backtracks, waits, errors }).toEqual({
        steps: task.steps,
        screens: task.screens,
        backtracks: task.backtracks ?? 0,
        // a busy machine makes people wait: counted only where the run is made to wait
        waits: task.waits ?? waits,
        errors: task.errors ?? 0,
      })
    } finally {
      await context.close()
    }
  })

  it('keeps nothing that was typed, not even between pages', async () => {
    const page = await browser.newPage()
    await page.goto(`${system.address}/formular`)
    await page.getByLabel('Läkemedel').fill('Hemligt')
    await page.getByLabel('Anteckning').pressSequentially('Konfidentiellt')
    await page.evaluate(() => dispatchEvent(new Event('pagehide')))
    const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage }))
    expect(kept).toContain('skala-recorder')
    for (const word of ['Hemligt', 'Konf', 'formular', 'Läkemedel']) expect(kept).not.toContain(word)
    await page.close()
  })
})
