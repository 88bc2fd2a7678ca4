import { instant, type Sql } from '#platform/database'
import { type Reader, tablesFor } from '../as-of/tables.ts'
import type { RecordKind } from '../observation/values.ts'
import { summaryColumns } from './list-records.ts'
import type { RecordSummary } from './record-view.ts'

/** A record as it is handed out in bulk: what lists show, and all that is claimed. */
export interface ExportedRecord extends RecordSummary {
  readonly firstSeenAt: string
  readonly version: number
  readonly claims: Readonly<Record<string, unknown>>
}

const BATCH = 1_000

/**
 * All records of a kind in the order of their ids, read a batch at a time however many they are. Each batch begins
 * after the last id of the one before, so a record that changes meanwhile is neither left out nor told twice.
 */
export async function* exportRecords(
  ctx: { readonly sql: Sql },
  kind: RecordKind,
  batch = BATCH,
): AsyncGenerator<ExportedRecord> {
  for (let after = ''; ; ) {
    const rows = await ctx.sql<ExportedRecord[]>`
      select ${exportedColumns(ctx)}
      from registry.record
      left join registry.organisation on organisation.id = record.organisation
      where record.kind = ${kind} and record.id > ${after}
      order by record.id
      limit ${batch}`
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < batch) return
    after = last.id
  }
}

/** The records with these ids, in no particular order; ids that are nobody's are left out. */
export async function readExported(ctx: Reader, ids: readonly string[]): Promise<ExportedRecord[]> {
  const tables = tablesFor(ctx)
  return ctx.sql<ExportedRecord[]>`
    select ${exportedColumns(ctx)}
    from ${tables.record}
    left join ${tables.organisation} on organisation.id = record.organisation
    where record.id = any(${[...ids]})`
}

function exportedColumns(ctx: { readonly sql: Sql }) {
  return ctx.sql`${summaryColumns(ctx)}, record.claims, record.version,
    ${instant(ctx.sql, 'record.first_seen_at')} as "firstSeenAt"`
}
