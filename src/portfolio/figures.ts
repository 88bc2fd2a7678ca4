import type { Sql } from '#platform/database'
import { type Indicator, type Member, quotient, type Row, sumOf } from './indicators/indicator.ts'
import { isIn, isNation, type Scope } from './scope.ts'
import type { Tally } from './tally.ts'

type Reader = { readonly sql: Sql }

/** An indicator of a group: a value, or null with the reason beside it. */
export interface Figure {
  readonly value: number | null
  readonly tally: Tally
  /** Organisations that add anything to it, and how many the group has. */
  readonly telling: number
  readonly organisations: number
}

/** One month of a figure; null where nothing can be told. */
export interface Point {
  readonly month: string
  readonly value: number | null
  readonly counted: number
  readonly among: number
}

/** All organisations that exist, by id. */
export async function readMembers(ctx: Reader): Promise<Map<string, Member>> {
  const rows = await ctx.sql<Member[]>`
    select id, name_sv as name, kind, county_code as county, facts ->> 'countyName' as "countyName", population,
      facts ->> 'code' as code, nullif(facts -> 'tile', 'null'::jsonb) as tile, demonstration
    from published.organisation
    where valid_to is null
    order by name_sv, id`
  return new Map(rows.map((row) => [row.id, row]))
}

/** The ids whose tallies belong to a scope; those of no organisation belong to the nation alone. */
export function idsIn(scope: Scope, members: ReadonlyMap<string, Member>): string[] {
  const ids = [...members.values()].filter((member) => isIn(scope, member)).map(({ id }) => id)
  return isNation(scope) ? ['', ...ids] : ids
}

interface StoredRow extends Tally {
  readonly indicator: string
  readonly organisation: string
}

/** The tallies of a group now, by indicator; of one indicator, when it is named. */
export async function readRows(
  { sql }: Reader,
  ids: readonly string[],
  indicator?: string,
): Promise<Map<string, Row[]>> {
  const rows = await sql<StoredRow[]>`
    select indicator, organisation, counted, among, unknown, parts
    from portfolio.tally
    where organisation = any(${[...ids]})
    ${indicator === undefined ? sql`` : sql`and indicator = ${indicator}`}`
  const byIndicator = new Map<string, Row[]>()
  for (const { indicator, organisation, ...tally } of rows) {
    const row = { organisation, tally }
    const list = byIndicator.get(indicator)
    if (list) list.push(row)
    else byIndicator.set(indicator, [row])
  }
  return byIndicator
}

/** The value of a group: never over an empty denominator. */
export function figureOf(
  indicator: Indicator,
  rows: readonly Row[],
  members: ReadonlyMap<string, Member>,
  organisations: number,
): Figure {
  const tally = sumOf(rows)
  const value =
    tally.among === 0 ? null : indicator.value ? indicator.value(rows, members, tally) : quotient(tally)
  return {
    value: value !== null && Number.isFinite(value) ? value : null,
    tally,
    telling: rows.filter((row) => row.organisation !== '' && row.tally.among > 0).length,
    organisations,
  }
}

type StoredPoint = readonly [month: string, counted: number, among: number, unknown: number]

/** The months of one organisation, as they are kept. */
export interface OwnSeries {
  readonly organisation: string
  readonly series: readonly StoredPoint[]
}

/** The months of an indicator for each organisation of a group that has any. */
export async function readSeries(
  ctx: Reader,
  indicator: Indicator,
  ids: readonly string[],
): Promise<OwnSeries[]> {
  return ctx.sql<OwnSeries[]>`
    select organisation, series from portfolio.tally
    where indicator = ${indicator.id} and organisation = any(${[...ids]}) and series <> '[]'::jsonb`
}

/** Months put together from each organisation's own, the oldest first; one of which nothing is known is a gap. Pure. */
export function seriesOf(
  indicator: Indicator,
  rows: readonly OwnSeries[],
  members: ReadonlyMap<string, Member>,
  months: readonly string[],
): Point[] {
  const byMonth = new Map<string, Row[]>(months.map((month) => [month, []]))
  for (const { organisation, series } of rows) {
    for (const [month, counted, among, unknown] of series) {
      byMonth.get(month)?.push({ organisation, tally: { counted, among, unknown, parts: {} } })
    }
  }
  return months.map((month) => {
    const { value, tally } = figureOf(indicator, byMonth.get(month) ?? [], members, 0)
    return { month, value, counted: tally.counted, among: tally.among }
  })
}

/** When the figures were last computed; null: never. */
export async function readComputedAt(ctx: Reader): Promise<Date | null> {
  const [row] = await ctx.sql<{ at: Date }[]>`select computed_at as at from portfolio.standing`
  return row?.at ?? null
}
