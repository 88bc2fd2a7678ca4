import fc from 'fast-check'
import { addDays } from '../facts/day.ts'
import { type Facts, measures, Origin } from '../facts/facts.ts'
import { protectiveCodes, signalCodes } from '../signals/signal-code.ts'

const day = fc.integer({ min: 0, max: 2500 }).map((days) => addDays('2018-01-01', days))
const evidence = { on: day, origin: fc.constantFrom(...Origin.options) }

type Row = Facts['measurements'][number]
const names = Object.keys(measures).filter((name): name is Row['measure'] => Object.hasOwn(measures, name))

/** For tests: facts of every kind within seven years, with figures around the thresholds. */
export const arbitraryFacts: fc.Arbitrary<Facts> = fc
  .record({
    startedOn: fc.option(day),
    goLive: fc.option(day),
    findings: fc.array(
      fc.record({ ...evidence, sign: fc.constantFrom(...signalCodes), resolvedOn: fc.option(day) }),
      { maxLength: 12 },
    ),
    measurements: fc.array(
      fc.record({
        ...evidence,
        measure: fc.constantFrom(...names),
        value: fc.oneof(fc.constantFrom(0, 1, 2), fc.double({ min: 0, max: 3000, noNaN: true })),
        scope: fc.constantFrom(null, 'programme', 'contract'),
      }),
      { maxLength: 40 },
    ),
    protections: fc.array(fc.record({ ...evidence, code: fc.constantFrom(...protectiveCodes) }), {
      maxLength: 5,
    }),
    ownWords: fc.array(fc.record({ ...evidence, says: fc.constantFrom('on-track', 'question', 'alarm') }), {
      maxLength: 3,
    }),
  })
  .map((facts) => ({
    ...facts,
    findings: numbered('finding', facts.findings),
    measurements: numbered('measurement', facts.measurements),
    protections: numbered('protection', facts.protections),
    ownWords: numbered('word', facts.ownWords),
  }))

/** For tests: a day within the time of the facts. */
export const arbitraryDay = day

function numbered<Value extends object>(kind: string, rows: readonly Value[]): (Value & { ref: string })[] {
  return rows.map((row, index) => ({ ...row, ref: `${kind}-${index}` }))
}
