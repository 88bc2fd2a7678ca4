import { z } from 'zod'
import { instant, type Sql } from '#platform/database'
import { blockerCodes } from './values.ts'

/** What stops one organisation from using something. */
export const BlockerView = z
  .object({
    organisation: z.object({ id: z.string(), name: z.string() }),
    record: z.string(),
    code: z.enum(blockerCodes),
    words: z.string().nullable(),
    statedAt: z.iso.datetime(),
  })
  .meta({ id: 'Blocker' })
export type BlockerView = z.infer<typeof BlockerView>

/** What stops those who have not, for these things, by the organisation's name. */
export async function readBlockers(
  ctx: { readonly sql: Sql },
  records: readonly string[],
): Promise<BlockerView[]> {
  return ctx.sql<BlockerView[]>`
    select jsonb_build_object('id', organisation.id, 'name', organisation.name_sv) as organisation, blocker.record,
      blocker.code, blocker.words, ${instant(ctx.sql, 'blocker.stated_at')} as "statedAt"
    from published.adoption_blocker as blocker
    join published.organisation on organisation.id = blocker.organisation
    where blocker.record = any(${[...records]})
    order by organisation.name_sv, blocker.code`
}
