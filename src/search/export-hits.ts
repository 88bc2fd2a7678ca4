import type { Context } from '#platform/context'
import { type ExportedRecord, readExported } from '#registry'
import { askIndex } from './ask-index.ts'
import type { Search } from './create-search.ts'
import { type SearchQuestion, usualSort } from './question.ts'

/** Hits in one table; who wants more wants the whole registry, which can be downloaded at once. */
export const MOST_ROWS = 10_000
const BATCH = 500

/** The hits of a search in their order, at most `MOST_ROWS`, read a batch at a time. */
export async function* exportHits(
  ctx: Pick<Context, 'sql'>,
  search: Search,
  question: SearchQuestion,
): AsyncGenerator<ExportedRecord> {
  const index = search.index()
  if (index === null) {
    const { items } = await search.search({ ...question, sort: usualSort(question.words) })
    yield* items.map(({ record }) => record)
    return
  }
  const tools = await search.tools()
  const { hits } = askIndex(index, tools, { ...question, from: 0 }, { limit: MOST_ROWS, facets: false })
  for (let from = 0; from < hits.length; from += BATCH) {
    const ids = hits.slice(from, from + BATCH).map(({ id }) => id)
    const byId = new Map((await readExported(ctx, ids)).map((record) => [record.id, record]))
    yield* ids.flatMap((id) => byId.get(id) ?? [])
  }
}
