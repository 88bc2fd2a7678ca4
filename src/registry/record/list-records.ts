import { createHash } from 'node:crypto'
import { instant } from '#platform/database'
import { Invalid } from '#platform/problems'
import { observationsOf, type Reader, tablesFor } from '../as-of/tables.ts'
import type { RecordKind } from '../observation/values.ts'
import type { RecordSummary } from './record-view.ts'

/** Which records are asked for. Absent means all; several values of one filter mean any of them. */
export interface RecordFilter {
  readonly kind: RecordKind
  /** Words that must all occur in the title or summary. */
  readonly words?: string
  readonly organisation?: readonly string[]
  readonly organisationKind?: readonly string[]
  readonly county?: readonly string[]
  readonly phase?: readonly string[]
  readonly source?: readonly string[]
  readonly confirmed?: boolean
}

/** How a list can be ordered: latest change, latest date, largest amount, or title by the Swedish alphabet. */
export const recordSorts = ['changed', 'date', 'amount', 'title'] as const
export type RecordSort = (typeof recordSorts)[number]

/** A page of a list, and where the next one begins. */
export interface ListPage<Item> {
  readonly items: Item[]
  readonly total: number
  readonly next: string | null
}

/** Counts of a list by the values it can be narrowed to. */
export interface RecordFacets {
  readonly phase: ReadonlyMap<string | null, number>
  readonly organisationKind: ReadonlyMap<string | null, number>
  readonly county: ReadonlyMap<string | null, number>
  readonly confirmed: ReadonlyMap<string | null, number>
}

const orders = {
  changed: { column: 'changed_at', direction: 'desc' },
  date: { column: 'dated_on', direction: 'desc' },
  amount: { column: 'amount_sek_minor', direction: 'desc' },
  title: { column: 'title', direction: 'asc' },
} as const

/**
 * Lists records, `limit` at a time. `cursor` is the `next` of the page before, under the same filter and sort; a cursor
 * of another list throws `Invalid`.
 */
export async function listRecords(
  ctx: Reader,
  filter: RecordFilter,
  page: { sort: RecordSort; cursor: string | null; limit: number },
): Promise<ListPage<RecordSummary>> {
  const offset = page.cursor === null ? 0 : readCursor(page.cursor, filter, page.sort)
  const { column, direction } = orders[page.sort]
  const order = ctx.sql`order by ${ctx.sql(column)} ${direction === 'desc' ? ctx.sql`desc` : ctx.sql`asc`} nulls last, record.id`
  const tables = tablesFor(ctx)
  const rows = await ctx.sql<(RecordSummary & { total: number })[]>`
    with page as (
      select record.*
      from ${tables.record}
      ${matching(ctx, filter)}
      ${order}
      limit ${page.limit + 1} offset ${offset}
    )
    select ${summaryColumns(ctx)}
    from page as record
    left join ${tables.organisation} on organisation.id = record.organisation
    ${order}`
  const total = await countRecords(ctx, filter)
  const more = rows.length > page.limit
  return {
    items: rows.slice(0, page.limit),
    total,
    next: more ? writeCursor(filter, page.sort, offset + page.limit) : null,
  }
}

/** How many records there are under a filter. */
export async function countRecords(ctx: Reader, filter: RecordFilter): Promise<number> {
  const [row] = await ctx.sql<
    { total: number }[]
  >`select count(*) as total from ${tablesFor(ctx).record} ${matching(ctx, filter)}`
  return row?.total ?? 0
}

