import {
  type LikenessPart,
  likenessWeights,
  NEAR_DAYS,
  needSays,
  type TwinLevel,
} from './likeness-weights.ts'
import { cpvSays, type Profile } from './profile.ts'
import type { Vocabulary } from './vocabulary.ts'

/** One part of a score, and what it rests on: words, a need, a code, a name. */
export interface Reason {
  readonly part: LikenessPart
  readonly points: number
  readonly shared: readonly string[]
}

/** How alike two subjects are. Symmetric: the same whichever comes first. */
export interface Likeness {
  readonly score: number
  /** What would make them twins, when they are: the need both have, surest first in both. */
  readonly need: string | null
  readonly level: TwinLevel
  readonly reasons: readonly Reason[]
}

/** Tells how general a need is. */
export type NeedGenerality = (need: string) => keyof typeof needSays

/** Shared words that are shown, rarest first. */
const WORDS_SHOWN = 6
/** A text with this many words speaks for itself, without a need told for it. */
export const TELLING_WORDS = 12
/** Words (or title words) this alike are the same text with small changes. */
const SAME_TEXT = 0.5

/** Sum of the rarity of all numbers in a set. */
export function rarityOf(numbers: Int32Array, rarity: (number: number) => number): number {
  let sum = 0
  for (let at = 0; at < numbers.length; at++) sum += rarity(numbers[at] ?? 0)
  return sum
}

/** Jaccard likeness weighted by rarity, 0 to 1: shared rarity over all rarity. Two empty texts share nothing. */
export function weightedJaccard(
  one: Int32Array,
  other: Int32Array,
  rarity: (number: number) => number,
  all = rarityOf(one, rarity) + rarityOf(other, rarity),
): number {
  let [at, beside, shared] = [0, 0, 0]
  while (at < one.length && beside < other.length) {
    const [mine, yours] = [one[at] ?? 0, other[beside] ?? 0]
    if (mine === yours) shared += rarity(mine)
    if (mine <= yours) at++
    if (yours <= mine) beside++
  }
  return shared === 0 ? 0 : shared / (all - shared)
}

/**
 * Compares two subjects: points for every kind of likeness, the level they add up to, and the reasons. Depends on the
 * two alone and on how rare their words are among all subjects; a stranger's arrival moves it by that rarity only.
 * Null when the points are fewer than `least`.
 */
export function compare(
  one: Profile,
  other: Profile,
  vocabulary: Vocabulary,
  generality: NeedGenerality,
  least = 0,
): Likeness | null {
  const words = weightedJaccard(one.words, other.words, vocabulary.rarity)
  const title = weightedJaccard(one.titleWords, other.titleWords, vocabulary.rarity)
  const telling = Math.min(one.words.length, other.words.length) >= TELLING_WORDS
  const need = sharedNeed(one, other, generality)
  const codes = one.cpv.filter((code) => other.cpv.includes(code) && cpvSays(code) > 0)
  const products = one.products.filter((name) => other.products.includes(name))
  const repository = one.repository !== null && one.repository === other.repository
  const sameBody = one.organisation !== null && one.organisation === other.organisation
  const near = sameBody && daysApart(one, other) <= NEAR_DAYS
  const strengths: Record<LikenessPart, number> = {
    need: need?.worth ?? 0,
    words: telling ? likenessOfTexts(words) : words,
    title: telling ? title / 2 : title,
    cpv: Math.max(0, ...codes.map(cpvSays)),
    product: Math.min(1, products.length),
    repository: repository ? 1 : 0,
    organisation: near ? 1 : 0,
  }
  const points = parts.map((part) => [part, round(likenessWeights[part] * strengths[part])] as const)
  const score = round(points.reduce((sum, [, worth]) => sum + worth, 0))
  if (score < least) return null
  const shared: Partial<Record<LikenessPart, readonly string[]>> = {
    need: need ? [need.need] : [],
    words: sharedWords(one, other, vocabulary),
    cpv: codes.toSorted(),
    product: products.toSorted(),
    repository: one.repository === null ? [] : [one.repository],
  }
  const alike = repository || Math.max(words, title) >= SAME_TEXT
  const particular = need !== null && generality(need.need) !== 'service'
  // a need that both were told, with nothing else in common, is a hint and no more
  const borneOut = words > 0 || codes.length > 0 || products.length > 0
  const things = !one.hands && !other.hands
  const sameNeed = repository || (things && ((particular && borneOut) || (telling && words >= SAME_TEXT)))
  return {
    score,
    need: need?.need ?? null,
    level: near && alike ? 'same-effort' : sameNeed ? 'same-need' : 'related',
    reasons: points
      .filter(([, worth]) => worth > 0)
      .map(([part, worth]) => ({ part, points: worth, shared: shared[part] ?? [] })),
  }
}

const parts: readonly LikenessPart[] = [
  'need',
  'words',
  'title',
  'cpv',
  'product',
  'repository',
  'organisation',
]

/** Two long texts of one field share a quarter of their words without meaning the same; at six tenths they are one text. */
const likenessOfTexts = (jaccard: number) => Math.min(1, Math.max(0, (jaccard - 0.25) / 0.35))

/** Whether `compare` can give these two so many points, from the likeness of their words. Never denies a pair that would. */
export function couldReach(one: Profile, other: Profile, words: number, threshold: number): boolean {
  const keys = sharesKey(one.keys, other.keys)
  const telling = Math.min(one.words.length, other.words.length) >= TELLING_WORDS
  const most =
    likenessWeights.words * (telling ? likenessOfTexts(words) : words) +
    likenessWeights.title +
    likenessWeights.organisation +
    (keys
      ? likenessWeights.need + likenessWeights.cpv + likenessWeights.product + likenessWeights.repository
      : 0)
  return most + 0.01 >= threshold
}

function sharesKey(one: Int32Array, other: Int32Array): boolean {
  let [at, beside] = [0, 0]
  while (at < one.length && beside < other.length) {
    const [mine = 0, yours = 0] = [one[at], other[beside]]
    if (mine === yours) return true
    if (mine < yours) at++
    else beside++
  }
  return false
}

function sharedNeed(one: Profile, other: Profile, generality: NeedGenerality) {
  const shared = one.needs.flatMap(({ need, sure }) => {
    const theirs = other.needs.find((told) => told.need === need)
    return theirs ? [{ need, worth: Math.min(sure, theirs.sure) * needSays[generality(need)] }] : []
  })
  return shared.sort((a, b) => b.worth - a.worth || (a.need < b.need ? -1 : 1))[0] ?? null
}

function sharedWords(one: Profile, other: Profile, vocabulary: Vocabulary): string[] {
  const theirs = new Set(other.words)
  return [...one.words]
    .filter((number) => theirs.has(number))
    .sort((a, b) => vocabulary.holders(a) - vocabulary.holders(b) || vocabulary.hash(a) - vocabulary.hash(b))
    .map((number) => vocabulary.surface(number))
    .slice(0, WORDS_SHOWN)
}

/** Days between the nearest days two dates can mean; 0 when either is unknown, since nothing then speaks against it. */
function daysApart({ dated: one }: Profile, { dated: other }: Profile): number {
  if (one === null || other === null) return 0
  return Math.max(0, one[0] - other[1], other[0] - one[1])
}

const round = (points: number) => Math.round(points * 1_000) / 1_000
