import type { Sql } from '#platform/database'
import { noSuchWarning } from './store.ts'
import type { Warning } from './warning.ts'

type Reader = { readonly sql: Sql }

/** Where a warning stands: waiting for an answer, answered, or closed. */
export const warningStates = ['waiting', 'answered', 'closed'] as const
export type WarningState = (typeof warningStates)[number]

/** Which warnings are asked for. Absent means all; several values of one filter mean any of them. */
export interface WarningFilter {
  readonly record?: string
  readonly organisation?: string
  readonly state?: readonly WarningState[]
  readonly raisedBy?: readonly string[]
  readonly stage?: readonly string[]
  readonly family?: string
}

/** A warning as lists show it: with the name of its addressee. */
export interface WarningLine {
  readonly warning: Warning
  /** Name of the organisation that is to answer; null when the register does not know it. */
  readonly addressee: string | null
}

/** The warnings under a filter, newest first, `limit` from the `offset`-th on. */
export async function listWarnings(
  ctx: Reader,
  filter: WarningFilter,
  { limit, offset = 0 }: { readonly limit: number; readonly offset?: number },
): Promise<WarningLine[]> {
  return ctx.sql<WarningLine[]>`
    select warning.state as warning, organisation.name_sv as addressee
    from foresight.warning
    left join published.organisation on organisation.id = warning.organisation
    ${matching(ctx, filter)}
    order by warning.raised_on desc, warning.id
    limit ${limit} offset ${offset}`
}

/** How many warnings there are under a filter. */
export async function countWarnings(ctx: Reader, filter: WarningFilter): Promise<number> {
  const [row] = await ctx.sql<{ total: number }[]>`
    select count(*) as total from foresight.warning ${matching(ctx, filter)}`
  return row?.total ?? 0
}

/** One warning. Throws `NotFound`. */
export async function readWarning(ctx: Reader, id: string): Promise<WarningLine> {
  const [line] = await ctx.sql<WarningLine[]>`
    select warning.state as warning, organisation.name_sv as addressee
    from foresight.warning
    left join published.organisation on organisation.id = warning.organisation
    where warning.id = ${id}`
  if (line) return line
  throw noSuchWarning()
}

/** Counts of a list of warnings by what it can be narrowed to. */
export interface WarningFacets {
  readonly state: ReadonlyMap<string, number>
  readonly raisedBy: ReadonlyMap<string, number>
  readonly stage: ReadonlyMap<string, number>
}

/** Counts the warnings under a filter by what they can be narrowed to. */
export async function countWarningFacets(ctx: Reader, filter: WarningFilter): Promise<WarningFacets> {
  const rows = await ctx.sql<{ state: string; raisedBy: string; stage: number; count: number }[]>`
    select case when closed_on is not null then 'closed' when answered_on is not null then 'answered' else 'waiting' end as state,
      raised_by as "raisedBy", stage, count(*) as count
    from foresight.warning
    ${matching(ctx, filter)}
    group by 1, 2, 3`
  const sum = (pick: (row: (typeof rows)[number]) => string) => {
    const counts = new Map<string, number>()
    for (const row of rows) counts.set(pick(row), (counts.get(pick(row)) ?? 0) + row.count)
    return counts
  }
  return {
    state: sum((row) => row.state),
    raisedBy: sum((row) => row.raisedBy),
    stage: sum((row) => String(row.stage)),
  }
}

function matching({ sql }: Reader, { record, organisation, state, raisedBy, stage, family }: WarningFilter) {
  const states = state?.length
    ? sql`and case when closed_on is not null then 'closed' when answered_on is not null then 'answered' else 'waiting' end
        = any(${[...state]})`
    : sql``
  return sql`
    where true
    ${record === undefined ? sql`` : sql`and warning.record = ${record}`}
    ${organisation === undefined ? sql`` : sql`and warning.organisation = ${organisation}`}
    ${family === undefined ? sql`` : sql`and warning.raised_by = 'memory' and warning.key = ${family}`}
    ${raisedBy?.length ? sql`and warning.raised_by = any(${[...raisedBy]})` : sql``}
    ${stage?.length ? sql`and warning.stage::text = any(${[...stage]})` : sql``}
    ${states}`
}
