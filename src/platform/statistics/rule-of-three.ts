/** What seeing no failure at all in `n` independent cases proves at 95 % confidence. */
export interface NothingSeen {
  readonly n: number
  /** Exact upper bound of the share that fails: 1 − 0.05^(1/n). */
  readonly bound: number
  /** The rule of thumb, 3/n (Hanley & Lippman-Hand 1983). */
  readonly ruleOfThree: number
}

/** The share of failures that zero in `n` cannot rule out. Null of no cases. */
export function nothingSeen(n: number): NothingSeen | null {
  return n <= 0 ? null : { n, bound: 1 - 0.05 ** (1 / n), ruleOfThree: Math.min(1, 3 / n) }
}

/** How many cases without a failure it takes to say, at 95 % confidence, that fewer than `share` fail. */
export const casesToProve = (share: number): number => Math.ceil(Math.log(0.05) / Math.log(1 - share))
