import { z } from 'zod'
import type { Sql } from '#platform/database'
import { recordKinds } from '../observation/values.ts'

/** One field of a thing at two moments; null where it was not said. */
export const FieldDifference = z
  .object({
    field: z.string(),
    before: z.unknown().meta({ description: 'null: nobody had said it' }),
    after: z.unknown().meta({ description: 'null: nobody says it any more' }),
  })
  .meta({ id: 'FieldDifference' })
export type FieldDifference = z.infer<typeof FieldDifference>

/** What became of a thing between two moments. */
export const differenceKinds = [
  'arrived',
  'changed',
  'gone-at-source',
  'back-at-source',
  'removed',
  'redacted',
  'unchanged',
] as const

/** A record or organisation that something happened to between two moments, field by field. */
export const Difference = z
  .object({
    subject: z.string(),
    kind: z.enum([...recordKinds, 'organisation']),
    title: z.string().meta({ description: 'as it was last called' }),
    what: z.enum(differenceKinds).meta({
      description:
        'unchanged: it changed and changed back, or one more source said the same. redacted: the law asked for words to be gone',
    }),
    entries: z
      .number()
      .int()
      .meta({ description: 'how many ledger entries about it lie between the moments' }),
    lastIndex: z.number().int().meta({ description: 'the last of them' }),
    lastAt: z.iso.datetime(),
    redactions: z.number().int().meta({ description: 'how many of them took words out as the law requires' }),
    demonstration: z.boolean(),
    fields: z.array(FieldDifference),
  })
  .meta({ id: 'Difference' })
export type Difference = z.infer<typeof Difference>

/** Between which entries to compare: what was known after `from`, against what was known after `to`. */
export interface Span {
  /** -1 is before the first entry. */
  readonly from: number
  readonly to: number
}

interface Row {
  readonly subject: string
  readonly entries: number
  readonly lastIndex: number
  readonly lastAt: Date
  readonly redactions: number
  readonly before: State | null
  readonly after: State | null
}

type State = Readonly<Record<string, unknown>>

/**
 * What has changed between two moments, what changed last first; `before` (null: from the latest) is the `next` of the page
 * before. One query: the last word about each thing at both moments. What has been redacted is masked at both.
 */
export async function listDifferences(
  { sql }: { readonly sql: Sql },
  { from, to }: Span,
  page: { readonly before: number | null; readonly limit: number },
): Promise<{ items: Difference[]; total: number; next: number | null }> {
  const touched = sql`
    select subject, count(*) as entries, max(index) as last, count(*) filter (where type = 'redacted') as redactions
    from published.entry
    where index > ${from} and index <= ${to}
    and subject in (
      select about.subject from published.entry as about
      where about.index > ${from} and about.index <= ${to}
      and (about.type ~ '^(initiative|solution|product|organisation)[.]' or about.type in ('redacted', 'demonstration.removed')))
    group by subject`
  const stateAt = (index: number) => sql`(
    select coalesce(said -> 'record', said -> 'organisation')
    from (
      select convert_from(entry.body, 'UTF8')::jsonb as said
      from published.entry
      where entry.subject = touched.subject and entry.index <= ${index}
      and (entry.type ~ '^(initiative|solution|product|organisation)[.]' or entry.type = 'demonstration.removed')
      and (entry.body is null or convert_from(entry.body, 'UTF8')::jsonb ?| array['record', 'organisation']
        or entry.type = 'demonstration.removed')
      order by entry.index desc
      limit 1
    ) as last
  )`
  const rows = await sql<Row[]>`
    with touched as (${touched})
    select touched.subject, touched.entries, touched.last as "lastIndex", entry.at as "lastAt", touched.redactions,
      nullif(${stateAt(from)}, 'null'::jsonb) as before, nullif(${stateAt(to)}, 'null'::jsonb) as after
    from touched
    join published.entry on entry.index = touched.last
    where ${page.before === null ? sql`true` : sql`touched.last < ${page.before}`}
    order by touched.last desc
    limit ${page.limit + 1}`
  const [count] = await sql<
    { total: number }[]
  >`with touched as (${touched}) select count(*) as total from touched`
  const shown = rows.slice(0, page.limit)
  return {
    items: shown.flatMap((row) => toDifference(row) ?? []),
    total: count?.total ?? 0,
    next: rows.length > page.limit ? (shown.at(-1)?.lastIndex ?? null) : null,
  }
}

function toDifference({ before, after, lastAt, ...row }: Row): Difference | null {
  const state = after ?? before
  if (!state) return null
  const fields = differingFields(fieldsOf(before), fieldsOf(after))
  const kind = z.enum(recordKinds).safeParse(state.kind)
  return {
    ...row,
    kind: 'nameSv' in state || !kind.success ? 'organisation' : kind.data,
    title: String(state.title ?? state.nameSv ?? row.subject),
    what: whatBecame(before, after, fields, row.redactions),
    lastAt: lastAt.toISOString(),
    demonstration: state.demonstration === true,
    fields,
  }
}

function whatBecame(
  before: State | null,
  after: State | null,
  fields: readonly FieldDifference[],
  redactions: number,
): Difference['what'] {
  if (!after) return 'removed'
  if (!before) return 'arrived'
  if (!before.gone_at && after.gone_at) return 'gone-at-source'
  if (before.gone_at && !after.gone_at) return 'back-at-source'
  if (fields.length > 0) return 'changed'
  return redactions > 0 ? 'redacted' : 'unchanged'
}

/** Fields that follow from others, or that only count. */
const DERIVED = new Set([
  'id',
  'uri',
  'kind',
  'claims',
  'provenance',
  'baseline',
  'disagreements',
  'version',
  'changed_at',
  'first_seen_at',
  'amount_sek_minor',
  'dated_on',
  'demonstration',
])

/** Everything that is said, each under one name: a record's claims, and what it bears besides them. */
function fieldsOf(state: State | null): ReadonlyMap<string, unknown> {
  if (!state) return new Map()
  const claims = typeof state.claims === 'object' && state.claims !== null ? Object.entries(state.claims) : []
  const own = Object.entries(state).filter(([name, value]) => !DERIVED.has(name) && value !== null)
  return new Map([...own, ...claims])
}

function differingFields(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): FieldDifference[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((field) => JSON.stringify(before.get(field)) !== JSON.stringify(after.get(field)))
    .map((field) => ({ field, before: before.get(field) ?? null, after: after.get(field) ?? null }))
    .sort((one, other) => one.field.localeCompare(other.field))
}
