/**
 * What each kind of likeness is worth, in points; a pair's score is the sum. Judgements, marked so, were set by hand and
 * checked against `bench/labels/twins` (tuned on one half, reported on the other).
 */
export const likenessWeights = {
  /** Times how sure both needs are. The registry's own definition: the need is what makes two initiatives twins. */
  need: 2.2,
  /** Times the idf-weighted Jaccard likeness of all words; 0.33 alone tells rewrites apart from strangers. */
  words: 5,
  /** Times the same for the words of the titles alone. Judgement. */
  title: 2,
  /** For a shared exact CPV code, times how much the code says. Judgement. */
  cpv: 0.6,
  /** For a shared product name. Judgement. */
  product: 1.2,
  /** For the same code repository: two records that build the same code are about the same thing. Judgement. */
  repository: 3,
  /** For the same organisation within `NEAR_DAYS`. Judgement. */
  organisation: 0.5,
} as const

/** One kind of likeness. */
export type LikenessPart = keyof typeof likenessWeights

/** A pair with fewer points is not proposed, until decisions say otherwise. */
export const DEFAULT_THRESHOLD = 2

/** Two dates no further apart can belong to one effort: a procurement that is made anew comes within a year and a half. */
export const NEAR_DAYS = 550

/** How much a need says about likeness: a service is how help is bought, a tool is used in many fields. */
export const needSays = { particular: 1, tool: 0.7, service: 0.25 } as const

/** The levels a pair can have, from the strongest. */
export const twinLevels = ['same-effort', 'same-need', 'related'] as const
export type TwinLevel = (typeof twinLevels)[number]
