import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asOf, type Facts, type Measure } from '../facts/facts.ts'
import { arbitraryDay, arbitraryFacts } from '../testing/arbitrary-facts.ts'
import { constants } from './constants.ts'
import { riskBySize } from './s01-size.ts'
import { levels } from './signal.ts'
import { type SignalCode, signalCodes } from './signal-code.ts'
import { signalOf, signals } from './signals.ts'

const nothing: Facts = {
  startedOn: null,
  goLive: null,
  findings: [],
  measurements: [],
  protections: [],
  ownWords: [],
}
const day = '2024-11-12'
const row = (measure: Measure, value: number, on = '2024-01-01') =>
  ({ ref: `${measure}-${value}`, on, origin: 'independent', measure, value, scope: 'programme' }) as const
const level = (code: SignalCode, measurements: Facts['measurements'], more: Partial<Facts> = {}) =>
  signalOf(code).read({ ...nothing, ...more, measurements }, day).level

test('every code has one sign, in order', () => {
  expect(signals.map((signal) => signal.code)).toEqual(signalCodes)
})

test('without facts every sign is unknown or does not apply, says what it needs, and never is clear', () => {
  for (const signal of signals) {
    const reading = signal.read(nothing, day)
    expect([signal.code, reading.level]).toEqual([signal.code, 'unknown'])
    expect(reading.sources).toEqual([])
    if (reading.applicable) expect(reading.why.sv).toContain(signal.ask.sv)
  }
})

test('no sign looks at what could not be used yet', () => {
  fc.assert(
    fc.property(arbitraryFacts, arbitraryDay, (facts, when) => {
      const past = asOf(facts, when)
      for (const signal of signals) {
        expect(signal.read(facts, when)).toEqual(signal.read(past, when))
        expect(signal.read(facts, when)).toEqual(signal.readUsable(past, when))
      }
    }),
    { numRuns: 60 },
  )
})

test('what a sign rests on could be used on the day', () => {
  fc.assert(
    fc.property(arbitraryFacts, arbitraryDay, (facts, when) => {
      const usable = new Set(
        [...facts.findings, ...facts.measurements].filter(({ on }) => on <= when).map(({ ref }) => ref),
      )
      for (const signal of signals) {
        for (const source of signal.read(facts, when).sources) expect(usable).toContain(source)
      }
    }),
    { numRuns: 60 },
  )
})

const worseWhenMore: readonly [SignalCode, Measure][] = [
  ['S01', 'cost'],
  ['S03', 'cutover-share'],
  ['S06', 'must-haves-cut'],
  ['S09', 'warnings-open'],
  ['S10', 'answers-overdue'],
  ['S14', 'family-trouble'],
  ['S15', 'criteria-waived'],
  ['S16', 'own-evidence'],
  ['S18', 'critical-errors'],
  ['S19', 'time-ratio'],
  ['S20', 'fields-withheld'],
  ['S21', 'requirements-growth'],
  ['S22', 'payment-at-start'],
  ['S23', 'evidence-age'],
]
const worseWhenLess: readonly [SignalCode, Measure][] = [
  ['S07', 'tests-passed'],
  ['S12', 'training-passed'],
  ['S17', 'before-values'],
  ['S19', 'capacity-ratio'],
]

test('a worse figure never makes a sign quieter', () => {
  const figure = fc.oneof(
    fc.double({ min: 0, max: 3, noNaN: true }),
    fc.double({ min: 0, max: 5000, noNaN: true }),
  )
  fc.assert(
    fc.property(figure, figure, (one, other) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)]
      const loud = (code: SignalCode, measure: Measure, value: number) =>
        levels.indexOf(level(code, [row(measure, value)]))
      for (const [code, measure] of worseWhenMore) {
        expect(loud(code, measure, high)).toBeGreaterThanOrEqual(loud(code, measure, low))
      }
      for (const [code, measure] of worseWhenLess) {
        expect(loud(code, measure, low)).toBeGreaterThanOrEqual(loud(code, measure, high))
      }
    }),
  )
})

test('one more telling never makes a sign quieter', () => {
  fc.assert(
    fc.property(arbitraryFacts, arbitraryDay, fc.constantFrom(...signalCodes), (facts, when, sign) => {
      const told = { ref: 'more', on: '2018-01-01', origin: 'user', sign, resolvedOn: null } as const
      const before = signalOf(sign).read(facts, when).level
      const after = signalOf(sign).read({ ...facts, findings: [...facts.findings, told] }, when).level
      expect(levels.indexOf(after)).toBeGreaterThanOrEqual(levels.indexOf(before))
    }),
    { numRuns: 60 },
  )
})

test('size doubles the risk for every tenfold: 2 at 100 million SEK, 4 at a billion', () => {
  expect(riskBySize(10)).toBe(1)
  expect(riskBySize(100)).toBeCloseTo(2, 10)
  expect(riskBySize(1000)).toBeCloseTo(4, 10)
})

test('costs of different scope are never divided by each other', () => {
  const contract = { ...row('first-cost', 100), scope: 'contract' }
  expect(level('S05', [contract, row('cost', 900)])).toBe('unknown')
  expect(level('S05', [row('first-cost', 100), row('cost', 300)])).toBe('alarm')
})

test('5,700 of 9,700 tests passed is an alarm, and so is 44 % passed training; 40 % paid at the start too', () => {
  expect(level('S07', [row('tests-passed', 5700 / 9700)])).toBe('alarm')
  expect(level('S12', [row('training-passed', 0.44)])).toBe('alarm')
  expect(level('S12', [row('training-passed', 0.89)])).toBe('question')
  expect(level('S22', [row('payment-at-start', 0.4)])).toBe('alarm')
  expect(level('S22', [row('payment-at-start', 0.15)])).toBe('clear')
})

test('all at once is no sign where a way back has been tested', () => {
  expect(level('S03', [row('cutover-share', 1)])).toBe('alarm')
  expect(level('S03', [row('cutover-share', 1), row('tested-way-back', 1)])).toBe('clear')
  expect(level('S03', [row('cutover-share', 1), row('tested-way-back', 0)])).toBe('alarm')
})

test('a missing approval is a question far from the start and an alarm within ninety days', () => {
  const missing = [row('approvals-missing', 1)]
  expect(level('S13', missing, { goLive: '2025-06-01' })).toBe('question')
  expect(level('S13', missing, { goLive: '2025-02-01' })).toBe('alarm')
})

test('the concern limit follows the u-chart: 2 a week and 400 users allow up to 4.12', () => {
  const base = [row('usual-concerns', 2), row('exposed-users', 400)]
  expect(level('S08', [...base, row('concerns', 4.1)])).toBe('clear')
  expect(level('S08', [...base, row('concerns', 4.2)])).toBe('question')
})

test('a settled warning is clear from the day it was settled, and not before', () => {
  const told = {
    ref: 'x',
    on: '2024-01-01',
    origin: 'independent',
    sign: 'S13',
    resolvedOn: '2024-06-01',
  } as const
  const read = (when: string) => signalOf('S13').read({ ...nothing, findings: [told] }, when).level
  expect([read('2023-12-31'), read('2024-05-31'), read('2024-06-01')]).toEqual([
    'unknown',
    'question',
    'clear',
  ])
})

test('every constant says whether it is published or assumed, and where it comes from', () => {
  for (const [name, { basis, source }] of Object.entries(constants)) {
    expect([name, basis === 'published' || basis === 'assumption', source.length > 3]).toEqual([
      name,
      true,
      true,
    ])
  }
})
