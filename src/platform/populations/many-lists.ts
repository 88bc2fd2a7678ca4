import { type Interval, normalQuantile } from '#platform/statistics'

/** What three or more lists found: members that exactly one, and exactly two of them have; all seen; how many lists. */
export interface ManyLists {
  readonly once: number
  readonly twice: number
  readonly seen: number
  readonly lists: number
}

/**
 * Size of a population that `lists` lists have each seen a part of, by Chao (1987, Biometrics 43:783–791) with the factor
 * (t−1)/t for few lists: seen + (t−1)/t · f₁²/(2f₂). Right when every member is as easy to find, and else a lower bound:
 * members that are hard to find make the truth larger. Without members found twice, the form without bias is used. The
 * bounds are Chao's own, on the logarithm of those not seen. Null for fewer than two lists or nothing seen.
 */
export function manyLists({ once, twice, seen, lists }: ManyLists, confidence = 0.95): Interval | null {
  if (lists < 2 || seen <= 0 || once < 0 || twice < 0 || once + twice > seen) return null
  const factor = (lists - 1) / lists
  const unseen = twice > 0 ? (factor * once ** 2) / (2 * twice) : (factor * once * (once - 1)) / 2
  const variance = twice > 0 ? spread(once, twice, factor) : spreadWithoutTwice(once, factor, seen + unseen)
  if (unseen <= 0) return { estimate: seen, low: seen, high: seen, n: seen }
  const z = normalQuantile(1 - (1 - confidence) / 2)
  const reach = Math.exp(z * Math.sqrt(Math.log(1 + variance / unseen ** 2)))
  return { estimate: seen + unseen, low: seen + unseen / reach, high: seen + unseen * reach, n: seen }
}

/** Variance of the estimate (Chao 1987, equation 9, with the factor of Gotelli & Colwell 2013, appendix). */
function spread(once: number, twice: number, factor: number): number {
  const ratio = once / twice
  return twice * ((factor / 2) * ratio ** 2 + factor ** 2 * (ratio ** 3 + ratio ** 4 / 4))
}

/** The same where nothing was found twice. */
function spreadWithoutTwice(once: number, factor: number, estimate: number): number {
  return (
    (factor * once * (once - 1)) / 2 +
    (factor ** 2 * once * (2 * once - 1) ** 2) / 4 -
    (factor ** 2 * once ** 4) / (4 * estimate)
  )
}
