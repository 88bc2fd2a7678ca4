/**
 * Has anyone done this? Search among all public records, in the process that answers.
 *
 * question    a search as an address says it: words, what is chosen of each facet, an order
 * found       a record with what was searched for marked, and why it was found
 * index       what answers; follows the ledger, and is kept in a file between starts
 * need term   the marked term that stands for a need, so that other words for it lead to the same records
 * relaxed     few records have all the words, so those with some follow
 */

export { atomFeed } from './atom-feed.ts'
export { BeforeStartForm } from './before-start/before-start-form.tsx'
export { BeforeStartPage } from './before-start/before-start-page.tsx'
export { messages as beforeStartMessages } from './before-start/messages.ts'
export type { PastCase, ProductLesson } from './before-start/product-lessons.ts'
export { BeforeStartResult } from './before-start/result.ts'
export {
  type BeforeStart,
  BeforeStartQuestion,
  readBeforeStart,
  searchBeforeStart,
} from './before-start/search-before-start.ts'
export { createSearch, type Search, type SearchState, searchWithoutIndex } from './create-search.ts'
export { exportHits } from './export-hits.ts'
export { readFacetNames } from './facet-labels.ts'
export { digestIndex } from './index/digest-index.ts'
export { type Chosen, type FacetName, facetNames, facets } from './index/facets.ts'
export { schema } from './index/schema.ts'
export { messages } from './messages.ts'
export {
  addressOf,
  readQuestion,
  type SearchPlace,
  type SearchQuestion,
  type SearchSort,
  searchPath,
  searchSorts,
  within,
} from './question.ts'
export type { SearchAnswer } from './search-answer.ts'
export { searchInSql } from './search-in-sql.ts'
export { SearchNarrowed, SearchPage } from './search-page.tsx'
export type { Found } from './show-hits.ts'
export type { Suggestions } from './suggest.ts'
export { SuggestionList } from './suggestion-list.tsx'