/** Counts the records under a filter by what they can be narrowed to. One pass over the matching records. */
export async function countFacets(ctx: Reader, filter: RecordFilter): Promise<RecordFacets> {
  const tables = tablesFor(ctx)
  const rows = await ctx.sql<{ facet: keyof RecordFacets; value: string | null; count: number }[]>`
    with matches as (
      select record.phase, record.confirmed::text as confirmed, organisation.kind as "organisationKind", organisation.county_code as county
      from ${tables.record}
      left join ${tables.organisation} on organisation.id = record.organisation
      ${matching(ctx, filter)}
    ),
    counts as (
      select phase, confirmed, "organisationKind", county, grouping(phase, confirmed, "organisationKind", county) as absent,
        count(*) as count
      from matches
      group by grouping sets ((phase), (confirmed), ("organisationKind"), (county))
    )
    select case absent when 7 then 'phase' when 11 then 'confirmed' when 13 then 'organisationKind' else 'county' end as facet,
      coalesce(phase, confirmed, "organisationKind", county) as value, count
    from counts
    order by count desc, value`
  const facet = (name: keyof RecordFacets) =>
    new Map(rows.filter((row) => row.facet === name).map((row) => [row.value, row.count]))
  return {
    phase: facet('phase'),
    organisationKind: facet('organisationKind'),
    county: facet('county'),
    confirmed: facet('confirmed'),
  }
}

function matching(ctx: Reader, filter: RecordFilter) {
  const { sql } = ctx
  const among = (column: string, values: readonly string[] | undefined) =>
    values?.length ? sql`and ${sql(column)} = any(${[...values]})` : sql``
  const inOrganisations =
    filter.organisationKind?.length || filter.county?.length
      ? sql`and record.organisation in (
          select organisation.id from ${tablesFor(ctx).organisation}
          where true ${among('kind', filter.organisationKind)} ${among('county_code', filter.county)})`
      : sql``
  const fromSources = filter.source?.length
    ? sql`and exists (
        select from ${observationsOf(ctx, sql`record.id`)}
        where observation.source = any(${[...filter.source]}))`
    : sql``
  const words = (filter.words ?? '').split(/\s+/).filter(Boolean).slice(0, 10)
  return sql`
    where record.kind = ${filter.kind}
    ${among('record.organisation', filter.organisation)}
    ${among('record.phase', filter.phase)}
    ${filter.confirmed === undefined ? sql`` : sql`and record.confirmed = ${filter.confirmed}`}
    ${inOrganisations}
    ${fromSources}
    ${words.length === 0 ? sql`` : words.map((word) => sql`and (record.title ilike ${pattern(word)} or record.claims ->> 'summary' ilike ${pattern(word)})`)}`
}

const pattern = (word: string) => `%${word.replace(/[\\%_]/g, '\\$&')}%`

/** The columns of a summary, for queries that join `record` with `organisation`. */
export function summaryColumns({ sql }: Pick<Reader, 'sql'>) {
  return sql`
    record.id, record.kind, record.title, coalesce(record.claims ->> 'language', 'sv') as language,
    case when organisation.id is not null then jsonb_build_object(
      'id', organisation.id, 'name', organisation.name_sv, 'kind', organisation.kind,
      'demonstration', organisation.demonstration) end as organisation,
    record.organisation_words as "organisationWords", record.phase,
    left(coalesce(record.claims ->> 'summary', record.claims ->> 'need'), 400) as summary,
    record.amount_sek_minor as "amountSekMinor", record.dated_on as "datedOn", record.confirmed, record.disagreements,
    record.demonstration, ${instant(sql, 'record.gone_at')} as "goneAt", ${instant(sql, 'record.changed_at')} as "changedAt"`
}

/** A cursor names its list, so that it cannot continue another. */
function writeCursor(filter: RecordFilter, sort: RecordSort, offset: number): string {
  return Buffer.from(`${offset} ${listName(filter, sort)}`).toString('base64url')
}

function readCursor(cursor: string, filter: RecordFilter, sort: RecordSort): number {
  const [offset, name] = Buffer.from(cursor, 'base64url').toString().split(' ')
  if (offset && /^\d{1,9}$/.test(offset) && name === listName(filter, sort)) return Number(offset)
  throw new Invalid({
    sv: 'Länken till nästa sida hör till en annan lista. Börja om från listans första sida.',
    en: 'The link to the next page belongs to another list. Start again from the first page.',
  })
}

const listName = (filter: RecordFilter, sort: RecordSort) =>
  createHash('sha256')
    .update(JSON.stringify([sort, filter]))
    .digest('base64url')
    .slice(0, 10)
