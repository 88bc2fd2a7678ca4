/**
 * The prior distribution “time v0” of actual duration divided by planned: four straight pieces. It meets two published facts
 * at once: the mean ratio is 1.55 (1,471 IT projects, Oxford via eWeek), and the British Treasury’s uplifts for development,
 * 10 to 54 per cent, hold its middle from p = 0.20 to 0.60. The lower end 0.9 is our assumption; the upper end follows from
 * the mean. Its own tail is not known to be heavier, so that nothing beyond 2.57 is claimed.
 */
const corners: readonly (readonly [share: number, ratio: number])[] = [
  [0, 0.9],
  [0.2, 1.1],
  [0.6, 1.54],
  [1, 2.57],
]

/** The ratio of duration that a share `p` of projects stays below; p is held inside 0–1. */
export function durationQuantile(p: number): number {
  return between(corners, Math.min(1, Math.max(0, p)))
}

/** The share of projects that take longer than `ratio` times the plan: the prior turned round. */
export function durationExceeds(ratio: number): number {
  const turned = corners.map(([share, value]) => [value, share] as const)
  return 1 - between(turned, Math.min(2.57, Math.max(0.9, ratio)))
}

function between(points: readonly (readonly [number, number])[], x: number): number {
  for (const [index, [right, top]] of points.entries()) {
    const [left, bottom] = points[index - 1] ?? [right, top]
    if (x <= right) return right === left ? top : bottom + ((top - bottom) * (x - left)) / (right - left)
  }
  return points.at(-1)?.[1] ?? 0
}
