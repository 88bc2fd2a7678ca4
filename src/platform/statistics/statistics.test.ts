import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { completionInterval } from './completion-interval.ts'
import { holm } from './holm.ts'
import { leastSquares } from './least-squares.ts'
import { mcNemar } from './mc-nemar.ts'
import { meanInterval } from './mean-interval.ts'
import { poissonRate } from './poisson-rate.ts'
import { chiSquaredQuantile, normalQuantile, studentQuantile, studentTails } from './quantiles.ts'
import { casesToProve, nothingSeen } from './rule-of-three.ts'
import { neweyWest, segmentedRegression } from './segmented-regression.ts'
import { signedRank } from './signed-rank.ts'
import { geometricMean, pairedTimeRatio } from './time-ratio.ts'

describe('quantiles agree with the printed tables', () => {
  it.each([
    [0.975, 1, 12.706],
    [0.975, 2, 4.303],
    [0.975, 9, 2.262],
    [0.975, 30, 2.042],
    [0.995, 5, 4.032],
    [0.95, 10, 1.812],
  ])("Student's t, p %f, %i degrees of freedom", (p, degrees, table) => {
    expect(studentQuantile(p, degrees)).toBeCloseTo(table, 3)
  })

  it.each([
    [0.95, 1, 3.841],
    [0.95, 10, 18.307],
    [0.025, 20, 9.591],
    [0.975, 20, 34.17],
    [0.99, 5, 15.086],
  ])('chi-squared, p %f, %i degrees of freedom', (p, degrees, table) => {
    expect(chiSquaredQuantile(p, degrees)).toBeCloseTo(table, 2)
  })

  it('the normal distribution', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 6)
    expect(normalQuantile(0.5)).toBeCloseTo(0, 10)
  })
})

/** Hours of sleep won with one drug against another, ten patients: Student 1908, the data set `sleep` of R. */
const sleep = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4]

describe('paired times', () => {
  // R's t.test(paired = TRUE) of `sleep`: t = 4.0621, df = 9, p = 0.002833, 95 % interval 0.7001142 to 2.4598858, mean 1.58
  it("have Student's interval of 1908", () => {
    const interval = meanInterval(sleep)
    expect(interval?.estimate).toBeCloseTo(1.58, 10)
    expect(interval?.low).toBeCloseTo(0.7001142, 6)
    expect(interval?.high).toBeCloseTo(2.4598858, 6)
    expect(studentTails(4.0621, 9)).toBeCloseTo(0.002833, 5)
  })

  it('give a ratio that is that interval on the log scale', () => {
    const pairs = sleep.map((gain, at) => ({ before: 10 + at, after: (10 + at) * Math.exp(gain) }))
    const ratio = pairedTimeRatio(pairs)
    expect(Math.log(ratio?.estimate ?? 0)).toBeCloseTo(1.58, 10)
    expect(Math.log(ratio?.low ?? 0)).toBeCloseTo(0.7001142, 6)
    expect(Math.log(ratio?.high ?? 0)).toBeCloseTo(2.4598858, 6)
  })

  it('say nothing from one pair, and leave impossible times out', () => {
    expect(pairedTimeRatio([{ before: 10, after: 20 }])).toBeNull()
    const odd = [
      { before: 0, after: 5 },
      { before: 10, after: Number.NaN },
    ]
    expect(pairedTimeRatio([...odd, { before: 2, after: 4 }, { before: 3, after: 6 }])?.n).toBe(2)
  })

  it('do not depend on the unit of time', () => {
    const time = fc.double({ min: 0.1, max: 1e4, noNaN: true })
    const pairs = fc.array(fc.record({ before: time, after: time }), { minLength: 3, maxLength: 20 })
    fc.assert(
      fc.property(pairs, (seconds) => {
        const minutes = seconds.map(({ before, after }) => ({ before: before / 60, after: after / 60 }))
        expect(pairedTimeRatio(minutes)?.estimate).toBeCloseTo(pairedTimeRatio(seconds)?.estimate ?? 0, 6)
      }),
    )
  })

  it('have a geometric mean as their middle', () => {
    expect(geometricMean([1, 10, 100])).toBeCloseTo(10, 10)
    expect(geometricMean([0])).toBeNull()
  })
})

