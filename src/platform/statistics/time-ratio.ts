import { CONFIDENCE, type Interval } from './interval.ts'
import { mean, meanInterval } from './mean-interval.ts'

/** The time one participant took for one task, the old way and the new, in the same unit. */
export interface TimePair {
  readonly before: number
  readonly after: number
}

/**
 * How many times as long the new way takes, from paired times: exp of the mean of ln(after) − ln(before), with Student's t
 * interval on the log scale (Sauro & Lewis, Quantifying the User Experience, 2nd ed., ch. 3 and 5). Pairs with a time of
 * zero or less are left out, since they cannot be times. Null below two pairs.
 */
export function pairedTimeRatio(pairs: readonly TimePair[], confidence = CONFIDENCE): Interval | null {
  const differences = usable(pairs).map(({ before, after }) => Math.log(after) - Math.log(before))
  const interval = meanInterval(differences, confidence)
  return interval === null
    ? null
    : {
        estimate: Math.exp(interval.estimate),
        low: Math.exp(interval.low),
        high: Math.exp(interval.high),
        n: interval.n,
      }
}

const usable = (pairs: readonly TimePair[]) =>
  pairs.filter(({ before, after }) => before > 0 && after > 0 && Number.isFinite(before + after))

/** The geometric mean, the better middle of task times in small samples (Sauro & Lewis 2010). Null of nothing above zero. */
export function geometricMean(values: readonly number[]): number | null {
  const logs = values.filter((value) => value > 0).map(Math.log)
  return logs.length === 0 ? null : Math.exp(mean(logs))
}
