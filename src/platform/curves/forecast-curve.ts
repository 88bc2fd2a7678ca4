import type { FittedCurve } from './fit-curve.ts'
import { outer } from './fit-curve.ts'
import { drawBinomial, drawNormal, seededRandom } from './random.ts'
import { shareAt } from './shapes.ts'

/** How many will have adopted by a time: the middle forecast, and the band that holds the outcome 95 times of 100. */
export interface Forecast {
  readonly time: number
  readonly middle: number
  readonly low: number
  readonly high: number
}

/** A forecast, and how often a goal was reached in the futures that were drawn. */
export interface Outlook {
  readonly forecasts: readonly Forecast[]
  /** Share of the futures in which at least the goal had adopted by its time, 0-1; null without a goal. */
  readonly chance: number | null
}

/** A goal to hold the forecast against. */
export interface Goal {
  readonly time: number
  readonly adopted: number
}

const FUTURES = 1_500
/** Steps of the walk that are thrown away while it finds its stride, and steps between two that are kept. */
const WARMING = 1_500
const APART = 6

/**
 * Forecasts a fitted curve by drawing futures: parameters from what the data leave open, then chance on top. The same curve
 * always gives the same forecast. Holds as long as what drives the spread stays as it was.
 */
export function forecastCurve(
  curve: FittedCurve,
  times: readonly number[],
  goal: Goal | null = null,
): Outlook {
  const random = seededRandom(20_261_122)
  const draws = drawParameters(curve, random)
  const futures = draws.map((inner) =>
    futureOf(curve, inner, [...times, ...(goal ? [goal.time] : [])], random),
  )
  const forecasts = times.map((time, place) => {
    const counts = futures.map((future) => future[place] ?? 0).sort((one, other) => one - other)
    const at = (share: number) => counts[Math.round(share * (counts.length - 1))] ?? 0
    return { time, middle: at(0.5), low: at(0.025), high: at(0.975) }
  })
  const reached = goal
    ? futures.filter((future) => (future.at(-1) ?? 0) >= goal.adopted).length / futures.length
    : null
  return { forecasts, chance: reached }
}

/**
 * Draws what the parameters may be, given the series: a Metropolis walk whose stride adapts while it warms up (Haario,
 * Saksman and Tamminen 2001). Before the series, every ceiling up to the whole population is held equally likely.
 */
function drawParameters({ inner }: FittedCurve, random: () => number): readonly (readonly number[])[] {
  let at = [...inner.parameters]
  let height = inner.logLikelihood(at)
  let stride = strideOf(inner.covariance)
  let scale = 1
  const seen: number[][] = []
  const kept: number[][] = []
  for (let step = 0; kept.length < FUTURES; step++) {
    const noise = at.map(() => drawNormal(random))
    const next = at.map(
      (value, row) =>
        value + scale * noise.reduce((sum, one, column) => sum + (stride[row]?.[column] ?? 0) * one, 0),
    )
    const nextHeight = inner.logLikelihood(next)
    const taken = Math.log(random()) < nextHeight - height
    if (taken) {
      at = next
      height = nextHeight
    }
    if (step >= WARMING) {
      if (step % APART === 0) kept.push(at)
      continue
    }
    scale *= Math.exp((taken ? 0.7 : -0.3) * 0.06)
    seen.push(at)
    if (step === WARMING / 3 || step === (2 * WARMING) / 3) {
      stride = strideOf(covarianceOf(seen.slice(seen.length / 2)))
      scale = 1
    }
  }
  return kept
}

/** 2.38 over the root of the dimensions is the stride that explores fastest (Gelman, Roberts and Gilks 1996). */
function strideOf(covariance: readonly (readonly number[])[]): number[][] {
  const widest = covariance.map((row) => row.map((value) => Math.min(9, Math.max(-9, value))))
  return lowerRoot(widest).map((row) => row.map((value) => (value * 2.38) / Math.sqrt(covariance.length)))
}

function covarianceOf(points: readonly (readonly number[])[]): number[][] {
  const size = points[0]?.length ?? 0
  const mean = Array.from({ length: size }, (_, k) => average(points.map((point) => point[k] ?? 0)))
  return mean.map((one, i) =>
    mean.map((other, j) =>
      average(points.map((point) => ((point[i] ?? 0) - one) * ((point[j] ?? 0) - other))),
    ),
  )
}

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** One future: who has not adopted by the last date does so, or not, at each later time. Counts never fall. */
function futureOf(
  { shape, inner: { series, noise } }: FittedCurve,
  inner: readonly number[],
  times: readonly number[],
  random: () => number,
): number[] {
  const [first, second, ceiling] = outer(shape, series, inner)
  const end = series.times.at(-1) ?? 0
  const already = series.adopted.at(-1) ?? 0
  const at = (time: number) => ceiling * shareAt[shape](first, second, time)
  const { population } = series
  const order = times.map((time, place) => ({ time, place })).sort((one, other) => one.time - other.time)
  const counts = new Array<number>(times.length).fill(already)
  let before = { time: end, count: already }
  for (const { time, place } of order) {
    if (time <= end) continue
    const expected = Math.max(0, at(time) - at(before.time))
    const count =
      population === null
        ? before.count + Math.max(0, expected + noise * drawNormal(random))
        : before.count +
          drawBinomial(
            random,
            population - before.count,
            expected / Math.max(1e-9, population - at(before.time)),
          )
    counts[place] = count
    before = { time, count }
  }
  return counts
}

/** The lower root of a covariance (Cholesky); a direction without any width gets a hair's. */
function lowerRoot(matrix: readonly (readonly number[])[]): number[][] {
  const root = matrix.map((row) => row.map(() => 0))
  for (const [i, row] of matrix.entries()) {
    for (let j = 0; j <= i; j++) {
      const inner = (root[i] ?? []).slice(0, j).reduce((sum, one, k) => sum + one * (root[j]?.[k] ?? 0), 0)
      const value = (row[j] ?? 0) - inner
      const target = root[i] ?? []
      target[j] = i === j ? Math.sqrt(Math.max(value, 1e-12)) : value / (root[j]?.[j] ?? 1)
    }
  }
  return root
}
