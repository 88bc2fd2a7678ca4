import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { occurrence, POINT, rarity, scoresByByte, toByte } from './ranking.ts'

const field = { name: 'title', weight: 2, b: 0.5, typicalLength: 10 }
const frequency = fc.double({ min: 1 / 64, max: 64, noNaN: true })

describe('ranking', () => {
  it('follows BM25 within the 2 % that one byte of frequency costs', () => {
    fc.assert(
      fc.property(frequency, fc.integer({ min: 1, max: 1000 }), (often, having) => {
        const rare = rarity(1000, having)
        const exact = (POINT * rare * often * 2.2) / (often + 1.2)
        const kept = scoresByByte(rare, 1)[toByte(often)] ?? 0
        expect(Math.abs(kept - exact)).toBeLessThanOrEqual(0.02 * exact + 1)
      }),
    )
  })

  it('never ranks a higher frequency lower, nor a rarer word', () => {
    fc.assert(
      fc.property(frequency, frequency, (one, other) => {
        expect(toByte(Math.max(one, other))).toBeGreaterThanOrEqual(toByte(Math.min(one, other)))
      }),
    )
    expect(rarity(100, 1)).toBeGreaterThan(rarity(100, 2))
    expect(rarity(100, 100)).toBeGreaterThan(0)
  })

  it('counts a word for its weight in a field of typical length, and for less in a longer one', () => {
    expect(occurrence(field, 10, 1)).toBe(2)
    expect(occurrence(field, 40, 1)).toBeLessThan(2)
    expect(occurrence(field, 10, 0.5)).toBe(1)
  })
})
