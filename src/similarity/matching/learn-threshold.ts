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

/** Before anybody has decided: even odds at the default threshold, and 9 to 1 about 1.5 points above. */
const PRIOR_SLOPE = 1.5
/** How many decisions the prior weighs as much as. */
const PRIOR_WEIGHT = 5
const ROUNDS = 50

/**
 * The points from which a pair is proposed: where people agree as often as not. Logistic recalibration of the score
 * over decisions (Platt 1999), fitted by Newton's method and drawn towards the default. Deterministic; the default when there
 * are fewer than 30 decisions.
 */
export function learnThreshold(lessons: readonly Lesson[]): number {
  if (lessons.length < LEAST_LESSONS) return DEFAULT_THRESHOLD
  let slope = PRIOR_SLOPE
  let middle = 0
  for (let round = 0; round < ROUNDS; round++) {
    const step = newtonStep(lessons, slope, middle)
    slope += step.slope
    middle += step.middle
    if (Math.abs(step.slope) + Math.abs(step.middle) < 1e-9) break
  }
  if (!Number.isFinite(slope) || slope < 0.1) return DEFAULT_THRESHOLD
  const threshold = DEFAULT_THRESHOLD - middle / slope
  return Math.round(Math.min(HIGHEST_THRESHOLD, Math.max(LOWEST_THRESHOLD, threshold)) * 100) / 100
}

/** One Newton step for log-odds = slope · (score - default) + middle, with a normal prior on both. */
function newtonStep(lessons: readonly Lesson[], slope: number, middle: number) {
  let [gradientSlope, gradientMiddle] = [PRIOR_WEIGHT * (PRIOR_SLOPE - slope), -PRIOR_WEIGHT * middle * 0.25]
  let [ss, sm, mm] = [PRIOR_WEIGHT, 0, PRIOR_WEIGHT * 0.25]
  for (const { score, alike } of lessons) {
    const above = score - DEFAULT_THRESHOLD
    const odds = 1 / (1 + Math.exp(-(slope * above + middle)))
    const miss = (alike ? 1 : 0) - odds
    const weight = odds * (1 - odds)
    gradientSlope += miss * above
    gradientMiddle += miss
    ss += weight * above * above
    sm += weight * above
    mm += weight
  }
  const determinant = ss * mm - sm * sm
  return {
    slope: (gradientSlope * mm - gradientMiddle * sm) / determinant,
    middle: (gradientMiddle * ss - gradientSlope * sm) / determinant,
  }
}
