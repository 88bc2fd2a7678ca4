import {
  type Bounds,
  leastSquares,
  normalMatrix,
  type Residuals,
  type Solution,
  solve,
} from './least-squares.ts'

/** An interval; an end is null when the data set no limit there. */
export interface Interval {
  readonly low: number | null
  readonly high: number | null
}

const MOST_TRIES = 40

/**
 * The values of one parameter that the data do not contradict: those for which the least sum of squares, with all other
 * parameters free, lies less than `rise` above the least of all (Venzon and Moolgavkar 1988, Applied Statistics 37:87).
 */
export function profileInterval(
  residuals: Residuals,
  best: Solution,
  bounds: Bounds,
  place: number,
  rise: number,
): Interval {
  const ceiling = best.sum + rise
  const end = (direction: 1 | -1) => {
    const limit = (direction < 0 ? bounds.lower : bounds.upper)[place] ?? direction * Infinity
    return searchEnd({ residuals, best, bounds, place, ceiling, rise, direction, limit })
  }
  return { low: end(-1), high: end(1) }
}

interface Search {
  readonly residuals: Residuals
  readonly best: Solution
  readonly bounds: Bounds
  readonly place: number
  readonly ceiling: number
  readonly rise: number
  readonly direction: 1 | -1
  readonly limit: number
}

/** Walks outward from the best value until the sum is too large, then closes in on where it becomes so. */
function searchEnd(search: Search): number | null {
  const { best, place, ceiling, rise, direction, limit } = search
  const centre = best.parameters[place] ?? 0
  let others = best.parameters
  let inside = centre
  let insideExcess = best.sum - ceiling
  let step = Math.min(spread(best, place) * Math.sqrt(rise), 5)
  let outside: number | null = null
  let outsideExcess = 0
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const between = outside === null ? null : crossing(inside, insideExcess, outside, outsideExcess)
    if (outside !== null && Math.abs(outside - inside) < 1e-5 * (1 + Math.abs(centre))) break
    const wanted: number = between ?? inside + direction * step
    const tried = direction > 0 ? Math.min(wanted, limit) : Math.max(wanted, limit)
    const found = fixedAt(search, tried, others)
    const excess = found.sum - ceiling
    if (Math.abs(excess) < 1e-4 * rise) return tried
    if (excess < 0) {
      if (tried === limit) return null
      others = found.parameters
      inside = tried
      insideExcess = excess
      step *= 2
    } else {
      outside = tried
      outsideExcess = excess
    }
  }
  return outside === null ? null : inside
}

/** Where a parabola with its foot at zero slope would cross, kept well between the ends. */
function crossing(inside: number, insideExcess: number, outside: number, outsideExcess: number): number {
  const share = insideExcess / (insideExcess - outsideExcess)
  return inside + (outside - inside) * Math.min(0.9, Math.max(0.1, share))
}

function fixedAt({ residuals, bounds, place }: Search, value: number, start: readonly number[]): Solution {
  const without = (all: readonly number[]) => all.filter((_, index) => index !== place)
  const whole = (free: readonly number[]) => [...free.slice(0, place), value, ...free.slice(place)]
  const found = leastSquares((free) => residuals(whole(free)), without(start), {
    lower: without(bounds.lower),
    upper: without(bounds.upper),
  })
  return { ...found, parameters: whole(found.parameters) }
}

/** How uncertain one parameter is as the slopes at the best point tell, for residuals of variance one. */
function spread(best: Solution, place: number): number {
  const unit = best.parameters.map((_, index) => (index === place ? 1 : 0))
  const variance = solve(normalMatrix(best.jacobian), unit)?.[place] ?? Number.NaN
  return Number.isFinite(variance) && variance > 0 ? Math.sqrt(variance) : 1
}
