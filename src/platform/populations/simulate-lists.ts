import type { Histories } from './population-of.ts'

/**
 * A made-up population of `size` members, each found by each list independently with the list's own chance: what the
 * estimates are tried against. `random` gives numbers from 0 up to 1.
 */
export function simulateLists(size: number, chances: readonly number[], random: () => number): Histories {
  const counts = new Map<string, number>()
  for (let member = 0; member < size; member += 1) {
    const history = chances.flatMap((chance, list) => (random() < chance ? [`list ${list + 1}`] : []))
    if (history.length > 0) counts.set(history.join('|'), (counts.get(history.join('|')) ?? 0) + 1)
  }
  return [...counts].map(([history, count]) => ({ lists: history.split('|'), count }))
}
