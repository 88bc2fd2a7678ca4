/** How far an organisation has come with a solution. Leaving is a normal end. */
export const stages = ['considering', 'trying', 'introducing', 'using', 'left'] as const
export type Stage = (typeof stages)[number]

/** How well an adoption is known, the weakest first. */
export const evidenceLevels = ['supplier-claim', 'adopter-claim', 'confirmed', 'observed'] as const
export type Evidence = (typeof evidenceLevels)[number]

/** Who speaks: anyone but the user, the user, or somebody who saw traces of the use. */
export const voices = ['supplier', 'adopter', 'observer'] as const
export type AdoptionVoice = (typeof voices)[number]

/** What an observer saw. */
export const bases = ['contract', 'system-list', 'code-dependency'] as const
export type Basis = (typeof bases)[number]

/** What is odd about an adoption, told beside it; an odd date is kept out of curves. */
export const doubts = [
  'future-date',
  'before-solution',
  'left-before-start',
  'several-joint-bodies',
  'also-directly',
  'denied-but-observed',
  'named-by-others-after-leaving',
] as const
export type Doubt = (typeof doubts)[number]

/** What stops those who have not. */
export const blockerCodes = [
  'integration',
  'cost',
  'law',
  'procurement',
  'skills',
  'lock-in',
  'security',
  'quality',
  'no-need',
  'time',
] as const
export type BlockerCode = (typeof blockerCodes)[number]

/** How one effort can build on another. Each is a stored tie, never a copy. */
export const reuseTypes = [
  'builds-on',
  'copies-method-of',
  'joint-with',
  'procured-with',
  'replaces',
  'inspired-by',
] as const
export type ReuseType = (typeof reuseTypes)[number]

/** How much an organisation wants something: to have it, to share its cost, to buy it together. */
export const interestLevels = ['want', 'co-fund', 'procure'] as const
export type InterestLevel = (typeof interestLevels)[number]

/** By what means a policy works. */
export const instruments = [
  'recommendation',
  'support',
  'grant',
  'agreement',
  'joint-procurement',
  'law',
] as const
export type Instrument = (typeof instruments)[number]
