/** Pairs in which only one of the two ways was completed, and how likely that split is by chance. */
export interface McNemar {
  readonly onlyBefore: number
  readonly onlyAfter: number
  /** Two-sided exact binomial probability. */
  readonly p: number
}

/**
 * McNemar's exact test: under chance, the pairs where only one way was completed fall either way like coin tosses
 * (McNemar 1947; exact form as in Agresti, Categorical Data Analysis, 10.1). Null when no pair tells the ways apart.
 */
export function mcNemar(onlyBefore: number, onlyAfter: number): McNemar | null {
  const n = onlyBefore + onlyAfter
  if (n === 0) return null
  const few = Math.min(onlyBefore, onlyAfter)
  let term = -n * Math.LN2
  let tail = 0
  for (let k = 0; k <= few; k += 1) {
    tail += Math.exp(term)
    term += Math.log(n - k) - Math.log(k + 1)
  }
  return { onlyBefore, onlyAfter, p: Math.min(1, 2 * tail) }
}
