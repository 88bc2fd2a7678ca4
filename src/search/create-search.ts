import { join } from 'node:path'
import type { Context } from '#platform/context'
import type { Hit, Likeness, SearchIndex } from '#platform/index'
import { readExported } from '#registry'
import { askIndex } from './ask-index.ts'
import { keepIndex } from './index/keep-index.ts'
import type { Tools } from './index/to-document.ts'
import { makeTools } from './make-tools.ts'
import type { SearchQuestion } from './question.ts'
import type { SearchAnswer } from './search-answer.ts'
import { searchInSql } from './search-in-sql.ts'
import { showHits } from './show-hits.ts'
import { type Suggestions, suggest } from './suggest.ts'

/** What the index is now: for pages that say how complete an answer is. */
export interface SearchState {
  readonly ready: boolean
  readonly documents: number
  /** The ledger index up to which the index has heard everything. */
  readonly heard: number
}

/** Search among all public records, in this process. */
export interface Search {
  /** Answers a question: `limit` hits (25 unless said), with facets unless refused; `strict` when only those with every word will do. */
  search(
    question: SearchQuestion,
    options?: { readonly limit?: number; readonly facets?: boolean; readonly strict?: boolean },
  ): Promise<SearchAnswer>
  /** What may be meant by words that are not finished. */
  suggest(words: string): Promise<Suggestions>
  /** Records that share the rarest words with one, most alike first. Empty while the index is being built. */
  moreLikeThis(likeness: Likeness): readonly Hit[]
  state(): SearchState
  /** Lets a neighbour ask the index itself; null while it is being built. */
  index(): SearchIndex | null
  tools(): Promise<Tools>
  /** Resolves when the index answers and has caught up with the ledger as it stood then. */
  readonly ready: Promise<void>
  close(): Promise<void>
}

const PAGE = 25

/**
 * Opens the search: answers at once, from the registry's lists until the index is there. `folder` is where the index is
 * kept between starts; null keeps nothing. To be closed before the database is.
 */
export async function createSearch(ctx: Context, folder: string | null): Promise<Search> {
  let made: Promise<Tools> | undefined
  const tools = () => {
    made ??= makeTools()
    return made
  }
  const kept = await keepIndex(ctx, tools, folder === null ? null : join(folder, 'search', 'index.snapshot'))
  return {
    async search(question, { limit = PAGE, facets = true, strict = false } = {}) {
      const index = kept.current()
      if (index === null) return searchInSql(ctx, question, limit)
      const own = await tools()
      const { hits, read, ...answer } = askIndex(index, own, question, { limit, facets, strict })
      const records = await readExported(
        ctx,
        hits.map(({ id }) => id),
      )
      const next = question.from + hits.length
      return {
        ...answer,
        items: showHits(hits, records, read, own),
        corrected: read.corrected,
        unmet: read.unmet,
        needs: read.needs,
        sort: question.sort,
        next: next < answer.total && hits.length > 0 ? next : null,
        from: 'index',
      }
    },
    async suggest(words) {
      const index = kept.current()
      return index === null
        ? { words: [], needs: [], records: [] }
        : suggest(ctx, index, await tools(), words)
    },
    moreLikeThis: (likeness) => kept.current()?.moreLikeThis(likeness) ?? [],
    state: () => {
      const index = kept.current()
      return { ready: index !== null, documents: index?.size() ?? 0, heard: kept.heard() }
    },
    index: kept.current,
    tools,
    ready: kept.ready,
    close: kept.close,
  }
}

/** A search that has no index and answers from the registry's lists alone: for what only describes or tries out doors. */
export function searchWithoutIndex(ctx: Pick<Context, 'sql'>): Search {
  return {
    search: (question, { limit = PAGE } = {}) => searchInSql(ctx, question, limit),
    suggest: async () => ({ words: [], needs: [], records: [] }),
    moreLikeThis: () => [],
    state: () => ({ ready: false, documents: 0, heard: 0 }),
    index: () => null,
    tools: makeTools,
    ready: Promise.resolve(),
    close: async () => {},
  }
}
