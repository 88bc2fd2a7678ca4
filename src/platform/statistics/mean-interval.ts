import { CONFIDENCE, type Interval } from './interval.ts'
import { studentQuantile } from './quantiles.ts'

/** The arithmetic mean; NaN of nothing. */
export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** The sample standard deviation, divided by n − 1; NaN below two values. */
export function deviation(values: readonly number[]): number {
  const middle = mean(values)
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0)
  return Math.sqrt(squares / (values.length - 1))
}

/** Mean with Student's t interval. Null below two values: one value says nothing of its own spread. */
export function meanInterval(values: readonly number[], confidence = CONFIDENCE): Interval | null {
  const n = values.length
  if (n < 2) return null
  const estimate = mean(values)
  const reach = studentQuantile(1 - (1 - confidence) / 2, n - 1) * (deviation(values) / Math.sqrt(n))
  return { estimate, low: estimate - reach, high: estimate + reach, n }
}
