import { z } from 'zod'
import type { Entry } from '#ledger'
import type { Context } from '#platform/context'

/** One entry of the ledger as the API tells it. */
export const Change = z
  .object({
    index: z.number().int().meta({ description: 'place in the ledger; no gaps, from 0' }),
    type: z
      .string()
      .meta({ description: '`subject-kind.past-participle`', example: 'initiative.registered' }),
    subject: z.string().meta({ description: 'id of what it is about; a source as `source:<id>`' }),
    organisation: z
      .string()
      .nullable()
      .meta({ description: 'organisation it was done for; null: the platform' }),
    role: z.string(),
    at: z.iso.datetime(),
    leafHash: z.string().meta({ description: 'RFC 6962 leaf hash, SHA-256 in hexadecimal' }),
    content: z
      .unknown()
      .meta({ description: 'the state of the subject after the act; null when it has been erased' }),
    demonstration: z.boolean().meta({ description: 'true: about something invented' }),
  })
  .meta({ id: 'Change' })
export type Change = z.infer<typeof Change>

/** Makes changes of entries, and marks those that are about demonstration data. */
export async function toChanges(ctx: Pick<Context, 'sql'>, entries: readonly Entry[]): Promise<Change[]> {
  if (entries.length === 0) return []
  const invented = await inventedAmong(ctx, [...new Set(entries.map((entry) => entry.subject))])
  return entries.map(({ index, type, subject, organisation, role, at, leafHash, content }) => ({
    index,
    type,
    subject,
    organisation,
    role,
    at: at.toISOString(),
    leafHash: leafHash.toString('hex'),
    content,
    demonstration: invented.has(subject) || saysDemonstration(content),
  }))
}

const Marked = z.object({ demonstration: z.literal(true) })
const Markers = z.union([
  Marked,
  z.object({ record: Marked }),
  z.object({ organisation: Marked }),
  z.object({ source: Marked }),
])

/** Entries of what has since been removed still say it in their content. */
const saysDemonstration = (content: unknown) => Markers.safeParse(content).success

async function inventedAmong(ctx: Pick<Context, 'sql'>, subjects: string[]): Promise<Set<string>> {
  const rows = await ctx.sql<{ subject: string }[]>`
    select id as subject from published.record where id = any(${subjects}) and demonstration
    union all
    select id from published.organisation where id = any(${subjects}) and demonstration
    union all
    select 'source:' || id from published.source where 'source:' || id = any(${subjects}) and demonstration`
  return new Set(rows.map((row) => row.subject))
}