describe('completion', () => {
  // by hand from Agresti & Coull's formula with z = 1.96: (7 + 1.92)/13.84 = 0.645, ± 1.96 · 0.1287
  it('7 of 10 lies between 39 and 90 per cent', () => {
    const interval = completionInterval(7, 10)
    expect(interval?.estimate).toBe(0.7)
    expect(interval?.low).toBeCloseTo(0.392, 3)
    expect(interval?.high).toBeCloseTo(0.897, 3)
  })

  it('never leaves 0 to 1, and holds its own estimate', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), (some, more) => {
        const interval = completionInterval(some, some + more + 1)
        expect(interval?.low).toBeGreaterThanOrEqual(0)
        expect(interval?.high).toBeLessThanOrEqual(1)
        expect(interval?.low).toBeLessThanOrEqual(interval?.estimate ?? -1)
        expect(interval?.high).toBeGreaterThanOrEqual(interval?.estimate ?? 2)
      }),
    )
  })
})

describe('rates of errors', () => {
  // Garwood 1936, Biometrika 28: 95 % limits of a Poisson count
  it.each([
    [0, 0, 3.689],
    [1, 0.0253, 5.572],
    [10, 4.795, 18.39],
    [20, 12.217, 30.888],
  ])('%i seen has the exact limits of Garwood', (seen, low, high) => {
    const rate = poissonRate(seen, 1)
    expect(rate?.low).toBeCloseTo(low, 3)
    expect(rate?.high).toBeCloseTo(high, 2)
  })

  // the example of R's manual page poisson.test: 137 deaths, 24.19893 expected; its interval is 4.753125 to 6.692709
  it('agree with the Welsh nickel workers', () => {
    const rate = poissonRate(137, 24.19893)
    expect(rate?.estimate).toBeCloseTo(5.661407, 6)
    expect(rate?.low).toBeCloseTo(4.753125, 5)
    expect(rate?.high).toBeCloseTo(6.692709, 5)
  })
})

describe('nothing seen', () => {
  // Hanley & Lippman-Hand 1983, JAMA 249: none of 167 children reacted, so at most 1.8 per cent do
  it('proves no more than three in n', () => {
    expect(nothingSeen(167)?.ruleOfThree).toBeCloseTo(0.018, 3)
    expect(nothingSeen(167)?.bound).toBeCloseTo(0.0178, 4)
    expect(casesToProve(0.01)).toBe(299)
    expect(nothingSeen(0)).toBeNull()
  })
})

describe('the checks', () => {
  // Hollander & Wolfe 1973, 29f: depression before and after a tranquilizer; the example of R's manual page wilcox.test,
  // V = 40, one-sided p = 0.01953, and so 0.03906 two-sided
  it('Wilcoxon agrees with the depression scale of Hollander and Wolfe', () => {
    const before = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3]
    const after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
    const result = signedRank(before.map((value, at) => value - (after[at] ?? 0)))
    expect(result?.positive).toBe(40)
    expect(result?.p).toBeCloseTo(0.03906, 5)
  })

  it('Wilcoxon gives tied differences their mean rank', () => {
    expect(signedRank([1, 1, 1])).toEqual({ positive: 6, n: 3, p: 0.25 })
    expect(signedRank([0, 0])).toBeNull()
  })

  it('McNemar counts coin tosses: 1 against 8 is 20 of 512', () => {
    expect(mcNemar(8, 1)?.p).toBeCloseTo(20 / 512, 12)
    expect(mcNemar(3, 3)?.p).toBe(1)
    expect(mcNemar(0, 0)).toBeNull()
    expect(mcNemar(900, 1100)?.p).toBeGreaterThan(0)
  })

  it('Holm raises the smallest most, and never lets them fall', () => {
    expect(holm([0.01, 0.04, 0.03, 0.005]).map((p) => Number(p.toFixed(4)))).toEqual([0.03, 0.06, 0.06, 0.02])
  })
})

