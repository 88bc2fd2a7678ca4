/** A score, or what kept it from being counted: an instrument with a gap has no score. */
export type Scored<Score> = { readonly score: Score } | { readonly rejected: string }

/** Tells whether there are exactly `count` whole answers between `low` and `high`. */
export function areAnswers(
  answers: readonly (number | null)[],
  count: number,
  low: number,
  high: number,
): answers is readonly number[] {
  return (
    answers.length === count &&
    answers.every((answer) => Number.isInteger(answer) && (answer ?? low - 1) >= low && (answer ?? 0) <= high)
  )
}
