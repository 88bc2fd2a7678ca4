/** A field of a document, and how much finding a word there counts. */
export interface Field {
  name: string
  /** How much a word here counts beside the other fields; over 0. */
  weight: number
  /** How strongly a long text thins out each word, 0 to 1 (the b of BM25F). */
  b: number
  /** The length, in words, that is neither short nor long for this field. Fixed, so that scores never drift. */
  typicalLength: number
}

/** What an index holds about each document. Changing it makes snapshots of the old one useless, and they say so. */
export interface Schema {
  /** Names the analysis and meaning of the terms; raise it when they change. */
  version: string
  /** At most eight. */
  fields: readonly Field[]
  facets: readonly string[]
  numbers: readonly string[]
}

/** One term of a field; the terms of `platform/text` fit. Must be given by rising position. */
export interface FieldTerm {
  term: string
  position: number
  /** How much this occurrence counts, over 0; 1 when left out. */
  weight?: number
  /** A readable word for the term, for suggestions. */
  surface?: string
  /** A number that this term with this readable word always comes with; finding the word goes quicker with one. */
  hash?: number
}

/** What is put into the index. It keeps terms, facet values and numbers, never the text. */
export interface IndexDocument {
  id: string
  fields: Readonly<Record<string, readonly FieldTerm[]>>
  facets?: Readonly<Record<string, readonly string[]>>
  numbers?: Readonly<Record<string, number | undefined>>
  /** Names the document answers to exactly, compared as written; see `Query.exact`. */
  exact?: readonly string[]
}

/** One way to satisfy a clause. A score grows with every alternative that a document fits. */
export interface Alternative {
  /** All must be in the document. */
  terms: readonly string[]
  /** Multiplies the score; 1 when left out. */
  boost?: number
  /** The terms must stand in this order at these distances in one field: [0, 1, 3] leaves a gap of one word. */
  offsets?: readonly number[]
  /** The only term is the beginning of the words wanted; the commonest 64 are searched for. */
  prefix?: boolean
}

/** One thing asked for. */
export interface Clause {
  alternatives: readonly Alternative[]
  /** `must` be in every hit, `may` add to its score (and is enough when nothing must), `not` in any. */
  need: 'must' | 'may' | 'not'
}

/** A question to the index. With no clause that must or may, every document is a hit. */
export interface Query {
  clauses?: readonly Clause[]
  /** A document must have one of the values, for every facet named. */
  filters?: readonly { facet: string; any: readonly string[] }[]
  /** Both ends belong to the range; documents without the number are outside. */
  ranges?: readonly { number: string; from?: number; to?: number }[]
  /** Which facets to count, and at most how many values of each (commonest first). */
  facets?: readonly { name: string; limit: number }[]
  /** By a number instead of by score; documents without it come last. */
  sort?: { number: string; descending: boolean }
  limit?: number
  offset?: number
  /** Hits that have one of the names get this many points more. */
  exact?: { names: readonly string[]; boost: number }
  /** Share scores out by how many of the `may` clauses were met; on unless some clause must. */
  coordinate?: boolean
  /** Say for each hit which terms in which fields gave the score. */
  explain?: boolean
}

/** Why a document was found: one term of one clause. */
export interface Reason {
  /** Index into `Query.clauses`. */
  clause: number
  term: string
  /** Points this term gave, before coordination. */
  score: number
  /** Occurrences by field name, weighted. */
  fields: Record<string, number>
}

/** A document found. */
export interface Hit {
  id: string
  /** BM25F points; comparable within one answer. */
  score: number
  why?: readonly Reason[]
}

/** A facet value and how many hits have it. */
export interface FacetCount {
  value: string
  count: number
}

/** The answer to a query. */
export interface Answer {
  /** All hits, not only those listed. */
  total: number
  hits: Hit[]
  /**
   * Counts over all hits. A facet that is filtered on is counted as if it were not, so that its other values can be
   * chosen too; selected values are listed even when rare.
   */
  facets: Record<string, FacetCount[]>
}

/** A word of the index, proposed. */
export interface Suggestion {
  term: string
  /** A readable word for the term. */
  shown: string
  /** How many documents hold it now. */
  documents: number
}

/** The schema as text: two indexes understand each other when these are equal. */
export function signature(schema: Schema): string {
  const fields = schema.fields.map(({ name, weight, b, typicalLength }) => [name, weight, b, typicalLength])
  return JSON.stringify([schema.version, fields, schema.facets, schema.numbers])
}
