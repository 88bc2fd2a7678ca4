import type { Context } from '#platform/context'

interface Row {
  readonly severity: string
  readonly code: string
  readonly count: number
  readonly place: string
  readonly value: string
  readonly message: { readonly en: string }
}

/** What was rejected or read leniently in a run, by kind of fault with one example each; empty when nothing was. */
export async function issueTable(ctx: Context, run: number): Promise<string> {
  const rows = await ctx.sql<Row[]>`
    select severity, code, count(*) as count,
      (array_agg(place order by id))[1] as place,
      (array_agg(value order by id))[1] as value,
      (array_agg(message order by id))[1] as message
    from published.issue
    where run = ${run}
    group by severity, code
    order by severity desc, count(*) desc`
  return rows
    .map(
      (row) =>
        `  ${row.severity}: ${row.count} × ${row.code}. ${row.message.en} (${row.place}: ${row.value.slice(0, 80)})`,
    )
    .join('\n')
}
