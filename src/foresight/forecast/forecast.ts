import { priorExceeds, priorQuantile, tailExponents, tailFrom } from './prior-quantile.ts'

/** An ended undertaking with both figures of the same scope and price level. */
export interface ClassMember {
  readonly id: string
  readonly sector: string
  readonly kind: string
  readonly country: string
  /** First estimate in millions of SEK. */
  readonly firstEstimate: number
  /** Actual divided by first estimate. */
  readonly ratio: number
}

/** What is to be forecast; `firstEstimate` in millions of SEK. */
export interface Undertaking {
  readonly sector: string
  readonly kind: string
  readonly country: string
  readonly firstEstimate: number
}

/** Which members were compared with, and by which traits they are alike. */
export interface ReferenceClass {
  readonly traits: readonly ClassTrait[]
  readonly members: readonly ClassMember[]
}

/** A trait that members of a class share with the undertaking. */
export type ClassTrait = 'sector' | 'kind' | 'size' | 'country'

/** A forecast as quantiles: never one number, never a mean. Ratios to the first estimate. */
export interface Forecast {
  readonly p50: number
  readonly p80: number
  readonly p95: number
  /** Chance that the actual is more than twice the first estimate, 0–1. */
  readonly moreThanDouble: number
  readonly n: number
  readonly members: readonly string[]
  readonly traits: readonly ClassTrait[]
  /** Weight of the members against the prior, 0–1. */
  readonly weight: number
  readonly rule: string
}

/** Changes whenever the rule for choosing a class changes: nobody may pick the class that suits. */
export const classRule = 'class-1'

/** From the narrowest to the widest; the first with enough members is taken. */
const widening: readonly (readonly ClassTrait[])[] = [
  ['sector', 'kind', 'size', 'country'],
  ['sector', 'kind', 'size'],
  ['sector', 'kind'],
  ['kind', 'size'],
  ['kind'],
  [],
]

/** Members that a class must have, and that the prior weighs as much as. Our assumptions. */
const ENOUGH = 20

/** The narrowest class with at least 20 members; everything when none has. */
export function referenceClass(subject: Undertaking, ended: readonly ClassMember[]): ReferenceClass {
  const classes = widening.map((traits) => ({
    traits,
    members: ended.filter((member) => traits.every((trait) => alike(subject, member, trait))),
  }))
  return classes.find(({ members }) => members.length >= ENOUGH) ?? { traits: [], members: [...ended] }
}

function alike(subject: Undertaking, member: ClassMember, trait: ClassTrait): boolean {
  return trait === 'size'
    ? decade(subject.firstEstimate) === decade(member.firstEstimate)
    : subject[trait] === member[trait]
}

const decade = (millionSek: number) => Math.floor(Math.log10(Math.max(millionSek, 0.001)))

/**
 * Reference-class forecast of cost (after Flyvbjerg): Q = w·Q_members + (1 − w)·Q_prior with w = n/(n + 20). Without members it
 * is the prior alone. `alpha`: exponent of the prior’s tail; run it with both to see how much rests on it.
 */
export function forecastCost(
  subject: Undertaking,
  ended: readonly ClassMember[],
  alpha: number = tailExponents.published,
): Forecast {
  const { traits, members } = referenceClass(subject, ended)
  const ratios = members.map((member) => member.ratio).toSorted((one, other) => one - other)
  const weight = ratios.length / (ratios.length + ENOUGH)
  const quantile = (p: number) => weight * quantileOf(ratios, p) + (1 - weight) * priorQuantile(p, alpha)
  const above = ratios.length === 0 ? 0 : ratios.filter((ratio) => ratio > 2).length / ratios.length
  return {
    p50: quantile(0.5),
    p80: quantile(0.8),
    p95: quantile(0.95),
    moreThanDouble: weight * above + (1 - weight) * priorExceeds(2, alpha),
    n: ratios.length,
    members: members.map((member) => member.id),
    traits,
    weight,
    rule: classRule,
  }
}

/** The p-quantile of ordered figures, straight between neighbours; 0 for none, where its weight is 0 too. */
function quantileOf(ordered: readonly number[], p: number): number {
  const place = p * (ordered.length - 1)
  const low = ordered[Math.floor(place)] ?? 0
  const high = ordered[Math.ceil(place)] ?? low
  return low + (high - low) * (place - Math.floor(place))
}

/**
 * Once the cost already is `x` ≥ 1.5 times the first estimate: the chance that it will exceed `y` times, (x/y)^α. Null before the
 * tail, where the forecast itself is the answer.
 */
export function exceedsOnceOver(
  x: number,
  y: number,
  alpha: number = tailExponents.published,
): number | null {
  if (x < tailFrom.ratio) return null
  return y <= x ? 1 : (x / y) ** alpha
}

/** The factor by which a cost already in the tail will grow further in half of the cases: 2^(1/α). */
export function medianFurtherFactor(alpha: number = tailExponents.published): number {
  return 2 ** (1 / alpha)
}
