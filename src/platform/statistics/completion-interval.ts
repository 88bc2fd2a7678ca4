import { CONFIDENCE, type Interval } from './interval.ts'
import { normalQuantile } from './quantiles.ts'

/**
 * Share of attempts that were completed, with the adjusted Wald interval: z²/2 successes and z² attempts are added first
 * (Agresti & Coull 1998; recommended for small samples by Sauro & Lewis 2005). `estimate` is the plain share. Null of no
 * attempts.
 */
export function completionInterval(
  completed: number,
  attempts: number,
  confidence = CONFIDENCE,
): Interval | null {
  if (attempts <= 0) return null
  const z = normalQuantile(1 - (1 - confidence) / 2)
  const adjusted = attempts + z ** 2
  const share = (completed + z ** 2 / 2) / adjusted
  const reach = z * Math.sqrt((share * (1 - share)) / adjusted)
  return {
    estimate: completed / attempts,
    low: Math.max(0, share - reach),
    high: Math.min(1, share + reach),
    n: attempts,
  }
}
