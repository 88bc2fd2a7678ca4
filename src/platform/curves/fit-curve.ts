import { normalQuantile, studentQuantile } from '#platform/statistics'
import {
  type Bounds,
  leastSquares,
  normalMatrix,
  type Residuals,
  type Solution,
  solve,
} from './least-squares.ts'
import { type Interval, profileInterval } from './profile-interval.ts'
import { parameterNames, type Shape, shareAt } from './shapes.ts'

/** How many had adopted by each of a row of times. Times rise, in any unit, from the start at 0; counts do not fall. */
export interface SpreadSeries {
  readonly times: readonly number[]
  readonly adopted: readonly number[]
  /** How many could adopt at most; null when nobody knows, and the curve must tell. */
  readonly population: number | null
}

/** One parameter with its 95 per cent interval; an end is null when the data set no limit there. */
export interface Estimate extends Interval {
  readonly name: 'p' | 'q' | 'midpoint' | 'rate' | 'ceiling'
  readonly value: number
}

/** A curve that was fitted. */
export interface FittedCurve {
  readonly outcome: 'fitted'
  readonly shape: Shape
  /** The two of the shape, and `ceiling`: how many will adopt in the end. */
  readonly estimates: readonly [Estimate, Estimate, Estimate]
  /** How far the curve is from the series: the deviance with a known population, else the residual sum of squares. */
  readonly distance: number
  /** Akaike's criterion, for choosing between shapes fitted to the same series; the lower the better. */
  readonly akaike: number
  /** True when the series departs from any such curve more than chance would: intervals are then widened. */
  readonly misfit: boolean
  /** What the forecast draws from. */
  readonly inner: InnerFit
}

/** The fit on its own scale, where nothing has a limit: logarithms, and the logit of the share that will adopt. */
export interface InnerFit {
  readonly series: SpreadSeries
  readonly parameters: readonly number[]
  /** Covariance of the parameters. */
  readonly covariance: readonly (readonly number[])[]
  /** Standard deviation of one increment when the population is unknown; 0 when chance is binomial. */
  readonly noise: number
  /** How likely the series and the parameters are together, as a logarithm up to a constant; -Infinity outside bounds. */
  readonly logLikelihood: (parameters: readonly number[]) => number
}

/** Why no curve was fitted: too few dates, too few adopters, a fall, or a series that no curve of the shape comes near. */
export interface NoCurve {
  readonly outcome: 'too-few-times' | 'too-few-adopters' | 'falls' | 'no-shape'
  readonly have: number
  readonly need: number
}

/** A curve has three parameters: with fewer dates than this nothing would be left to judge it by. */
export const LEAST_TIMES = 4
export const LEAST_ADOPTERS = 8
const CONFIDENCE = 0.95
/** The departure from the curve that chance gives once in a hundred series. */
const MISFIT = 0.99

/**
 * Fits an S-curve to a series. With a known population, by maximum likelihood on the numbers that adopt between dates
 * (Schmittlein and Mahajan 1982, Marketing Science 1:57), each organisation counted as one chance; without, by least
 * squares on the same numbers (Srinivasan and Mason 1986, Marketing Science 5:169). Intervals are profile intervals.
 */
export function fitCurve(shape: Shape, series: SpreadSeries): FittedCurve | NoCurve {
  const refusal = refuse(series)
  if (refusal) return refusal
  const residuals = residualsOf(shape, series)
  const bounds = boundsOf(shape, series)
  const best = startsOf(shape, series)
    .map((start) => leastSquares(residuals, start, bounds))
    .reduce((least, next) => (next.sum < least.sum ? next : least))
  if (!Number.isFinite(best.sum)) return { outcome: 'no-shape', have: 0, need: 0 }
  return toCurve(shape, series, best, residuals, bounds)
}

function refuse({ times, adopted, population }: SpreadSeries): NoCurve | null {
  const last = adopted.at(-1) ?? 0
  const drop = adopted.findIndex((count, place) => place > 0 && count < (adopted[place - 1] ?? 0))
  if (drop > 0) return { outcome: 'falls', have: drop, need: 0 }
  if (times.length < LEAST_TIMES) {
    return { outcome: 'too-few-times', have: times.length, need: LEAST_TIMES }
  }
  const need = population === null ? LEAST_ADOPTERS : Math.min(LEAST_ADOPTERS, population)
  return last < need ? { outcome: 'too-few-adopters', have: last, need } : null
}

/** A fall and a rise beyond sense: nothing in public life is adopted by a factor e^5 a unit of time. */
function boundsOf(shape: Shape, { times, adopted, population }: SpreadSeries): Bounds {
  const end = times.at(-1) ?? 1
  const ceiling =
    population === null ? [Math.log(adopted.at(-1) ?? 1), Math.log(adopted.at(-1) ?? 1) + 12] : [-12, 12]
  const own =
    shape === 'bass' ? { lower: [-18, -12], upper: [3, 5] } : { lower: [-10 * end, -8], upper: [20 * end, 5] }
  return { lower: [...own.lower, ceiling[0] ?? 0], upper: [...own.upper, ceiling[1] ?? 0] }
}

