import type { Context } from '#platform/context'
import type { SearchIndex } from '#platform/index'
import { normalise, tokenise } from '#platform/text'
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

const LONGEST_NAME = 4
const MOST_NAMES = 2_000
const MOST_PRODUCTS = 8

/** Products of the registry that the text names with a capital letter, and how many initiatives use each. */
export async function namedProducts(
  ctx: Context,
  index: SearchIndex,
  text: string,
): Promise<BeforeStartResult['products']> {
  const rows = await ctx.sql<{ id: string; title: string }[]>`
    select id, title
    from published.record
    where kind = 'product' and lower(title) = any(${possibleNames(text)})
    order by title
    limit ${MOST_PRODUCTS}`
  return rows.map(({ id, title }) => ({
    id,
    title,
    initiatives: index.search({
      filters: [
        { facet: 'kind', any: ['initiative'] },
        { facet: 'product', any: [title] },
      ],
      limit: 0,
    }).total,
  }))
}

/** Every run of up to four words that begins with a capital or a digit, in small letters. */
function possibleNames(text: string): string[] {
  const normal = normalise(text)
  const tokens = tokenise(normal)
  const names = new Set<string>()
  for (const [at, { start }] of tokens.entries()) {
    if (names.size >= MOST_NAMES) break
    if (!/^[\p{Lu}\p{N}]/u.test(normal.slice(start, start + 2))) continue
    for (const last of tokens.slice(at, at + LONGEST_NAME)) {
      names.add(normal.slice(start, last.end).toLowerCase().replace(/\s+/g, ' '))
    }
  }
  return [...names]
}
