import type { Interval } from '#platform/statistics'
import { manyLists } from './many-lists.ts'
import { twoLists } from './two-lists.ts'

/** How many members have each history; a history is the names of the lists that found it, in any order. */
export type Histories = readonly { readonly lists: readonly string[]; readonly count: number }[]

/** An estimate, and what makes it weaker than it looks. */
export interface PopulationEstimate extends Interval {
  readonly method: 'chapman' | 'chao'
  readonly lists: readonly string[]
  /** Members that more than one list has. */
  readonly overlap: number
  /** Pairs of lists that disagree so much about the size that they cannot both be independent of the others. */
  readonly dependent: boolean
}

/** Why no estimate is given. */
export interface Unestimated {
  readonly reason: 'nothing-seen' | 'one-list' | 'small-overlap'
  readonly seen: number
  readonly lists: readonly string[]
  readonly overlap: number
}

/** With seven found twice the bias of the estimate can be neglected (Robson & Regier 1964, Trans. Am. Fish. Soc. 93). */
const SMALLEST_OVERLAP = 7

/**
 * The size of the population that these histories come from, or why it cannot be told. Two lists are weighed by Chapman,
 * more by Chao. Lists that found nothing do not count.
 */
export function populationOf(histories: Histories): PopulationEstimate | Unestimated {
  const found = histories.filter(({ lists, count }) => count > 0 && lists.length > 0)
  const lists = [...new Set(found.flatMap((history) => history.lists))].sort()
  const count = (fits: (lists: readonly string[]) => boolean) =>
    found.reduce((sum, history) => sum + (fits(history.lists) ? history.count : 0), 0)
  const seen = count(() => true)
  const overlap = count((names) => new Set(names).size > 1)
  const base = { lists, overlap }
  if (seen === 0) return { ...base, seen, reason: 'nothing-seen' }
  if (lists.length < 2) return { ...base, seen, reason: 'one-list' }
  if (overlap < SMALLEST_OVERLAP) return { ...base, seen, reason: 'small-overlap' }
  const has = (name: string) => (names: readonly string[]) => names.includes(name)
  const pair = (one: string, other: string) =>
    twoLists({
      first: count(has(one)),
      second: count(has(other)),
      both: count((names) => has(one)(names) && has(other)(names)),
    })
  if (lists.length === 2) {
    const interval = pair(lists[0] ?? '', lists[1] ?? '')
    if (interval) return { ...interval, ...base, method: 'chapman', dependent: false }
  }
  const interval = manyLists({
    once: seen - overlap,
    twice: count((names) => new Set(names).size === 2),
    seen,
    lists: lists.length,
  })
  if (!interval) return { ...base, seen, reason: 'small-overlap' }
  return {
    ...interval,
    ...base,
    method: 'chao',
    dependent: disagree(pairsOf(lists).map(([a, b]) => pair(a, b))),
  }
}

function pairsOf(lists: readonly string[]): [string, string][] {
  return lists.flatMap((one, at) => lists.slice(at + 1).map((other): [string, string] => [one, other]))
}

/** Whether two of the intervals have no size in common. */
function disagree(intervals: readonly (Interval | null)[]): boolean {
  const known = intervals.filter((interval) => interval !== null)
  return Math.max(...known.map(({ low }) => low)) > Math.min(...known.map(({ high }) => high))
}
