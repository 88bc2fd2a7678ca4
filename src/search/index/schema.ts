import type { Schema } from '#platform/index'
import { facetNames } from './facets.ts'

/**
 * The index of all public records. `needs` holds one marked term for each need the record serves, so that other words
 * and the other language for the same need lead here; raise the version when the analysis or the taxonomy's use changes.
 */
export const schema: Schema = {
  version: 'records-3',
  fields: [
    { name: 'title', weight: 5, b: 0.4, typicalLength: 6 },
    { name: 'text', weight: 1, b: 0.7, typicalLength: 60 },
    { name: 'names', weight: 2, b: 0.5, typicalLength: 5 },
    { name: 'organisation', weight: 1.5, b: 0.4, typicalLength: 5 },
    { name: 'needs', weight: 3, b: 0, typicalLength: 2 },
  ],
  facets: facetNames,
  numbers: ['date', 'amount', 'changed', 'title'],
}

/** The term that stands for a need; no word of any text begins with this sign. */
export const needTerm = (id: string): string => `§${id}`
