import { type Interval, normalQuantile } from '#platform/statistics'

/** What two lists found: members in the first, in the second, and in both. */
export interface TwoLists {
  readonly first: number
  readonly second: number
  readonly both: number
}

/**
 * Size of a population that two independent lists have each seen a part of. The estimate is Chapman's (1951), which is
 * unbiased when the lists together are as large as the population: (n₁+1)(n₂+1)/(m+1) − 1. The bounds are Sadinle's (2009,
 * Communications in Statistics 38:1909–1924), on the logit of the share that both missed, with a half added to each cell;
 * they hold their confidence also where the overlap is small. `n` is how many different members were seen. Null when a
 * list is empty. Whole numbers of members in; estimates are not rounded.
 */
export function twoLists({ first, second, both }: TwoLists, confidence = 0.95): Interval | null {
  if (first <= 0 || second <= 0 || both < 0 || both > Math.min(first, second)) return null
  const seen = first + second - both
  const onlyFirst = first - both + 0.5
  const onlySecond = second - both + 0.5
  const overlap = both + 0.5
  const deviation = Math.sqrt(
    1 / overlap + 1 / onlyFirst + 1 / onlySecond + overlap / (onlyFirst * onlySecond),
  )
  const reach = Math.exp(normalQuantile(1 - (1 - confidence) / 2) * deviation)
  const missed = (onlyFirst * onlySecond) / overlap
  return {
    estimate: ((first + 1) * (second + 1)) / (both + 1) - 1,
    low: Math.max(seen, seen - 0.5 + missed / reach),
    high: seen - 0.5 + missed * reach,
    n: seen,
  }
}
