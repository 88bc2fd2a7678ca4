import { DEFAULT_THRESHOLD } from './likeness-weights.ts'

/** What a person said of a pair, and the points it had then. */
export interface Lesson {
  readonly score: number
  /** Whether the two have anything to do with each other. */
  readonly alike: boolean
}

/** With fewer decisions nothing is learnt. */
export const LEAST_LESSONS = 30
/** Learning moves the threshold no further than this: what is not proposed is never decided, so the evidence is one-sided. */
export const LOWEST_THRESHOLD = 1.4
export const HIGHEST_THRESHOLD = 5

/** How fast agreement grows with points: even odds at the threshold, 9 to 1 about 1.5 points above. */
const SLOPE = 1.5
/** How far from the default the threshold is thought to be before anybody has decided, as a standard deviation in points. */
const SPREAD = 1
const ROUNDS = 60

/**
 * The points from which a pair is proposed: where people would agree as often as not. Logistic recalibration of the score
 * over decisions (Platt 1999) with the slope held fixed, so that the answer always exists, and each rejection can only
 * raise it and each acceptance only lower it; drawn towards the default by a normal prior. The default when there are
 * fewer than 30 decisions.
 */
export function learnThreshold(lessons: readonly Lesson[]): number {
  if (lessons.length < LEAST_LESSONS) return DEFAULT_THRESHOLD
  const sorted = lessons.toSorted((a, b) => a.score - b.score || Number(a.alike) - Number(b.alike))
  // the likelihood is concave in the threshold, so its slope changes sign once: halve until found
  let [low, high] = [LOWEST_THRESHOLD, HIGHEST_THRESHOLD]
  for (let round = 0; round < ROUNDS; round++) {
    const middle = (low + high) / 2
    if (pull(sorted, middle) > 0) low = middle
    else high = middle
  }
  return Math.round(((low + high) / 2) * 100) / 100
}

/** Derivative of the log posterior by the threshold: above 0 it should be higher. */
function pull(lessons: readonly Lesson[], threshold: number): number {
  const towardsDefault = (DEFAULT_THRESHOLD - threshold) / SPREAD ** 2
  return lessons.reduce((sum, { score, alike }) => {
    const expected = 1 / (1 + Math.exp(-SLOPE * (score - threshold)))
    return sum + SLOPE * (expected - (alike ? 1 : 0))
  }, towardsDefault)
}
