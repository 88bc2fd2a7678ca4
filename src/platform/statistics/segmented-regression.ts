import { CONFIDENCE, type Interval } from './interval.ts'
import { dot, type Fit, leastSquares } from './least-squares.ts'
import { studentQuantile } from './quantiles.ts'

/** What a change did to a series: the jump when it came, and how the slope differs afterwards. */
export interface Interruption {
  /** Level just before the change, by the trend of the time before. */
  readonly levelBefore: number
  /** Change of slope per period before the change. */
  readonly slopeBefore: number
  /** Jump at the first period after the transition window, against where the old trend would have been. */
  readonly jump: Interval
  /** Change of slope per period. */
  readonly slopeChange: Interval
  /** Fitted value per period, null inside the transition window. */
  readonly fitted: readonly (number | null)[]
  /** Where the trend before would have led, per period. */
  readonly expected: readonly number[]
}

/** The change in periods counted from 0: the first period of the transition, and how many it lasts. */
export interface Change {
  readonly at: number
  readonly transition: number
}

/**
 * Interrupted time series by segmented regression (Wagner et al. 2002): y = b0 + b1 t + b2 after + b3 (t − T) after, where
 * the periods of the transition window are left out and standard errors are Newey & West's (1987) with `lag` periods, since
 * neighbouring periods resemble each other. T is the first period after the window. Null with fewer than three periods on
 * either side: then nothing can be said of a trend.
 */
export function segmentedRegression(
  values: readonly (number | null)[],
  { at, transition }: Change,
  { lag = 1, confidence = CONFIDENCE }: { lag?: number; confidence?: number } = {},
): Interruption | null {
  const start = at + transition
  const known = values.flatMap((value, time) =>
    value === null || (time >= at && time < start) ? [] : [{ time, value }],
  )
  const before = known.filter(({ time }) => time < at).length
  if (before < 3 || known.length - before < 3) return null
  const rows = known.map(({ time }) => design(time, start))
  const fit = leastSquares(
    rows,
    known.map(({ value }) => value),
  )
  if (!fit) return null
  const [b0 = 0, b1 = 0, jump = 0, slope = 0] = fit.coefficients
  const errors = neweyWest(rows, fit, lag)
  const reach = studentQuantile(1 - (1 - confidence) / 2, Math.max(1, known.length - 4))
  const interval = (estimate: number, error: number): Interval => ({
    estimate,
    low: estimate - reach * error,
    high: estimate + reach * error,
    n: known.length,
  })
  return {
    levelBefore: b0 + b1 * (at - 1),
    slopeBefore: b1,
    jump: interval(jump, errors[2] ?? 0),
    slopeChange: interval(slope, errors[3] ?? 0),
    fitted: values.map((_, time) =>
      time >= at && time < start ? null : dot(design(time, start), fit.coefficients),
    ),
    expected: values.map((_, time) => b0 + b1 * time),
  }
}

function design(time: number, start: number): number[] {
  const after = time >= start ? 1 : 0
  return [1, time, after, after * (time - start)]
}

/** Newey & West's standard errors with Bartlett weights and the n/(n − k) correction of small samples. */
export function neweyWest(rows: readonly (readonly number[])[], fit: Fit, lag: number): number[] {
  const scores = rows.map((row, at) => row.map((value) => value * (fit.residuals[at] ?? 0)))
  const width = rows[0]?.length ?? 0
  const middle = Array.from({ length: width }, () => new Array<number>(width).fill(0))
  for (let shift = 0; shift <= lag; shift += 1) {
    const weight = 1 - shift / (lag + 1)
    for (let at = shift; at < scores.length; at += 1) {
      addProduct(middle, scores[at] ?? [], scores[at - shift] ?? [], shift === 0 ? weight / 2 : weight)
    }
  }
  const correction = rows.length / (rows.length - width)
  return fit.inverse.map((line) => {
    const through = middle.map((row) => dot(row, line))
    return Math.sqrt(Math.max(0, correction * dot(line, through)))
  })
}

/** Adds one·other' and its transpose. */
function addProduct(sum: number[][], one: readonly number[], other: readonly number[], weight: number): void {
  for (const [at, row] of sum.entries()) {
    for (let to = 0; to < row.length; to += 1) {
      row[to] =
        (row[to] ?? 0) + weight * ((one[at] ?? 0) * (other[to] ?? 0) + (other[at] ?? 0) * (one[to] ?? 0))
    }
  }
}
