import type { Sql, TransactionSql } from 'postgres'

/** A timestamptz column as ISO 8601 UTC text with milliseconds, the same inside and outside jsonb. */
export function instant(sql: Sql | TransactionSql, column: string) {
  return sql`to_char(${sql(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
