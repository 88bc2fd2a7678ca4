import type { Context } from '#platform/context'
import type { Language } from '#platform/language'

/** What an organisation is called in a language; its id when the register does not know it. */
export async function organisationName(
  ctx: Pick<Context, 'sql'>,
  id: string,
  language: Language,
): Promise<string> {
  const [row] = await ctx.sql<{ name: string }[]>`
    select coalesce(case when ${language} = 'en' then facts ->> 'nameEn' end, name_sv) as name
    from published.organisation where id = ${id}`
  return row?.name ?? id
}
