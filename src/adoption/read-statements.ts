import { z } from 'zod'
import { instant, type Sql } from '#platform/database'
import type { Pair } from './refresh-adoptions.ts'
import { bases, stages, voices } from './values.ts'

/** One thing that somebody has said of an organisation's use of something. */
export const StatementView = z
  .object({
    id: z.number().int(),
    voice: z.enum(voices),
    verdict: z.enum(['uses', 'denies']),
    confirms: z.boolean(),
    stage: z.enum(stages).nullable(),
    since: z.string().nullable(),
    until: z.string().nullable(),
    reason: z.string().nullable(),
    basis: z.enum(bases).nullable(),
    saidBy: z
      .string()
      .nullable()
      .meta({ description: 'name of the organisation that said so; null: a source' }),
    statedAt: z.iso.datetime(),
    withdrawnAt: z.iso.datetime().nullable().meta({ description: 'when a source stopped saying so' }),
  })
  .meta({ id: 'AdoptionStatement' })
export type StatementView = z.infer<typeof StatementView>

/** All that has been said of one organisation's use of one thing, the newest first; also what is no longer said. */
export async function readStatements(
  ctx: { readonly sql: Sql },
  { organisation, record }: Pair,
): Promise<StatementView[]> {
  return ctx.sql<StatementView[]>`
    select statement.id, voice, verdict, confirms, stage, since, until, reason, basis, speaker.name_sv as "saidBy",
      ${instant(ctx.sql, 'stated_at')} as "statedAt",
      case when withdrawn_at is null then null else ${instant(ctx.sql, 'withdrawn_at')} end as "withdrawnAt"
    from published.adoption_statement as statement
    left join published.organisation as speaker on speaker.id = statement.stated_by
    where statement.organisation = ${organisation} and record = ${record}
    order by stated_at desc, statement.id desc`
}
