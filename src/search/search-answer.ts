import type { FacetCount } from '#platform/index'
import type { NeedVerdict } from '#registry'
import type { FacetName } from './index/facets.ts'
import type { SearchSort } from './question.ts'
import type { Found } from './show-hits.ts'

/** The answer to a search. */
export interface SearchAnswer {
  /** All hits, not only those listed. */
  readonly total: number
  readonly items: readonly Found[]
  /** Counts over all hits; a facet that is narrowed by is counted as if it were not. */
  readonly facets: Readonly<Partial<Record<FacetName, readonly FacetCount[]>>>
  /** Words that no record holds, and those that were searched for instead. */
  readonly corrected: readonly { readonly from: string; readonly to: readonly string[] }[]
  /** Words that no record meets in any way; the others were searched for. */
  readonly unmet: readonly string[]
  /** The needs that the words name, most likely first. */
  readonly needs: readonly NeedVerdict[]
  /** Few records have all the words; those with some of them follow. */
  readonly relaxed: boolean
  readonly sort: SearchSort
  /** `from` of the next page; null when all are shown. */
  readonly next: number | null
  /** `registry` while the index is being built, `past` as of an earlier moment: then only what lists can do. */
  readonly from: 'index' | 'registry' | 'past'
}
