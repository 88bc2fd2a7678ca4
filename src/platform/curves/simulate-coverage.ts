import { fitCurve, type SpreadSeries } from './fit-curve.ts'
import { forecastCurve } from './forecast-curve.ts'
import { seededRandom } from './random.ts'
import { type Shape, shareAt } from './shapes.ts'

/** A world to draw populations from: how its members adopt, and when it is looked at. */
export interface World {
  readonly shape: Shape
  readonly first: number
  readonly second: number
  /** Share that will ever adopt, 0-1. */
  readonly ceiling: number
  readonly population: number
  /** Times at which it is counted. */
  readonly times: readonly number[]
  /** How long after the last count the forecast is held against what came; null: no forecast is tried. */
  readonly ahead: number | null
}

/** How often the truth lay within what was said, of `fitted` populations out of `drawn`. */
export interface Coverage {
  readonly drawn: number
  readonly fitted: number
  readonly first: number
  readonly second: number
  readonly ceiling: number
  readonly forecast: number
}

/**
 * Draws populations in which each member adopts by itself, fits a curve to each, and counts how often the 95 per cent
 * intervals hold the truth and the forecast band what came: shares of those fitted, 0-1.
 */
export function simulateCoverage(world: World, populations: number, seed: number): Coverage {
  const random = seededRandom(seed)
  const hits = { fitted: 0, first: 0, second: 0, ceiling: 0, forecast: 0 }
  for (let one = 0; one < populations; one++) {
    const moments = drawMoments(world, random)
    const by = (time: number) => moments.filter((moment) => moment <= time).length
    const series: SpreadSeries = {
      times: world.times,
      adopted: world.times.map(by),
      population: world.population,
    }
    const curve = fitCurve(world.shape, series)
    if (curve.outcome !== 'fitted') continue
    hits.fitted++
    const truths = [world.first, world.second, world.ceiling * world.population]
    const held = curve.estimates.map(
      ({ low, high }, place) =>
        (low ?? -Infinity) <= (truths[place] ?? 0) && (truths[place] ?? 0) <= (high ?? Infinity),
    )
    if (held[0]) hits.first++
    if (held[1]) hits.second++
    if (held[2]) hits.ceiling++
    if (world.ahead === null) continue
    const then = (world.times.at(-1) ?? 0) + world.ahead
    const [forecast] = forecastCurve(curve, [then]).forecasts
    if (forecast && forecast.low <= by(then) && by(then) <= forecast.high) hits.forecast++
  }
  const share = (count: number) => count / Math.max(1, hits.fitted)
  return {
    drawn: populations,
    fitted: hits.fitted,
    first: share(hits.first),
    second: share(hits.second),
    ceiling: share(hits.ceiling),
    forecast: share(hits.forecast),
  }
}

/** When each member adopts; never for those beyond the ceiling. Found by halving, since the shares only grow. */
function drawMoments(
  { shape, first, second, ceiling, population, times }: World,
  random: () => number,
): number[] {
  const furthest = (times.at(-1) ?? 1) * 20
  return Array.from({ length: population }, () => {
    const luck = random() / ceiling
    if (luck >= shareAt[shape](first, second, furthest)) return Infinity
    let [low, high] = [-furthest, furthest]
    for (let halving = 0; halving < 40; halving++) {
      const middle = (low + high) / 2
      if (shareAt[shape](first, second, middle) < luck) low = middle
      else high = middle
    }
    return high
  })
}
