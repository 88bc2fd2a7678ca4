import type { Passed } from './collect-hits.ts'
import type { Schema } from './schema.ts'
import type { Board } from './score-segment.ts'
import type { Segment } from './segment.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The values of a facet; number 0 is kept for "none". */
export interface FacetValues {
  values: string[]
  numbers: Map<string, number>
}

/** What an index is made of, shared by the verbs that work on it. */
export interface IndexState {
  readonly schema: Schema
  readonly vocabulary: Vocabulary
  readonly facets: readonly FacetValues[]
  segments: Segment[]
  readonly board: Board
  readonly room: Passed
  /** How many documents there are now. */
  documents(): number
}

/** A facet's values from a list whose first place is kept for "none". */
export function facetValues(values: readonly string[] = ['']): FacetValues {
  return {
    values: [...values],
    numbers: new Map(values.map((value, number) => [value, number] as const).slice(1)),
  }
}
