/** What the Wilcoxon signed rank test says of paired differences. */
export interface SignedRank {
  /** Sum of the ranks of the positive differences. */
  readonly positive: number
  /** Differences that are not zero. */
  readonly n: number
  /** Two-sided probability of a sum at least as far from the middle, exact also with ties. */
  readonly p: number
}

/** Above this many differences the exact distribution says nothing that the interval has not already said. */
const MOST = 200

/**
 * Wilcoxon's signed rank test, two-sided and exact: zeros are left out, ties share their mean rank, and every assignment
 * of signs is counted (Wilcoxon 1945; ties after Streitberg & Röhmel 1986). Null when nothing differs, and above 200.
 */
export function signedRank(differences: readonly number[]): SignedRank | null {
  const moved = differences.filter((difference) => difference !== 0)
  const n = moved.length
  if (n === 0 || n > MOST) return null
  const ranks = doubledRanks(moved.map(Math.abs))
  const positive = moved.reduce((sum, difference, at) => sum + (difference > 0 ? (ranks[at] ?? 0) : 0), 0)
  const total = n * (n + 1)
  const ways = countSums(ranks, total)
  const far = Math.abs(positive - total / 2)
  const share = ways.reduce((sum, chance, at) => sum + (Math.abs(at - total / 2) >= far ? chance : 0), 0)
  return { positive: positive / 2, n, p: Math.min(1, share) }
}

/** Ranks times two, so that the mean of tied ranks is a whole number. */
function doubledRanks(sizes: readonly number[]): number[] {
  return sizes.map((size) => {
    const below = sizes.filter((other) => other < size).length
    const equal = sizes.filter((other) => other === size).length
    return 2 * below + equal + 1
  })
}

/** The chance of every sum of doubled ranks when each sign is a coin toss. */
function countSums(ranks: readonly number[], total: number): number[] {
  const chances = new Array<number>(total + 1).fill(0)
  chances[0] = 1
  for (const rank of ranks) {
    for (let sum = total; sum >= 0; sum -= 1) {
      chances[sum] = ((chances[sum] ?? 0) + (sum >= rank ? (chances[sum - rank] ?? 0) : 0)) / 2
    }
  }
  return chances
}
