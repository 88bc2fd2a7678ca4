import { describe, expect, it } from 'vitest'
import { fitCurve, forecastCurve } from './index.ts'
import { type RealSeries, realSeries } from './testing/real-series.ts'

/** Dates as years after the first, with a date known to the year or month in its middle. */
function timesOf({ points }: RealSeries): number[] {
  const at = (date: string) => {
    const [year = 0, month, day] = date.split('-').map(Number)
    return year + (month === undefined ? 0.5 : (month - 1) / 12 + ((day ?? 15) - 1) / 365)
  }
  const first = Math.floor(at(points[0]?.[0] ?? '2000'))
  return points.map(([date]) => at(date) - first)
}
const fitOf = (series: RealSeries) =>
  fitCurve('logistic', {
    times: timesOf(series),
    adopted: series.points.map(([, count]) => count),
    population: series.population,
  })
const find = (id: string, unit: string) => {
  const found = realSeries.find((series) => series.id === id && series.unit.startsWith(unit))
  if (!found) throw new Error(`no series ${id} of ${unit}`)
  return found
}
const long = realSeries.filter(({ points }) => points.length >= 3)

describe('how sixteen real systems and one list of users spread', () => {
  it('is told by dated counts that follow each other, of one thing at a time', () => {
    expect(new Set(realSeries.map(({ id }) => id)).size).toBe(17)
    for (const series of realSeries) {
      const times = timesOf(series)
      expect(times).toEqual(times.toSorted((one, other) => one - other))
    }
  })

  it('keeps use, registration and signature apart: Mina meddelanden has mailboxes by the million and few senders', () => {
    const own = realSeries.filter(({ id }) => id === 'se-mina-meddelanden')
    expect(own.map(({ counts, points }) => [counts, points.at(-1)?.[1]])).toEqual([
      ['registration', 5_724_014],
      ['use', 131],
      ['use', 13],
    ])
    expect(find('dk-os2', 'municipalities').counts).toBe('signature')
    expect(find('ee-x-road', 'calls in the year').counts).toBe('traffic')
  })

  it.each(
    long.map((series) => [series.id, series.unit, series] as const),
  )('%s, %s: a curve with finite figures, or the reason why there is none', (_, __, series) => {
    const fit = fitOf(series)
    if (fit.outcome !== 'fitted') {
      expect(['too-few-times', 'too-few-adopters', 'falls', 'no-shape']).toContain(fit.outcome)
      return
    }
    const last = series.points.at(-1)?.[1] ?? 0
    for (const { value } of fit.estimates) expect(Number.isFinite(value)).toBe(true)
    const [forecast] = forecastCurve(fit, [(timesOf(series).at(-1) ?? 0) + 2]).forecasts
    expect(forecast?.low).toBeGreaterThanOrEqual(last)
    expect(forecast?.high).toBeLessThanOrEqual(series.population ?? Number.POSITIVE_INFINITY)
  })

  it('gives no curve to eight series of three counts: too few to tell a shape from', () => {
    const refused = long.filter((series) => fitOf(series).outcome === 'too-few-times')
    expect(refused.map(({ points }) => points.length)).toEqual(Array.from({ length: 8 }, () => 3))
  })

  it('went from nobody to 5,202 named users of GlobaLeaks in five edits, one of which took names away', () => {
    const { points, counts } = find('globaleaks', 'users')
    expect([counts, points[0]?.[1], points.at(-1)?.[1]]).toEqual(['named', 0, 5_202])
    expect(fitOf(find('globaleaks', 'users')).outcome).toBe('falls')
  })
})
