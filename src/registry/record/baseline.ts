import type { Money } from '../observation/values.ts'

/** What was planned at one time. */
export interface Plan {
  readonly startsOn: string | null
  readonly endsOn: string | null
  /** Planned cost in minor units. */
  readonly costMinor: number | null
  readonly currency: string | null
}

/** The first plan, frozen, and how often it has been replaced since. */
export interface Baseline {
  readonly first: Plan
  readonly frozenAt: string
  readonly latest: Plan
  readonly rebaselines: number
}

/** The plan that a record states: its end, start, and budget or else estimate. Null when it states neither end nor cost. */
export function planOf(claims: {
  startsOn?: string
  endsOn?: string
  money?: readonly Money[]
}): Plan | null {
  const planned =
    claims.money?.find((amount) => amount.scope === 'budget' && amount.amountMinor !== null) ??
    claims.money?.find((amount) => amount.scope === 'estimate' && amount.amountMinor !== null)
  const plan: Plan = {
    startsOn: claims.startsOn ?? null,
    endsOn: claims.endsOn ?? null,
    costMinor: planned?.amountMinor ?? null,
    currency: planned?.currency ?? null,
  }
  return plan.endsOn === null && plan.costMinor === null ? null : plan
}

/**
 * The baseline after a record's plan was heard once more. The first plan is frozen; a value that was unknown in it may be
 * filled in once; a later plan that says otherwise about end or cost counts as one re-baseline and never moves the first.
 */
export function nextBaseline(previous: Baseline | null, plan: Plan | null, at: string): Baseline | null {
  if (!plan) return previous
  if (!previous) return { first: plan, frozenAt: at, latest: plan, rebaselines: 0 }
  const moved =
    differs(previous.latest.endsOn, plan.endsOn) || differs(previous.latest.costMinor, plan.costMinor)
  return {
    first: filledIn(previous.first, plan),
    frozenAt: previous.frozenAt,
    latest: filledIn(plan, previous.latest),
    rebaselines: previous.rebaselines + (moved ? 1 : 0),
  }
}

const differs = (before: string | number | null, after: string | number | null) =>
  before !== null && after !== null && before !== after

function filledIn(plan: Plan, from: Plan): Plan {
  const costKnown = plan.costMinor !== null
  return {
    startsOn: plan.startsOn ?? from.startsOn,
    endsOn: plan.endsOn ?? from.endsOn,
    costMinor: costKnown ? plan.costMinor : from.costMinor,
    currency: costKnown ? plan.currency : from.currency,
  }
}
