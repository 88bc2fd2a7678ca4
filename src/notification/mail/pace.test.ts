import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMorning, mayDigest, mondayOf, type Pace, paces, swedishClock } from './pace.ts'

const first = Date.parse('2026-10-01T00:00:00Z')

/** The hours, counted from October, at which digests go when something new is there at every hour tried. */
function digests(pace: (hour: number) => Pace, hours: readonly number[]): string[] {
  let last: string | null = null
  const gone: string[] = []
  for (const hour of [...hours].sort((one, other) => one - other)) {
    const now = new Date(first + hour * 3_600_000)
    const { day } = swedishClock(now)
    if (!isMorning(now) || !mayDigest(pace(hour), last, day)) continue
    gone.push(day)
    last = day
  }
  return gone
}

const anyHours = fc.uniqueArray(fc.integer({ min: 0, max: 24 * 60 }), { maxLength: 400 })

describe('the pace of digests', () => {
  it('is never more than one a day, however often it is asked, and across the change of clocks', () => {
    fc.assert(
      fc.property(anyHours, (hours) => {
        const gone = digests(() => 'daily', hours)
        expect(new Set(gone).size).toBe(gone.length)
      }),
    )
  })

  it('is never more than one a week for who asked for that', () => {
    fc.assert(
      fc.property(anyHours, (hours) => {
        const weeks = digests(() => 'weekly', hours).map(mondayOf)
        expect(new Set(weeks).size).toBe(weeks.length)
      }),
    )
  })

  it('stays within one a day for somebody who changes pace at will, and is nothing for none', () => {
    fc.assert(
      fc.property(anyHours, fc.array(fc.constantFrom(...paces), { minLength: 1 }), (hours, wishes) => {
        const wish = (hour: number) => wishes[hour % wishes.length] ?? 'none'
        const gone = digests(wish, hours)
        expect(new Set(gone).size).toBe(gone.length)
      }),
    )
    expect(digests(() => 'none', [10, 20, 300])).toEqual([])
  })

  it('reaches whoever wants it daily every day, and weekly on Mondays from seven', () => {
    const every = Array.from({ length: 24 * 14 }, (_, hour) => hour)
    expect(digests(() => 'daily', every)).toHaveLength(14)
    expect(digests(() => 'weekly', every)).toEqual(['2026-10-01', '2026-10-05', '2026-10-12'])
    expect(isMorning(new Date('2026-11-23T05:59:00Z'))).toBe(false)
    expect(isMorning(new Date('2026-11-23T06:00:00Z'))).toBe(true)
    expect(swedishClock(new Date('2026-11-22T23:30:00Z'))).toEqual({ day: '2026-11-23', hour: 0 })
  })
})
