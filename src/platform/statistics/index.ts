/**
 * Statistics for small samples, each with its source; no words about our field.
 *
 * interval: an estimate with the bounds it lies between at 95 % confidence, and what it rests on
 */
export { completionInterval } from './completion-interval.ts'
export { holm } from './holm.ts'
export { CONFIDENCE, type Interval } from './interval.ts'
export { type McNemar, mcNemar } from './mc-nemar.ts'
export { deviation, mean, meanInterval } from './mean-interval.ts'
export { poissonRate } from './poisson-rate.ts'
export { normalQuantile, studentQuantile, studentTails } from './quantiles.ts'
export { casesToProve, type NothingSeen, nothingSeen } from './rule-of-three.ts'
export { type Change, type Interruption, segmentedRegression } from './segmented-regression.ts'
export { type SignedRank, signedRank } from './signed-rank.ts'
export { geometricMean, pairedTimeRatio, type TimePair } from './time-ratio.ts'