/** Longley 1967: employment in the United States 1947-1962 against six columns that are nearly alike. */
const longley = [
  [60323, 83, 234289, 2356, 1590, 107608, 1947],
  [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
  [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
  [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
  [63221, 96.2, 328975, 2099, 3099, 112075, 1951],
  [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
  [64989, 99, 365385, 1870, 3547, 115094, 1953],
  [63761, 100, 363112, 3578, 3350, 116219, 1954],
  [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
  [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
  [68169, 108.4, 442769, 2936, 2798, 120445, 1957],
  [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
  [68655, 112.6, 482704, 3813, 2552, 123366, 1959],
  [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
  [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
  [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
]

describe('least squares', () => {
  const rows = longley.map(([, ...columns]) => [1, ...columns])
  const fit = leastSquares(
    rows,
    longley.map(([value = 0]) => value),
  )

  // certified by NIST, Statistical Reference Datasets: Longley
  it('finds the certified coefficients of Longley', () => {
    const certified = [
      -3482258.63459582, 15.0618722713733, -0.035819179292591, -2.02022980381683, -1.03322686717359,
      -0.0511041056535807, 1829.15146461355,
    ]
    for (const [at, value] of certified.entries()) {
      expect((fit?.coefficients[at] ?? 0) / value).toBeCloseTo(1, 7)
    }
  })

  it('finds the certified standard deviations of Longley', () => {
    const certified = [890420.383607373, 84.9149257747669, 0.0334910077722432, 0.488399681651699]
    const squares = fit?.residuals.reduce((sum, rest) => sum + rest * rest, 0) ?? 0
    for (const [at, value] of certified.entries()) {
      const error = Math.sqrt((squares / (16 - 7)) * (fit?.inverse[at]?.[at] ?? 0))
      expect(error / value).toBeCloseTo(1, 6)
    }
  })

  it('says so when columns depend on each other', () => {
    const doubled = [1, 2, 3, 4].map((value) => [1, value, 2 * value])
    expect(leastSquares(doubled, [1, 2, 3, 5])).toBeNull()
    expect(leastSquares([[1, 2]], [1])).toBeNull()
  })
})

describe('an interrupted series', () => {
  const level = (time: number) => 100 + time
  const broken = Array.from({ length: 24 }, (_, time) =>
    time < 12 ? level(time) : time < 15 ? 20 : level(time) - 60 + 2 * (time - 15),
  )

  it('finds the jump and the new slope exactly where there is no noise, past the transition', () => {
    const found = segmentedRegression(broken, { at: 12, transition: 3 })
    expect(found?.jump.estimate).toBeCloseTo(-60, 8)
    expect(found?.slopeChange.estimate).toBeCloseTo(2, 8)
    expect(found?.levelBefore).toBeCloseTo(111, 8)
    expect(found?.fitted.slice(11, 16)).toEqual([
      expect.closeTo(111, 8),
      null,
      null,
      null,
      expect.closeTo(55, 8),
    ])
  })

  it('says nothing with fewer than three periods on a side', () => {
    expect(segmentedRegression(broken, { at: 2, transition: 0 })).toBeNull()
    expect(segmentedRegression(broken, { at: 12, transition: 10 })).toBeNull()
    const gaps = broken.map((value, time) => (time > 12 ? null : value))
    expect(segmentedRegression(gaps, { at: 12, transition: 0 })).toBeNull()
  })

  // by hand: y = 0, 2, 1 against a constant; residuals -1, 1, 0; S0 = 2, lag 1 adds 2·(1/2)·(-1) = -1
  it('weighs neighbours as Newey and West do', () => {
    const rows = [[1], [1], [1]]
    const fit = leastSquares(rows, [0, 2, 1])
    if (!fit) throw new Error('a constant fits')
    expect(neweyWest(rows, fit, 0)[0]).toBeCloseTo(Math.sqrt((3 / 2) * (2 / 9)), 12)
    expect(neweyWest(rows, fit, 1)[0]).toBeCloseTo(Math.sqrt((3 / 2) * (1 / 9)), 12)
  })
})

describe('the exact limits of a rate', () => {
  /** The chance of `most` events or fewer when `expected` are expected, summed term by term. */
  function atMost(most: number, expected: number): number {
    let term = Math.exp(-expected)
    let sum = term
    for (let seen = 1; seen <= most; seen += 1) {
      term *= expected / seen
      sum += term
    }
    return sum
  }

  it('leave one case of forty on either side, summed without any quantile', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (seen) => {
        const rate = poissonRate(seen, 1)
        expect(atMost(seen, rate?.high ?? 0)).toBeCloseTo(0.025, 6)
        expect(1 - atMost(seen - 1, rate?.low ?? 0)).toBeCloseTo(0.025, 6)
      }),
    )
  })
})
