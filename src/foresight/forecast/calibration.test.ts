import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calibrate, ENOUGH_ENDED, gauge } from './calibration.ts'

const judged = (chance: number, bad: boolean) => ({ id: 'i1', title: 'Ett', chance, bad })

test('says nothing before 50 have ended', () => {
  const rows = Array.from({ length: ENOUGH_ENDED }, (_, index) => judged(0.2, index % 5 === 0))
  expect(calibrate(rows.slice(1))).toBeNull()
  expect(calibrate(rows)?.n).toBe(50)
})

test('a chance of 70 per cent for what happened costs 0.09, and for what did not 0.49', () => {
  expect(gauge([judged(0.7, true)]).brier).toBeCloseTo(0.09, 12)
  expect(gauge([judged(0.7, false)]).brier).toBeCloseTo(0.49, 12)
})

test('saying the share every time gives exactly the reference', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1 }), (ends) => {
      const share = ends.filter(Boolean).length / ends.length
      const { brier, reference, bins } = gauge(ends.map((bad) => judged(share, bad)))
      expect(brier).toBeCloseTo(reference, 12)
      expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(ends.length)
    }),
  )
})
