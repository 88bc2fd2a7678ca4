import { areAnswers, type Scored } from './answer.ts'

/** The six scales of NASA-TLX in the order of its form; performance counts from perfect, 0, to failure, 100. */
export const tlxScales = ['mental', 'physical', 'temporal', 'performance', 'effort', 'frustration'] as const

/** Raw TLX: the mean of the six scales, 0-100 (Hart 2006). Rejected when one is missing or outside. */
export function scoreRawTlx(ratings: readonly (number | null)[]): Scored<number> {
  if (!areAnswers(ratings, 6, 0, 100)) return { rejected: 'tlx: six whole ratings from 0 to 100' }
  return { score: ratings.reduce((sum, rating) => sum + rating, 0) / 6 }
}

/**
 * Weighted NASA-TLX (Hart & Staveland 1988): each scale weighs as often as it was chosen in the fifteen pairs, 0-5; the sum
 * of weight times rating over 15. Rejected unless the weights sum to 15.
 */
export function scoreWeightedTlx(
  ratings: readonly (number | null)[],
  weights: readonly (number | null)[],
): Scored<number> {
  if (!areAnswers(ratings, 6, 0, 100)) return { rejected: 'tlx: six whole ratings from 0 to 100' }
  if (!areAnswers(weights, 6, 0, 5) || weights.reduce((sum, weight) => sum + weight, 0) !== 15)
    return { rejected: 'tlx: six weights from 0 to 5 that sum to 15' }
  return { score: ratings.reduce((sum, rating, at) => sum + rating * (weights[at] ?? 0), 0) / 15 }
}
