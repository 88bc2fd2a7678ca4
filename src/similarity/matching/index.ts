/**
 * Tells how alike initiatives are. Pure: no database, no clock.
 *
 * subject     one initiative, as far as it can be compared
 * profile     a subject prepared: its words by number, and its keys (need, code, product, repository)
 * block       subjects that share a rare word or a key, and are therefore compared
 * likeness    points and reasons of a pair, and the level they add up to
 * group       subjects that hang together for one need
 */
export { compare, type Likeness, type NeedGenerality, type Reason } from './compare.ts'
export { createMatcher, type Matcher } from './create-matcher.ts'
export { type FoundPair, findAllPairs } from './find-all-pairs.ts'
export { type Group, groupTwins, type Tie } from './group-twins.ts'
export { LEAST_LESSONS, type Lesson, learnThreshold } from './learn-threshold.ts'
export {
  DEFAULT_THRESHOLD,
  type LikenessPart,
  type TwinLevel,
  twinLevels,
} from './likeness-weights.ts'
export { type Profile, profileOf } from './profile.ts'
export type { Subject, ToldNeed } from './subject.ts'
export { createVocabulary, type Vocabulary } from './vocabulary.ts'
