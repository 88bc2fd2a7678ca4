import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tallyLine } from './client/panel.ts'
import { countLog } from './count-log.ts'
import { readTallyLine } from './tally-line.ts'
import { readRunForm } from './tally-page.tsx'

describe("a system's own log", () => {
  it('is counted by the same rules', () => {
    const log = `time,kind,target
2026-10-03T08:00:00.000Z,screen,/start
2026-10-03T08:00:01.000Z,click,spara
2026-10-03T08:00:02.000Z,key,namn
2026-10-03T08:00:02.200Z,key,namn
2026-10-03T08:00:03.000Z,key,dos
2026-10-03T08:00:04.000Z,scroll,
2026-10-03T08:00:04.500Z,scroll,
2026-10-03T08:00:06.000Z,wait,2500
2026-10-03T08:00:10.000Z,screen,/klar`
    expect(countLog(log)).toEqual({
      tally: {
        ...{ rules: 1, seconds: 10, steps: 4, screens: 2, backtracks: 0, waits: 1, waitSeconds: 2.5 },
        ...{ errors: 0, workarounds: 0 },
      },
    })
  })

  it('names the first row that cannot be read', () => {
    expect(countLog('')).toEqual({ row: 1 })
    expect(countLog('time,kind,target\n1,click,a\n2,dans,b')).toEqual({ row: 3 })
    expect(countLog('time,kind,target\ni dag,click,a')).toEqual({ row: 2 })
    fc.assert(fc.property(fc.string(), (text) => void countLog(`time,kind\n${text}`)))
  })
})

describe('the line that is carried by hand', () => {
  const tally = {
    rules: 1,
    seconds: 63.4,
    steps: 86,
    screens: 9,
    backtracks: 2,
    waits: 3,
    waitSeconds: 7.5,
    errors: 1,
    workarounds: 1,
  }

  it('is read as it was written', () => {
    expect(readTallyLine(tallyLine(tally))).toEqual(tally)
    expect(readTallyLine(` ${tallyLine(tally)}\n`)).toEqual(tally)
  })

  it('is refused when it holds anything more, or is broken', () => {
    expect(readTallyLine(`skala-prov ${JSON.stringify({ ...tally, typed: 'hemligt' })}`)).toBeNull()
    for (const text of ['', 'skala-prov {', 'skala-prov {}', JSON.stringify(tally)])
      expect(readTallyLine(text)).toBeNull()
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readTallyLine(text)).toBeNull()
      }),
    )
  })

  it('stands before the figures of the form', () => {
    const form = new URLSearchParams({
      steps: '5',
      line: tallyLine(tally),
      task: 'a',
      participant: '3',
      attempt: '1',
      completed: 'yes',
    })
    expect(readRunForm(form)).toMatchObject({
      steps: 86,
      tier: 'script',
      rules: 1,
      participant: 3,
      completed: true,
      ease: null,
    })
    expect(() => readRunForm(new URLSearchParams({ line: 'x' }))).toThrow('cannot be read')
    expect(readRunForm(new URLSearchParams({ seconds: '12,5' }))).toMatchObject({
      seconds: 12.5,
      tier: 'tally',
      rules: null,
    })
  })
})
