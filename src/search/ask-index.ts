import type { Alternative, Clause, FacetCount, Hit, Query, SearchIndex } from '#platform/index'
import { type FacetName, facetNames } from './index/facets.ts'
import { exactName, type Tools } from './index/to-document.ts'
import type { SearchQuestion } from './question.ts'
import { type ReadWords, readWords } from './read-words.ts'

/** What the index says to a question, before the records are read. */
export interface IndexAnswer {
  readonly total: number
  readonly hits: readonly Hit[]
  readonly facets: Readonly<Partial<Record<FacetName, readonly FacetCount[]>>>
  readonly read: ReadWords
  /** Few records have all the words, so those with some of them follow. */
  readonly relaxed: boolean
}

/** Points for answering to exactly what was typed: more than any sum of words gives. */
const EXACT = 1_000
/** With fewer hits than this that have every word, those with some of them are shown, too, whatever is chosen. */
const FEW = 10
const COMMON = 1 / 50
/** Next to no points: it decides what is a hit, not in which order. */
const BARELY = 0.01
/** How many values of a facet are counted out; all counties, phases and kinds fit. */
const VALUES = 25

/** Asks the index. `limit` hits after those passed over; facets only when asked for, since they cost as much as the hits. */
export function askIndex(
  index: SearchIndex,
  tools: Tools,
  question: SearchQuestion,
  { limit, facets, strict = false }: { limit: number; facets: boolean; strict?: boolean },
): IndexAnswer {
  const read = readWords(question.words, tools, index)
  const query: Query = {
    filters: facetNames.flatMap((facet) => {
      const any = question.chosen[facet]
      return any ? [{ facet, any }] : []
    }),
    facets: facets ? facetNames.map((name) => ({ name, limit: VALUES })) : [],
    ...sortOf(question),
    limit,
    offset: question.from,
    exact: { names: [exactName(question.words)], boost: EXACT },
    explain: question.words !== '',
  }
  const relaxed =
    !strict && canRelax(read.clauses) && index.search({ clauses: read.clauses, limit: 0 }).total < FEW
  const clauses = relaxed ? loosened(read.clauses, index) : read.clauses
  return { ...index.search({ ...query, clauses }), read, relaxed }
}

const canRelax = (clauses: readonly Clause[]) => clauses.filter(({ need }) => need === 'must').length > 1

/**
 * The same words, of which one that tells something is enough: those with more of them still come first. A word that one
 * record in fifty holds tells nothing by itself, unless all words are such.
 */
function loosened(clauses: readonly Clause[], index: SearchIndex): Clause[] {
  const most = index.size() * COMMON
  const isTelling = ({ terms }: Alternative) =>
    terms.every((term) => index.documentsWith(term) > 0) &&
    terms.some((term) => index.documentsWith(term) <= most)
  const asked = clauses.filter(({ need }) => need === 'must')
  const telling = asked.flatMap(({ alternatives }) => alternatives.filter(isTelling))
  const enough: Clause[] =
    telling.length === 0
      ? []
      : [{ need: 'must', alternatives: telling.map((one) => ({ ...one, boost: BARELY })) }]
  return [
    ...clauses.map((clause): Clause => (clause.need === 'must' ? { ...clause, need: 'may' } : clause)),
    ...enough,
  ]
}

function sortOf({ sort }: SearchQuestion): Pick<Query, 'sort'> {
  if (sort === 'relevance') return {}
  return { sort: { number: sort, descending: sort !== 'title' } }
}
