import fc from 'fast-check'
import { expect, test } from 'vitest'
import { durationExceeds, durationQuantile } from './duration-prior.ts'

test('the mean duration is 1.55 times the plan, as published for 1,471 projects', () => {
  const steps = Array.from({ length: 100_000 }, (_, index) => durationQuantile((index + 0.5) / 100_000))
  expect(steps.reduce((sum, ratio) => sum + ratio, 0) / steps.length).toBeCloseTo(1.55, 2)
})

test('the British uplifts of 10 and 54 per cent hold the middle of the distribution', () => {
  expect(durationQuantile(0.2)).toBeCloseTo(1.1, 9)
  expect(durationQuantile(0.6)).toBeCloseTo(1.54, 9)
})

test('quantile and share are each other turned round', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (p) => {
      expect(1 - durationExceeds(durationQuantile(p))).toBeCloseTo(p, 9)
    }),
  )
})

test('a longer share of projects is never shorter', () => {
  const share = fc.double({ min: -1, max: 2, noNaN: true })
  fc.assert(
    fc.property(share, share, (one, other) => {
      const [low, high] = one < other ? [one, other] : [other, one]
      expect(durationQuantile(low)).toBeLessThanOrEqual(durationQuantile(high))
    }),
  )
})
