import { CONFIDENCE, type Interval } from './interval.ts'
import { chiSquaredQuantile } from './quantiles.ts'

/**
 * Events per unit of exposure, with the exact interval (Garwood 1936): half the chi-squared quantiles with 2x and 2x + 2
 * degrees of freedom, over the exposure. Null without exposure.
 */
export function poissonRate(events: number, exposure: number, confidence = CONFIDENCE): Interval | null {
  if (exposure <= 0) return null
  const tail = (1 - confidence) / 2
  return {
    estimate: events / exposure,
    low: events === 0 ? 0 : chiSquaredQuantile(tail, 2 * events) / 2 / exposure,
    high: chiSquaredQuantile(1 - tail, 2 * events + 2) / 2 / exposure,
    n: exposure,
  }
}
