import type { Context, Transaction } from '#platform/context'
import type { Sql, TransactionSql } from '#platform/database'
import type { Bilingual } from '#platform/language'

/** Makes the ledger read-only for every process, and says why. */
export async function halt(ctx: Context, reason: Bilingual): Promise<void> {
  await ctx.sql`
    insert into ledger.halt (reason_sv, reason_en, since) values (${reason.sv}, ${reason.en}, ${ctx.now()})
    on conflict do nothing`
}

/** Lets the ledger be written again. Only after the fork guard has found everything in order. */
export async function resume(ctx: Context | Transaction): Promise<void> {
  await ctx.sql`delete from ledger.halt`
}

/** Why the ledger is read-only, and since when; null when it is not. */
export async function readHalt(ctx: {
  readonly sql: Sql | TransactionSql
}): Promise<{ reason: Bilingual; since: Date } | null> {
  const [row] = await ctx.sql<{ sv: string; en: string; since: Date }[]>`
    select reason_sv as sv, reason_en as en, since from ledger.halt`
  return row ? { reason: { sv: row.sv, en: row.en }, since: row.since } : null
}
