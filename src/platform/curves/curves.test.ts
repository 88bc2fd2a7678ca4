import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FittedCurve, fitCurve, type NoCurve, type SpreadSeries } from './fit-curve.ts'
import { forecastCurve } from './forecast-curve.ts'
import { leastSquares, normalMatrix, solve } from './least-squares.ts'
import { shareAt } from './shapes.ts'
import { simulateCoverage, type World } from './simulate-coverage.ts'

const years = (count: number) => Array.from({ length: count }, (_, place) => place + 1)
const sums = (values: readonly number[]) => {
  let sum = 0
  return values.map((value) => {
    sum += value
    return sum
  })
}

function fitted(curve: FittedCurve | NoCurve): FittedCurve {
  if (curve.outcome !== 'fitted') throw new Error(`no curve: ${curve.outcome}`)
  return curve
}

const valuesOf = (curve: FittedCurve) => curve.estimates.map(({ value }) => value)

describe('against worked examples in print', () => {
  // yearly sales in thousands as printed by Bass (1969); estimates by Srinivasan and Mason (1986), Marketing Science 5:169
  it.each([
    [
      'room air conditioners',
      [96, 195, 238, 380, 1045, 1230, 1267, 1828, 1586, 1673, 1800, 1580, 1500],
      [0.0094, 0.3748, 18_713],
    ],
    [
      'clothes dryers',
      [106, 319, 492, 635, 737, 890, 1397, 1523, 1294, 1240, 1425, 1260, 1236],
      [0.0136, 0.3267, 16_497],
    ],
    ['colour television', [747, 1480, 2646, 5118, 5777, 5982, 5962, 4631], [0.0185, 0.6159, 39_659]],
  ])('finds the printed innovation, imitation and market of %s', (_, sales, printed) => {
    const series = { times: years(sales.length), adopted: sums(sales), population: null }
    const [p = 0, q = 0, market = 0] = valuesOf(fitted(fitCurve('bass', series)))
    expect([p.toFixed(4), q.toFixed(4), Math.round(market)]).toEqual([
      printed[0]?.toFixed(4),
      printed[1]?.toFixed(4),
      printed[2],
    ])
  })

  it('comes near what Bass found himself in 1969 for room air conditioners, by a cruder method', () => {
    const sales = [96, 195, 238, 380, 1045, 1230, 1267, 1828, 1586, 1673, 1800, 1580, 1500]
    const curve = fitted(
      fitCurve('bass', { times: years(sales.length), adopted: sums(sales), population: null }),
    )
    const [p, q, market] = curve.estimates
    // m = 16,895 thousand, p = 0.0104, q = 0.4186 (Bass 1969, Management Science 15:215)
    for (const [estimate, printed] of [
      [p, 0.0104],
      [q, 0.4186],
      [market, 16_895],
    ] as const) {
      expect(estimate.low).toBeLessThan(printed)
      expect(estimate.high).toBeGreaterThan(printed)
    }
  })

  it('finds parameters and standard errors of video recorders as the nls of R prints them', () => {
    // https://rstudio-pubs-static.s3.amazonaws.com/15329_f777e94ede03464596faf9ac9ba9dcf3.html
    const sales = [840, 1470, 2110, 4000, 7590, 10950, 10530, 9470, 7790, 5890]
    const rate = (p: number, q: number, time: number) =>
      (((p + q) ** 2 / p) * Math.exp(-(p + q) * time)) / (1 + (q / p) * Math.exp(-(p + q) * time)) ** 2
    const found = leastSquares(
      ([market = 0, p = 0, q = 0]) => sales.map((sold, place) => sold - market * rate(p, q, place + 1)),
      [60_630, 0.03, 0.38],
      { lower: [1, 1e-6, 1e-6], upper: [1e7, 1, 3] },
    )
    const variance = found.sum / 7
    const errors = [0, 1, 2].map((place) =>
      Math.sqrt(
        solve(
          normalMatrix(found.jacobian),
          [0, 1, 2].map((other) => (other === place ? variance : 0)),
        )?.[place] ?? Number.NaN,
      ),
    )
    const print = (value: number) => value.toPrecision(3)
    expect(found.parameters.map(print)).toEqual(['6.80e+4', '0.00659', '0.638'])
    expect(errors.map(print)).toEqual(['3.13e+3', '0.00143', '0.0414'])
    expect(Math.round(Math.sqrt(variance))).toBe(727)
  })
})

