import type { Context, Transaction } from '#platform/context'
import type { Sql, TransactionSql } from '#platform/database'

/** One line of history. */
export interface Entry {
  readonly index: number
  readonly type: string
  readonly subject: string
  readonly organisation: string | null
  readonly role: string
  readonly at: Date
  readonly leafHash: Buffer
  /** The state of the subject after the act; null when the content has been erased. */
  readonly content: unknown
}

interface Row extends Omit<Entry, 'content'> {
  readonly body: Buffer | null
}

const toEntry = ({ body, ...row }: Row): Entry => ({
  ...row,
  content: body && JSON.parse(body.toString('utf8')),
})

/** Who reads; with `asOf`, nothing after that index is there yet. */
type Reader<Database = Sql> = { readonly sql: Database; readonly asOf?: number | undefined }

const knownTo = ({ sql, asOf }: Reader<Sql | TransactionSql>) =>
  asOf === undefined ? sql`` : sql`and index <= ${asOf}`

/** Entries from index `from` on, in index order, at most `limit`; of the given types only, when any are given. */
export async function readEntries(
  ctx: Reader,
  { from, limit, types = [] }: { from: number; limit: number; types?: readonly string[] },
): Promise<Entry[]> {
  const rows = await ctx.sql<Row[]>`
    select index, type, subject, organisation, role, at, leaf_hash as "leafHash", body
    from published.entry
    where index >= ${from}
    ${knownTo(ctx)}
    ${types.length > 0 ? ctx.sql`and type = any(${[...types]})` : ctx.sql``}
    order by index
    limit ${limit}`
  return rows.map(toEntry)
}

/** The latest entries below index `before` (null: from the end), newest first; of the given types only, when any are given. */
export async function latestEntries(
  ctx: Reader,
  { before, limit, types }: { before: number | null; limit: number; types: readonly string[] },
): Promise<Entry[]> {
  const rows = await ctx.sql<Row[]>`
    select index, type, subject, organisation, role, at, leaf_hash as "leafHash", body
    from published.entry
    where true
    ${knownTo(ctx)}
    ${before === null ? ctx.sql`` : ctx.sql`and index < ${before}`}
    ${types.length > 0 ? ctx.sql`and type = any(${[...types]})` : ctx.sql``}
    order by index desc
    limit ${limit}`
  return rows.map(toEntry)
}

/** All entries about one subject, oldest first. */
export async function readHistory(ctx: Reader<Sql | TransactionSql>, subject: string): Promise<Entry[]> {
  const rows = await ctx.sql<Row[]>`
    select index, type, subject, organisation, role, at, leaf_hash as "leafHash", body
    from published.entry
    where subject = ${subject}
    ${knownTo(ctx)}
    order by index`
  return rows.map(toEntry)
}

/** How many entries have an index; as of then, where the context looks back. */
export async function ledgerSize(ctx: Context | Transaction): Promise<number> {
  if ('asOf' in ctx && ctx.asOf !== undefined) return ctx.asOf + 1
  const [head] = await ctx.sql<{ size: number }[]>`select size from ledger.head`
  return head?.size ?? 0
}
