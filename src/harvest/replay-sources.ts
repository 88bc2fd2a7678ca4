import { z } from 'zod'
import type { Entry } from '#ledger'
import type { Transaction } from '#platform/context'
import type { Sql, TransactionSql } from '#platform/database'

const Content = z.object({
  source: z.object({
    id: z.string(),
    connector: z.string(),
    location: z.string(),
    title: z.string(),
    organisation: z.string().nullable(),
    licence: z.string(),
    priority: z.number(),
    complete: z.boolean(),
    cadence_hours: z.number(),
    demonstration: z.boolean(),
  }),
})

/** Makes the rows of sources from entries, handed over in index order; entries about other things change nothing. */
export async function replaySource(tx: Transaction, { type, subject, content, at }: Entry): Promise<void> {
  if (type === 'demonstration.removed') {
    await tx.sql`delete from harvest.source where 'source:' || id = ${subject}`
    return
  }
  const said = Content.safeParse(content)
  if (!/^source\.(registered|changed)$/.test(type) || !said.success) return
  const { source } = said.data
  await tx.sql`
    insert into harvest.source ${tx.sql({ ...source, first_harvested_at: at })}
    on conflict (id) do update set
      connector = excluded.connector, location = excluded.location, title = excluded.title,
      organisation = excluded.organisation, licence = excluded.licence, priority = excluded.priority,
      complete = excluded.complete, cadence_hours = excluded.cadence_hours`
}

/** A checksum of what entries say about sources. */
export async function sourceChecksum(sql: Sql | TransactionSql): Promise<Record<string, string>> {
  const [sum] = await sql<Record<string, string>[]>`
    select md5(coalesce(string_agg(jsonb_build_array(id, connector, location, title, organisation, licence, priority,
      complete, cadence_hours, demonstration)::text, '|' order by id collate "C"), '')) as source
    from harvest.source`
  return { ...sum }
}
