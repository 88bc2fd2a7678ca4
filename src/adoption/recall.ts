import type { Sql } from '#platform/database'

/** What an entry remembers, as far as the past is told from it. */
export interface Recalled {
  readonly type: string
  readonly subject: string
  /** Null where the content has been erased. */
  readonly content: unknown
}

/** The entries about some subjects that stand before an index, in order: the past, made from history alone. */
export async function recall(
  ctx: { readonly sql: Sql },
  subjects: readonly string[],
  types: readonly string[],
  before: number,
): Promise<Recalled[]> {
  return ctx.sql<Recalled[]>`
    select type, subject, convert_from(body, 'UTF8')::jsonb as content
    from published.entry
    where subject = any(${[...subjects]}) and type = any(${[...types]}) and index < ${before}
    order by index`
}

/** The subjects of every pair of an organisation, existing or ended, and one of these things. */
export async function subjectsOfPairs(
  ctx: { readonly sql: Sql },
  records: readonly string[],
): Promise<string[]> {
  const rows = await ctx.sql<{ subject: string }[]>`
    select 'adoption:' || organisation.id || ':' || record as subject
    from published.organisation, unnest(${[...records]}::text[]) as record`
  return rows.map(({ subject }) => subject)
}
