/**
 * Holm's step-down adjustment for several tests at once (Holm 1979), in the order given: the smallest p times the number of
 * tests, the next times one fewer, never falling.
 */
export function holm(ps: readonly number[]): number[] {
  const order = ps.map((p, at) => ({ p, at })).sort((one, other) => one.p - other.p)
  const adjusted = new Array<number>(ps.length).fill(1)
  let highest = 0
  for (const [position, { p, at }] of order.entries()) {
    highest = Math.max(highest, Math.min(1, p * (ps.length - position)))
    adjusted[at] = highest
  }
  return adjusted
}
