/**
 * The prior distribution “IT v0” of actual cost divided by first estimate: a body in straight pieces up to p = 0.82 and a Pareto
 * tail above. It meets three published facts at once: 18 % above 1.5, tail mean 5.47, 20 % within ±10 %. The lower end is our
 * assumption. Its mean is never shown: with a tail exponent near 1 the mean says nothing.
 */

/** Where the tail begins: share of projects below it, and the ratio there. Published: 18 % exceed the estimate by half. */
export const tailFrom = { share: 0.82, ratio: 1.5 } as const

/** Tail exponents: from the published tail mean m = 5.47, α = m/(m − 1.5); and the heavier one of the sensitivity run. */
export const tailExponents = { published: 5.47 / (5.47 - 1.5), heavy: 1 } as const

/** The ratio that a share `p` of projects (0 < p < 1) stays below, for a tail exponent α. Throws nothing; p is held inside 0–0.9999. */
export function priorQuantile(p: number, alpha: number = tailExponents.published): number {
  const share = Math.min(0.9999, Math.max(0, p))
  if (share <= 0.4) return 0.5 + share
  if (share <= 0.6) return 0.9 + (share - 0.4)
  if (share <= tailFrom.share) return 1.1 + (0.4 * (share - 0.6)) / 0.22
  return tailFrom.ratio * ((1 - tailFrom.share) / (1 - share)) ** (1 / alpha)
}

/** The share of projects that exceed a ratio: the prior turned round. */
export function priorExceeds(ratio: number, alpha: number = tailExponents.published): number {
  if (ratio >= tailFrom.ratio) return (1 - tailFrom.share) * (tailFrom.ratio / ratio) ** alpha
  if (ratio >= 1.1) return 1 - (0.6 + ((ratio - 1.1) * 0.22) / 0.4)
  if (ratio >= 0.9) return 1 - (ratio - 0.5)
  return Math.min(1, Math.max(0, 1 - (ratio - 0.5)))
}
