import type { Context } from '#platform/context'
import type { SearchIndex } from '#platform/index'
import type { BeforeStartResult } from './result.ts'

/** Phases in which money is still being spent on getting there. */
const active = ['idea', 'preparation', 'procurement', 'development', 'pilot', 'introduction']
const MOST = 100_000

/** Who works on a need right now, and what they say that it costs together. */
export async function countActive(
  ctx: Context,
  index: SearchIndex,
  need: string,
): Promise<BeforeStartResult['active']> {
  const { hits } = index.search({
    filters: [
      { facet: 'kind', any: ['initiative'] },
      { facet: 'need', any: [need] },
      { facet: 'phase', any: active },
    ],
    limit: MOST,
  })
  const [row] = await ctx.sql<{ initiatives: number; stated: number; sumSekMinor: number }[]>`
    select count(*) as initiatives, count(amount_sek_minor) as stated,
      coalesce(sum(amount_sek_minor), 0)::bigint as "sumSekMinor"
    from published.record
    where id = any(${hits.map(({ id }) => id)})`
  return { need, initiatives: 0, stated: 0, sumSekMinor: 0, ...row }
}

/** How much of the country the registry has heard of; invented organisations do not count. */
export async function countCoverage(ctx: Context): Promise<{ organisations: number; heard: number }> {
  const [row] = await ctx.sql<{ organisations: number; heard: number }[]>`
    select count(*) as organisations, count(*) filter (where exists (
      select from published.record
      where record.organisation = organisation.id and record.kind = 'initiative')) as heard
    from published.organisation
    where valid_to is null and not demonstration`
  return row ?? { organisations: 0, heard: 0 }
}

const MOST_PRODUCTS = 8

/** Products of the registry that go by one of the names, the family each states, and how many initiatives use it. */
export async function namedProducts(
  ctx: Context,
  index: SearchIndex,
  names: readonly string[],
): Promise<(BeforeStartResult['products'][number] & { family: string | null })[]> {
  const rows = await ctx.sql<{ id: string; title: string; family: string | null }[]>`
    select id, title, claims ->> 'family' as family
    from published.record
    where kind = 'product' and lower(title) = any(${names.map((name) => name.toLowerCase())})
    order by title
    limit ${MOST_PRODUCTS}`
  return rows.map(({ id, title, family }) => ({
    ...{ id, title, family },
    initiatives: index.search({
      filters: [
        { facet: 'kind', any: ['initiative'] },
        { facet: 'product', any: [title] },
      ],
      limit: 0,
    }).total,
  }))
}
