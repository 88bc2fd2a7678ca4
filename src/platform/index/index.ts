/**
 * An inverted index in memory, on typed arrays. A document has fields of terms, facets of values and numbers; a
 * posting says that a document holds a term and how often; a segment is a frozen row of documents with its postings.
 * A clause is one thing asked for, an alternative one way to satisfy it. Terms come from outside: no language here.
 */

export { highlight, type Piece, type PlacedTerm } from './highlight.ts'
export type { Likeness } from './more-like-this.ts'
export { type ReadQuery, readQuery } from './read-query.ts'
export type {
  Alternative,
  Answer,
  Clause,
  FacetCount,
  Field,
  FieldTerm,
  Hit,
  IndexDocument,
  Query,
  Reason,
  Schema,
  Suggestion,
} from './schema.ts'
export { createIndex, type IndexStats, type SearchIndex } from './search-index.ts'
export { type Loaded, loadIndex, saveIndex } from './snapshot.ts'
