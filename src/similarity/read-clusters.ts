import type { Sql } from '#platform/database'
import { NotFound } from '#platform/problems'
import { groupTwins, type TwinLevel } from './matching/index.ts'
import { readMembers } from './read-members.ts'
import type { TwinCluster, TwinMember } from './twin-views.ts'

type Reader = { readonly sql: Sql }

/** A cluster by ids alone: enough to count, choose and page by. */
export interface ClusterOutline extends Pick<TwinCluster, 'id' | 'level' | 'need' | 'efforts'> {
  /** Ids, ascending. */
  readonly members: readonly string[]
}

/** All clusters in outline, the largest first. */
export async function readOutlines(ctx: Reader): Promise<ClusterOutline[]> {
  const ties = await ctx.sql<{ one: string; other: string; level: TwinLevel; need: string | null }[]>`
    select one, other, level, need from published.twin_pair where level <> 'related'`
  return groupTwins(ties).map(({ need, members, efforts }) => ({
    id: `${need ?? 'ord'}~${members[0] ?? ''}`,
    level: efforts.length > 1 ? 'same-need' : 'same-effort',
    need,
    members,
    efforts: efforts.map((ids) => [...ids]),
  }))
}

/** These clusters whole, in the same order: one query for all their members. A cluster whose members have gone is left out. */
export async function describeClusters(
  ctx: Reader,
  outlines: readonly ClusterOutline[],
): Promise<TwinCluster[]> {
  const members = await readMembers(ctx, [...new Set(outlines.flatMap((outline) => outline.members))])
  return outlines.flatMap(({ need, members: ids, efforts }) => {
    const present = ids.flatMap((id) => members.get(id) ?? [])
    return present.length < 2 ? [] : [toCluster(need, present, efforts)]
  })
}

/** All clusters whole, the largest first. For lists that hold everything; pages read outlines and describe what they show. */
export async function readClusters(ctx: Reader): Promise<TwinCluster[]> {
  return describeClusters(ctx, await readOutlines(ctx))
}

/**
 * The cluster that an address names: a need and any member, so that the address holds while the cluster grows. Throws
 * `NotFound` when that initiative has no twins for that need.
 */
export function findCluster(clusters: readonly ClusterOutline[], id: string): ClusterOutline {
  const [need = '', member = ''] = id.split('~')
  const found = clusters.find(
    (cluster) => (cluster.need ?? 'ord') === need && cluster.members.includes(member),
  )
  if (found) return found
  throw noSuchCluster()
}

/** Nothing hangs together at an address. */
export const noSuchCluster = () =>
  new NotFound({
    sv: 'Det finns inga tvillingar på den här adressen. De kan ha skilts åt när uppgifterna ändrades. Börja från listan över tvillingar.',
    en: 'There are no twins at this address. They may have been told apart when their data changed. Start from the list of twins.',
  })

function toCluster(
  need: string | null,
  members: readonly TwinMember[],
  efforts: readonly (readonly string[])[],
): TwinCluster {
  const present = new Set(members.map(({ id }) => id))
  const lists = efforts.map((ids) => ids.filter((id) => present.has(id))).filter((ids) => ids.length > 0)
  const amountById = new Map(members.map(({ id, amountSekMinor }) => [id, amountSekMinor]))
  const amounts = lists.flatMap((ids) => {
    const stated = ids.flatMap((id) => amountById.get(id) ?? [])
    return stated.length === 0 ? [] : [Math.max(...stated)]
  })
  const first = members.map(({ id }) => id).sort()[0] ?? ''
  return {
    id: `${need ?? 'ord'}~${first}`,
    level: lists.length > 1 ? 'same-need' : 'same-effort',
    need,
    members: members.toSorted((a, b) => ((a.datedOn ?? '9') < (b.datedOn ?? '9') ? -1 : 1)),
    efforts: lists,
    organisations: new Set(members.map((one) => one.organisation?.id ?? one.organisationWords ?? one.id))
      .size,
    money: {
      sumSekMinor: amounts.reduce((sum, amount) => sum + amount, 0),
      stated: amounts.length,
      efforts: lists.length,
    },
    running: members.filter(({ phase }) => phase === 'operation').map(({ id }) => id),
    since: members.flatMap(({ datedOn }) => datedOn ?? []).sort()[0] ?? null,
  }
}