function startsOf(shape: Shape, { times, adopted, population }: SpreadSeries): number[][] {
  const end = times.at(-1) ?? 1
  const last = adopted.at(-1) ?? 1
  const half = times[adopted.findIndex((count) => count * 2 >= last)] ?? end
  const ceilings =
    population === null
      ? [Math.log(last * 1.1), Math.log(last * 3)]
      : [0.97, 0.6].map((share) => logit(Math.min(0.99, Math.max(share, (last / population) * 1.01))))
  return ceilings.flatMap((ceiling) =>
    shape === 'bass'
      ? [
          [Math.log(0.02 / (end / 10)), Math.log(0.4 / (end / 10)), ceiling],
          [Math.log(0.2 / end), Math.log(3 / end), ceiling],
        ]
      : [
          [half, Math.log(4 / end), ceiling],
          [end, Math.log(8 / end), ceiling],
        ],
  )
}

const logit = (share: number) => Math.log(share / (1 - share))
const fromLogit = (value: number) => 1 / (1 + Math.exp(-value))

/** Turns inner parameters into the shape's own two and the number that will adopt in the end. */
export function outer(
  shape: Shape,
  { population }: Pick<SpreadSeries, 'population'>,
  inner: readonly number[],
): readonly [number, number, number] {
  const [one = 0, two = 0, three = 0] = inner
  const ceiling = population === null ? Math.exp(three) : population * fromLogit(three)
  return [shape === 'bass' ? Math.exp(one) : one, Math.exp(two), ceiling]
}

function residualsOf(shape: Shape, series: SpreadSeries): Residuals {
  const { times, adopted, population } = series
  return (inner) => {
    const [first, second, ceiling] = outer(shape, series, inner)
    const expected = times.map((time) => ceiling * shareAt[shape](first, second, time))
    const cells = expected.map((count, place) => count - (place === 0 ? 0 : (expected[place - 1] ?? 0)))
    const seen = adopted.map((count, place) => count - (place === 0 ? 0 : (adopted[place - 1] ?? 0)))
    if (population === null) return seen.map((count, place) => count - (cells[place] ?? 0))
    const rest = [population - (adopted.at(-1) ?? 0), population - (expected.at(-1) ?? 0)] as const
    return [...seen.map((count, place) => deviance(count, cells[place] ?? 0)), deviance(...rest)]
  }
}

/** Signed root of a cell's part of the deviance: the sum of their squares is least where the likelihood is greatest. */
function deviance(seen: number, expected: number): number {
  const mean = Math.max(expected, 1e-12)
  const part = seen > 0 ? seen * Math.log(seen / mean) - (seen - mean) : mean
  return Math.sign(seen - mean) * Math.sqrt(2 * Math.max(0, part))
}

/** Every share of a known population equally likely beforehand; without one, twice the ceiling half as likely. */
function priorOf({ population }: SpreadSeries, inner: number): number {
  if (population === null) return -inner
  const share = fromLogit(inner)
  return Math.log(Math.max(share * (1 - share), 1e-300))
}

/** Wilson and Hilferty's approximation (1931), right to a few per mille from one degree of freedom on. */
function chiSquareQuantile(probability: number, degrees: number): number {
  const part = 2 / (9 * degrees)
  return degrees * (1 - part + normalQuantile(probability) * Math.sqrt(part)) ** 3
}

function toCurve(
  shape: Shape,
  series: SpreadSeries,
  best: Solution,
  residuals: Residuals,
  bounds: Bounds,
): FittedCurve {
  const cells = series.times.length
  const free = Math.max(1, cells - 3)
  const known = series.population !== null
  const misfit = known && best.sum > chiSquareQuantile(MISFIT, free)
  const variance = known ? (misfit ? best.sum / free : 1) : best.sum / free
  const quantile =
    (known && !misfit ? normalQuantile((1 + CONFIDENCE) / 2) : studentQuantile((1 + CONFIDENCE) / 2, free)) **
    2
  const rise = Math.max(variance * quantile, 1e-9)
  const values = outer(shape, series, best.parameters)
  const names = [...parameterNames[shape], 'ceiling'] as const
  const estimate = (place: 0 | 1 | 2): Estimate => {
    const { low, high } = profileInterval(residuals, best, bounds, place, rise)
    const turn = (end: number | null) =>
      end === null
        ? null
        : outer(
            shape,
            series,
            best.parameters.map((one, index) => (index === place ? end : one)),
          )[place]
    // with an unknown population those who have adopted are a limit of their own; a known one has chance in it
    const floor = place === 2 && !known ? (series.adopted.at(-1) ?? 0) : null
    const lowest = turn(low)
    return {
      name: names[place] ?? 'ceiling',
      value: values[place],
      low: floor === null ? lowest : Math.min(values[place], Math.max(lowest ?? floor, floor)),
      high: turn(high),
    }
  }
  const normal = normalMatrix(best.jacobian)
  const unit = best.parameters.map((_, place) =>
    solve(
      normal,
      best.parameters.map((__, index) => (index === place ? variance : 0)),
    ),
  )
  const logLikelihood = (inner: readonly number[]) => {
    const outside = inner.some(
      (value, place) => value < (bounds.lower[place] ?? 0) || value > (bounds.upper[place] ?? 0),
    )
    const sum = outside ? Infinity : residuals(inner).reduce((total, one) => total + one * one, 0)
    return (best.sum - sum) / (2 * variance) + priorOf(series, inner[2] ?? 0)
  }
  return {
    outcome: 'fitted',
    shape,
    estimates: [estimate(0), estimate(1), estimate(2)],
    distance: best.sum,
    akaike: known ? best.sum + 6 : cells * Math.log(Math.max(best.sum, 1e-9) / cells) + 8,
    misfit,
    inner: {
      series,
      parameters: best.parameters,
      covariance: unit.map((row) => row ?? best.parameters.map(() => 0)),
      noise: known ? 0 : Math.sqrt(variance),
      logLikelihood,
    },
  }
}