/** Dates as years after the first, with a date known to the year or month in its middle. */
function seriesOf(points: readonly (readonly [string, number])[], population: number | null): SpreadSeries {
  const at = (date: string) => {
    const [year = 0, month = 7, day = month === 7 && date.length === 4 ? 1 : 15] = date.split('-').map(Number)
    return year + (month - 1) / 12 + (day - 1) / 365
  }
  const first = Math.floor(at(points[0]?.[0] ?? '2000'))
  return {
    times: points.map(([date]) => at(date) - first),
    adopted: points.map(([, count]) => count),
    population,
  }
}

describe('real series', () => {
  // municipalities in Italy's national population register, of 7,903: use, not registration
  const anpr = seriesOf(
    [
      ['2016-10', 1],
      ['2017-09', 13],
      ['2017-12', 30],
      ['2021-09', 7_750],
      ['2021-11-10', 7_835],
      ['2022-01-17', 7_903],
    ],
    7_903,
  )
  // regions that show the journal to patients, of 21: use
  const journal = seriesOf(
    [
      ['2012', 1],
      ['2016-02', 9],
      ['2017-02', 18],
      ['2018-03-22', 21],
    ],
    21,
  )
  // mailboxes in Mina meddelanden: registration, in thousands; the users are not counted by anyone
  const mailboxes = seriesOf(
    [
      ['2015', 310],
      ['2016', 741],
      ['2017', 2_014],
      ['2018', 3_030],
      ['2019', 3_753],
      ['2020', 4_328],
      ['2021', 5_473],
    ],
    null,
  )
  // municipalities that send by Mina meddelanden, of 290: use, and three counts only
  const senders = seriesOf(
    [
      ['2015', 2],
      ['2020-12-09', 92],
      ['2022-05', 131],
    ],
    290,
  )
  // police forces with Single Online Home, of 43
  const police = seriesOf(
    [
      ['2020-07-31', 19],
      ['2021-03-08', 27],
      ['2024-10', 40],
    ],
    43,
  )
  // share of prescriptions written electronically, in per cent: use
  const prescriptions = seriesOf(
    [
      ['2003-09', 20],
      ['2004-11', 32],
      ['2005-11', 47],
      ['2006-04', 55],
      ['2024', 99],
    ],
    null,
  )

  it.each([
    ['municipalities that send by Mina meddelanden', senders],
    ['police forces with Single Online Home', police],
  ])('three counts of %s are too few for a curve', (_, series) => {
    expect(fitCurve('bass', series)).toEqual({ outcome: 'too-few-times', have: 3, need: 4 })
  })

  it('says that the Italian register did not spread by itself: it was brought in, and no curve describes it', () => {
    expect(fitted(fitCurve('bass', anpr)).misfit).toBe(true)
  })

  it('finds that regions took to the journal as a logistic curve does, half of them by early 2016', () => {
    const curve = fitted(fitCurve('logistic', journal))
    const [midpoint, , ceiling] = curve.estimates
    expect(curve.misfit).toBe(false)
    expect(ceiling.value).toBeGreaterThan(20.5)
    expect(2012 + (midpoint.low ?? 0)).toBeGreaterThan(2015)
    expect(2012 + (midpoint.high ?? 9)).toBeLessThan(2017)
  })

  it('cannot tell from seven years how many mailboxes there will be, and says so with an open end', () => {
    const [, , ceiling] = fitted(fitCurve('logistic', mailboxes)).estimates
    expect(ceiling.low).toBe(5_473)
    expect(ceiling.high).toBeNull()
  })

  it('finds that electronic prescriptions passed half in 2006', () => {
    const [midpoint] = fitted(fitCurve('logistic', prescriptions)).estimates
    expect(2003 + midpoint.value).toBeGreaterThan(2005)
    expect(2003 + midpoint.value).toBeLessThan(2007)
  })

  // users named in GlobaLeaks' own publiccode.yml, by date of the version; numbers that repeat are left out
  const named = [
    ['2020-11-28', 0],
    ['2020-12-24', 1_069],
    ['2021-07-14', 1_067],
    ['2021-09-30', 1_402],
    ['2023-09-25', 1_405],
    ['2024-08-30', 5_200],
    ['2024-10-09', 5_202],
  ] as const

  it('says that a list of users that was edited four times falls, and fits nothing to it', () => {
    expect(fitCurve('bass', seriesOf(named, null))).toMatchObject({ outcome: 'falls', have: 2 })
  })

  it('tells what is left of it, once the fall is taken away, as leaps that say little of what comes', () => {
    const rising = named.filter(([date]) => date !== '2021-07-14')
    const curve = fitted(fitCurve('logistic', seriesOf(rising, null)))
    const [forecast] = forecastCurve(curve, [8]).forecasts
    expect((forecast?.high ?? 0) / (forecast?.low ?? 1)).toBeGreaterThan(1.5)
  })
})

