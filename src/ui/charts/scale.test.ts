import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hexagonAt } from './hexagon.ts'
import { position, ticks } from './scale.ts'

test('an axis has few, rising, round steps within its ends', () => {
  expect(ticks(0, 118)).toEqual([0, 50, 100])
  const bound = fc.double({ min: -1e9, max: 1e9, noNaN: true })
  fc.assert(
    fc.property(bound, fc.double({ min: 1e-3, max: 1e9, noNaN: true }), (low, width) => {
      const steps = ticks(low, low + width)
      expect(steps.length).toBeLessThanOrEqual(11)
      expect([...steps].sort((one, other) => one - other)).toEqual(steps)
    }),
  )
})

test('a place on an axis is between 0 and 100 per cent whatever is asked', () => {
  expect(position(1e308, -1.5e308, 1.5e308)).toBeCloseTo(83.33)
  expect(position(Number.MIN_VALUE, 0, Number.MIN_VALUE)).toBe(100)
  expect(position(5, Number.NEGATIVE_INFINITY, 10)).toBe(0)
  fc.assert(
    fc.property(fc.double(), fc.double(), fc.double(), (value, low, high) => {
      const percent = position(value, low, high)
      expect(percent >= 0 && percent <= 100).toBe(true)
    }),
  )
})

test('two tiles never lie on each other', () => {
  const place = fc.record({ col: fc.nat(40), row: fc.nat(60) })
  fc.assert(
    fc.property(place, place, (one, other) => {
      fc.pre(one.col !== other.col || one.row !== other.row)
      const [here, there] = [hexagonAt(one, 10), hexagonAt(other, 10)]
      expect(Math.hypot(here.x - there.x, here.y - there.y)).toBeGreaterThan(Math.sqrt(3) * 10 - 1e-6)
    }),
  )
})
