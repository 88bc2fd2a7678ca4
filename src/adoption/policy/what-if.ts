/** What a range rests on; null when fewer than three have said. */
export interface StatedRange {
  /** How many have stated an amount. */
  readonly n: number
  readonly range: { readonly low: number; readonly middle: number; readonly high: number } | null
}

/** What it would take and give to go from some adopters to more, if the coming ones are as those before. Öre. */
export interface WhatIf {
  readonly from: number
  readonly to: number
  /** One-off cost of those to come. */
  readonly cost: StatedRange
  /** Benefit a year of those to come. */
  readonly benefitPerYear: StatedRange
}

/** With fewer statements than this a range would look surer than it is. */
export const LEAST_STATED = 3

/**
 * Multiplies what adopters have stated that it cost and gave, lowest, middle and highest, by how many are to come. It says
 * nothing of organisations unlike those that have stated, and nothing at all from fewer than three.
 */
export function whatIf(
  adoptions: readonly { readonly cost: number | null; readonly benefitPerYear: number | null }[],
  from: number,
  to: number,
): WhatIf {
  const more = Math.max(0, to - from)
  const known = (pick: (one: (typeof adoptions)[number]) => number | null) =>
    times(
      adoptions.flatMap((one) => pick(one) ?? []),
      more,
    )
  return { from, to, cost: known(({ cost }) => cost), benefitPerYear: known((one) => one.benefitPerYear) }
}

function times(stated: readonly number[], more: number): StatedRange {
  const order = stated.toSorted((one, other) => one - other)
  const n = order.length
  if (n < LEAST_STATED) return { n, range: null }
  const at = (place: number) => order[place] ?? 0
  const median = (at(Math.floor((n - 1) / 2)) + at(Math.ceil((n - 1) / 2))) / 2
  return {
    n,
    range: {
      low: Math.round(at(0) * more),
      middle: Math.round(median * more),
      high: Math.round(at(n - 1) * more),
    },
  }
}