describe('what cannot be fitted', () => {
  it.each([
    ['two points', { times: [1, 2], adopted: [10, 20], population: 290 }, 'too-few-times'],
    ['nobody', { times: years(6), adopted: [0, 0, 0, 0, 0, 0], population: 290 }, 'too-few-adopters'],
    ['a fall', { times: years(4), adopted: [5, 9, 8, 20], population: 290 }, 'falls'],
  ])('%s is said plainly', (_, series, outcome) => {
    expect(fitCurve('bass', series)).toMatchObject({ outcome })
    expect(fitCurve('logistic', series)).toMatchObject({ outcome })
  })

  it('answers any series with a curve or a reason, never with a broken number', () => {
    const series = fc
      .array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 8 })
      .map((steps) => ({ times: years(steps.length), adopted: sums(steps), population: 500 }))
    fc.assert(
      fc.property(series, fc.constantFrom('bass' as const, 'logistic' as const), (one, shape) => {
        const curve = fitCurve(shape, one)
        if (curve.outcome !== 'fitted') return
        for (const { value, low, high } of curve.estimates) {
          expect(Number.isFinite(value)).toBe(true)
          expect(low ?? value).toBeLessThanOrEqual(value * (1 + Math.sign(value) * 1e-3) + 1e-6)
          expect(high ?? value).toBeGreaterThanOrEqual(value * (1 - Math.sign(value) * 1e-3) - 1e-6)
        }
        expect(curve.estimates[2].value).toBeLessThanOrEqual(500)
      }),
      { numRuns: 25, seed: 6 },
    )
  })
})

describe('a forecast', () => {
  const adopted = years(9).map((time) => Math.round(230 * shareAt.bass(0.02, 0.5, time)))
  const curve = fitted(fitCurve('bass', { times: years(9), adopted, population: 290 }))

  it('never falls below those who have adopted, nor rises above those who can', () => {
    const { forecasts } = forecastCurve(curve, [10, 12, 30])
    for (const { low, middle, high } of forecasts) {
      expect(low).toBeGreaterThanOrEqual(adopted.at(-1) ?? 0)
      expect(middle).toBeGreaterThanOrEqual(low)
      expect(high).toBeLessThanOrEqual(290)
    }
  })

  it('is the same each time it is made', () => {
    expect(forecastCurve(curve, [12])).toEqual(forecastCurve(curve, [12]))
  })

  it('gives a goal that is already reached every chance, and one beyond the population none', () => {
    expect(forecastCurve(curve, [], { time: 12, adopted: 1 }).chance).toBe(1)
    expect(forecastCurve(curve, [], { time: 12, adopted: 291 }).chance).toBe(0)
  })
})

describe('in populations whose truth is known', () => {
  const worlds: World[] = [
    { shape: 'bass', first: 0.02, second: 0.45, ceiling: 0.8, population: 290, times: years(12), ahead: 3 },
    { shape: 'bass', first: 0.01, second: 0.5, ceiling: 0.6, population: 290, times: years(10), ahead: 3 },
    { shape: 'logistic', first: 6, second: 0.7, ceiling: 0.8, population: 290, times: years(12), ahead: 3 },
  ]

  // long: the claim itself; short: as far below and above as chance may take so few populations
  const { drawn, least, most } = process.env.SKALA_LONG
    ? { drawn: 1_000, least: 0.93, most: 0.97 }
    : { drawn: 100, least: 0.88, most: 1 }

  it.each(
    worlds,
  )('the intervals hold the truth 93 to 97 times of 100, and the bands what came ($shape, $ceiling)', {
    timeout: 600_000,
  }, (world) => {
    const held = simulateCoverage({ ...world, ahead: process.env.SKALA_LONG ? world.ahead : null }, drawn, 6)
    expect(held.fitted).toBe(drawn)
    for (const share of [held.first, held.second, held.ceiling]) {
      expect(share).toBeGreaterThanOrEqual(least)
      expect(share).toBeLessThanOrEqual(most)
    }
    if (process.env.SKALA_LONG) expect(held.forecast).toBeGreaterThanOrEqual(least)
  })

  it('the bands of a forecast hold what came', () => {
    const [world] = worlds
    if (!world) throw new Error('no world')
    expect(simulateCoverage(world, 25, 6).forecast).toBeGreaterThanOrEqual(0.84)
  })
})
