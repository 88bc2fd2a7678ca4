import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Facts, Finding } from '../facts/facts.ts'
import { exportCases } from '../offline/export-cases.ts'
import { recompute } from '../offline/recompute-standalone.mjs'
import { type SignalCode, signalCodes } from '../signals/signal-code.ts'
import { arbitraryDay, arbitraryFacts } from '../testing/arbitrary-facts.ts'
import { assumedLikelihoods } from './likelihoods.ts'
import { scoreFacts } from './score.ts'
import { contradiction, ownersWord } from './statuses.ts'

const day = '2024-11-12'
const told = (sign: SignalCode, more: Partial<Finding> = {}): Finding => ({
  ref: `told-${sign}`,
  on: '2024-01-01',
  origin: 'independent',
  sign,
  resolvedOn: null,
  ...more,
})
const facts = (more: Partial<Facts> = {}): Facts => ({
  startedOn: null,
  goLive: day,
  findings: [],
  measurements: [],
  protections: [],
  ownWords: [],
  ...more,
})
const tried = { ref: 'pilot', on: '2024-01-01', origin: 'user', code: 'P1' } as const

test('a sign on its own is a question, never an alarm, unless it stops by itself', () => {
  for (const sign of signalCodes) {
    const { level } = scoreFacts(facts({ findings: [told(sign)] }), day)
    expect([sign, level]).toEqual([sign, sign === 'S18' ? 'alarm' : 'question'])
  }
})

test('every gentle sign together still makes no alarm without a pair', () => {
  const gentle = (['S01', 'S04', 'S05', 'S08', 'S09', 'S14', 'S15', 'S17'] as const).map((sign) => told(sign))
  const score = scoreFacts(facts({ findings: gentle }), day)
  expect(score.chance).toBeGreaterThan(0.45)
  expect(score.level).toBe('question')
})

test('badly handled tests together with all at once make an alarm; a real trial and an independent check lower it', () => {
  const pair = [told('S07'), told('S03')]
  expect(scoreFacts(facts({ findings: pair }), day).level).toBe('alarm')
  const checked = { ...tried, ref: 'check', origin: 'independent', code: 'P5' } as const
  const protectedToo = scoreFacts(facts({ findings: pair, protections: [tried, checked] }), day)
  expect(protectedToo.level).toBe('question')
})

test('a pair can also stand on a way back that nobody has tested', () => {
  const noWayBack = {
    ref: 'back',
    on: '2024-01-01',
    origin: 'self',
    measure: 'tested-way-back',
    value: 0,
    scope: null,
  } as const
  const score = scoreFacts(facts({ findings: [told('S07'), told('S10')], measurements: [noWayBack] }), day)
  expect(score.pairs.map(({ structure }) => structure)).toEqual(['no-tested-way-back', 'no-tested-way-back'])
  expect(score.level).toBe('alarm')
})

test('under half coverage nothing is called clear, and what is missing is named', () => {
  const score = scoreFacts(facts(), day)
  expect(score.level).toBe('unknown')
  expect(score.coverage).toBe(0)
  expect(score.missing).toContain('S07')
})

test('the points and the prior add up to the chance', () => {
  fc.assert(
    fc.property(arbitraryFacts, arbitraryDay, (some, when) => {
      const score = scoreFacts(some, when)
      const decibels = score.points.reduce((sum, point) => sum + point.points, 0)
      const odds = (score.prior / (1 - score.prior)) * 10 ** (decibels / 10)
      expect(score.chance).toBeCloseTo(odds / (1 + odds), 9)
    }),
    { numRuns: 60 },
  )
})

test('a protection never raises the chance, a telling never lowers it', () => {
  fc.assert(
    fc.property(arbitraryFacts, fc.constantFrom(...signalCodes), (some, sign) => {
      const when = '2024-12-31'
      const chance = (more: Partial<Facts>) => scoreFacts({ ...some, ...more }, when).chance
      const now = chance({})
      expect(chance({ protections: [...some.protections, tried] })).toBeLessThanOrEqual(now + 1e-12)
      const open = some.findings.filter((row) => row.sign !== sign)
      const without = chance({ findings: open })
      expect(chance({ findings: [...open, told(sign, { on: '2018-01-01' })] })).toBeGreaterThanOrEqual(
        without - 1e-12,
      )
    }),
    { numRuns: 60 },
  )
})

test('within a family the largest counts whole and the rest by half', () => {
  const { points } = scoreFacts(facts({ findings: [told('S10'), told('S09'), told('S23')] }), day)
  expect(points.map(({ code, share }) => [code, share])).toEqual([
    ['S10', 1],
    ['S09', 0.5],
    ['S23', 0.5],
  ])
})

test('evidence is believed by its origin, and what an owner tells against itself more than its own praise', () => {
  const trust = (origin: Finding['origin']) =>
    scoreFacts(facts({ findings: [told('S04', { origin })] }), day).points[0]?.confidence
  expect([trust('independent'), trust('user'), trust('self'), trust('supplier')]).toEqual([1, 0.8, 0.8, 0.8])
  const praise = scoreFacts(facts({ protections: [{ ...tried, code: 'P5', origin: 'self' }] }), day)
  expect(praise.points[0]?.confidence).toBe(0.4)
})

test('every point names its evidence and its formula', () => {
  fc.assert(
    fc.property(arbitraryFacts, arbitraryDay, (some, when) => {
      for (const point of scoreFacts(some, when).points) {
        expect(point.sources.length).toBeGreaterThan(0)
        expect(point.formula).toMatch(/^score-\d+$/)
      }
    }),
    { numRuns: 40 },
  )
})

test('all assumed ratios lie between 1.3 and 4, and protections below 1', () => {
  for (const { question, alarm } of Object.values(assumedLikelihoods.signals)) {
    expect(question).toBeGreaterThanOrEqual(1.3)
    expect(alarm).toBeLessThanOrEqual(4)
    expect(alarm).toBeGreaterThan(question)
  }
  for (const ratio of Object.values(assumedLikelihoods.protections)) expect(ratio).toBeLessThan(1)
})

test('the offline script agrees on any facts, not only on those of the cases', () => {
  fc.assert(
    fc.property(arbitraryFacts, arbitraryDay, (some, reference) => {
      const data = {
        ...exportCases([]),
        cases: [{ id: 'x', reference, views: { public: some, organisation: some } }],
      }
      const score = scoreFacts(some, reference)
      expect(recompute(data)[0]?.decision).toMatchObject({
        level: score.level,
        chance: Math.round(score.chance * 1e6) / 1e6,
        coverage: Math.round(score.coverage * 1e6) / 1e6,
        hardStops: score.hardStops,
        pairs: score.pairs.map(({ handling, structure }) => `${handling}+${structure}`),
      })
    }),
    { numRuns: 200 },
  )
})

test('an owner’s word fades when the promised time has passed, and then contradicts nothing', () => {
  const said = facts({ ownWords: [{ ref: 'w', on: '2024-01-01', origin: 'self', says: 'on-track' }] })
  const fresh = ownersWord(said, '2024-02-01', 90)
  const old = ownersWord(said, '2024-05-01', 90)
  expect([fresh?.stale, old?.stale]).toEqual([false, true])
  expect([contradiction(fresh, 'alarm'), contradiction(old, 'alarm'), contradiction(null, 'alarm')]).toEqual([
    2,
    null,
    null,
  ])
  expect(contradiction(fresh, 'unknown')).toBeNull()
  expect(ownersWord(said, '2023-12-31')).toBeNull()
})
