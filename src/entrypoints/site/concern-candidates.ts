import type { Candidate } from '#frontline'
import type { Context } from '#platform/context'
import { isLanguage } from '#platform/language'
import { readQuestion, type Search } from '#search'

/** Records offered as what a concern may be about. */
const OFFERED = 6
const LONGEST = 200

/** Initiatives and products that words may mean, best first. Solutions are left out: nobody works in a repository. */
export async function candidatesFor(search: Search, asked: string): Promise<Candidate[]> {
  const words = asked.trim().slice(0, LONGEST)
  if (words.length < 2) return []
  const question = readQuestion(new URLSearchParams({ q: words }))
  const [{ items }, { records }] = await Promise.all([
    search.search(question, { limit: 3 * OFFERED, facets: false }),
    search.suggest(words),
  ])
  const fits = new Map(
    [...records, ...items.map((item) => item.record)].flatMap((record) =>
      record.kind === 'solution' ? [] : [[record.id, record] as const],
    ),
  )
  return [...fits.values()].slice(0, OFFERED).map((record) => ({
    id: record.id,
    title: record.title,
    organisation: record.organisation?.name ?? record.organisationWords,
    language: isLanguage(record.language) ? record.language : 'sv',
  }))
}

/** The record an address or a form names, as the form shows it; null when there is none. */
export async function candidate(ctx: Pick<Context, 'sql'>, id: string | null): Promise<Candidate | null> {
  if (id === null || id === '') return null
  const [found] = await ctx.sql<
    { id: string; title: string; organisation: string | null; spoken: unknown }[]
  >`
    select record.id, title, coalesce(name_sv, organisation_words) as organisation, claims ->> 'language' as spoken
    from published.record
    left join published.organisation on organisation.id = record.organisation
    where record.id = ${id}`
  if (!found) return null
  const { spoken, ...rest } = found
  return { ...rest, language: isLanguage(spoken) ? spoken : 'sv' }
}
