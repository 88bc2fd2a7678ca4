import type { Sql } from '#platform/database'
import { groupBy } from '#platform/grouping'
import {
  type Histories,
  type PopulationEstimate,
  populationOf,
  type Unestimated,
} from '#platform/populations'
import type { FoundBy } from './found-by.ts'
import type { Member } from './indicators/indicator.ts'

/** How much of all there is has been seen, for one group of initiatives. */
export interface Completeness {
  readonly group: string
  readonly seen: number
  readonly answer: PopulationEstimate | Unestimated
}

/** Which kinds of source have found what, for these organisations. */
export async function readFoundBy(ctx: { readonly sql: Sql }, ids: readonly string[]): Promise<FoundBy[]> {
  return ctx.sql<FoundBy[]>`
    select organisation, need, lists, initiatives from portfolio.found_by where organisation = any(${[...ids]})`
}

/** The estimate for all of it. Pure. */
export function completenessOf(found: readonly FoundBy[], group = ''): Completeness {
  const counts = new Map<string, number>()
  for (const { lists, initiatives } of found) counts.set(lists, (counts.get(lists) ?? 0) + initiatives)
  const histories: Histories = [...counts].map(([lists, count]) => ({ lists: lists.split('+'), count }))
  const answer = populationOf(histories)
  return { group, seen: 'estimate' in answer ? answer.n : answer.seen, answer }
}

/** The estimate for each group that `groupOf` names; null leaves out. The largest first. Pure. */
export function completenessBy(
  found: readonly FoundBy[],
  groupOf: (one: FoundBy) => string | null,
): Completeness[] {
  return [...groupBy(found, groupOf)]
    .flatMap(([group, members]) => (group === null ? [] : [completenessOf(members, group)]))
    .sort((one, other) => other.seen - one.seen || one.group.localeCompare(other.group))
}

/** Groups by kind of organisation. */
export const byKind = (members: ReadonlyMap<string, Member>) => (one: FoundBy) =>
  members.get(one.organisation)?.kind ?? null
