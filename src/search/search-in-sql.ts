import type { Context } from '#platform/context'
import { countFacets, listRecords, type RecordFilter, readExported, recordKinds } from '#registry'
import type { FacetName } from './index/facets.ts'
import { type SearchQuestion, usualSort } from './question.ts'
import type { SearchAnswer } from './search-answer.ts'

/**
 * Answers from the registry's own lists while the index is being built: the first page, one kind of record, every word
 * somewhere in the title or the summary, and only the filters that the lists know. As of an earlier moment it is the only
 * search there is, and then it turns pages.
 */
export async function searchInSql(
  ctx: Pick<Context, 'sql' | 'asOf'>,
  question: SearchQuestion,
  limit: number,
): Promise<SearchAnswer> {
  const { chosen, words } = question
  const confirmed = chosen.confirmed?.length === 1 ? chosen.confirmed[0] === 'true' : undefined
  const filter: RecordFilter = {
    kind: recordKinds.find((kind) => chosen.kind?.includes(kind)) ?? 'initiative',
    ...(words === '' ? {} : { words: words.replaceAll('"', ' ') }),
    organisation: chosen.organisation,
    organisationKind: chosen.organisationKind,
    county: chosen.county,
    phase: chosen.phase,
    source: chosen.source,
    ...(confirmed === undefined ? {} : { confirmed }),
  }
  const past = ctx.asOf !== undefined
  const begin = past ? question.from : 0
  const sort = question.sort === 'relevance' ? 'date' : question.sort
  const [page, counted] = await Promise.all([
    listRecords(ctx, filter, { sort, cursor: null, limit: begin + limit }),
    countFacets(ctx, filter),
  ])
  const items = page.items.slice(begin)
  const records = await readExported(
    ctx,
    items.map(({ id }) => id),
  )
  const byId = new Map(records.map((record) => [record.id, record]))
  const counts = (name: keyof typeof counted) =>
    [...counted[name]].flatMap(([value, count]) => (value === null ? [] : [{ value, count }]))
  const facets: Partial<Record<FacetName, { value: string; count: number }[]>> = {
    phase: counts('phase'),
    organisationKind: counts('organisationKind'),
    county: counts('county'),
    confirmed: counts('confirmed'),
  }
  return {
    total: page.total,
    items: items.flatMap(({ id }) => {
      const record = byId.get(id)
      return record ? [{ record, title: [{ text: record.title, marked: false }], excerpt: [], why: [] }] : []
    }),
    facets,
    corrected: [],
    unmet: [],
    needs: [],
    relaxed: false,
    sort: question.sort === usualSort(words) ? question.sort : sort,
    next: past && page.next !== null ? begin + limit : null,
    from: past ? 'past' : 'registry',
  }
}
