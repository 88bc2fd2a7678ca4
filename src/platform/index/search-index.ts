import { answerQuery } from './answer-query.ts'
import { createRoom } from './collect-hits.ts'
import { facetValues, type IndexState } from './index-state.ts'
import { mergeSegments } from './merge-segments.ts'
import { type Likeness, moreLikeThis } from './more-like-this.ts'
import type { Answer, Hit, IndexDocument, Query, Schema, Suggestion } from './schema.ts'
import { Board } from './score-segment.ts'
import { findDocument, SEGMENT_LIMIT, type Segment, segmentBytes } from './segment.ts'
import { SegmentBuilder } from './segment-builder.ts'
import { unpack } from './term-stream.ts'
import { Vocabulary } from './vocabulary.ts'

/** Segments are merged in passing only when the result is this small, so that no put or search takes long. */
const MERGED_IN_PASSING = 8_192

/** What an index holds and how much memory it takes. */
export interface IndexStats {
  documents: number
  /** Removed documents that take room until `compact`. */
  removed: number
  segments: number
  terms: number
  postings: number
  /** Exact size of the typed arrays. */
  arrayBytes: number
  /** Estimated size of the words and their lookup: 100 bytes and one a letter for a term, 120 for each other form of it. */
  vocabularyBytes: number
}

/**
 * An inverted index in memory. It answers from exactly the documents put and not removed, at once: totals, facet
 * counts, rarity, suggestions and corrections. It knows nothing of who may see what: put only documents that every
 * asker may see, and nothing secret can show in any of them.
 *
 * Memory: about 3 bytes a posting, 2 a term occurrence and 30 a document, plus each facet and number column; with
 * 90 words to a document some 700 bytes, so a million documents in 0.7 GB and their words in 0.2 GB.
 */
export interface SearchIndex {
  readonly schema: Schema
  /** Adds a document, in place of the one with the same id if there is one. */
  put(document: IndexDocument): void
  /** Takes a document out; answers whether it was there. */
  remove(id: string): boolean
  has(id: string): boolean
  /** How many documents there are now. */
  size(): number
  search(query: Query): Answer
  moreLikeThis(likeness: Likeness): Hit[]
  /** The commonest words that begin so. */
  suggest(prefix: string, limit: number): Suggestion[]
  /** Words within two letters of a word as written, likeliest first. The first call takes a second per 500,000 forms. */
  correct(word: string, limit: number): (Suggestion & { distance: number })[]
  /** How many documents hold the term now. */
  documentsWith(term: string): number
  /** Writes segments together and drops what removed documents left. About a second for 100,000 documents. */
  compact(): void
  /** One part of `compact`, at most 65,536 documents; answers whether there is more to do. */
  compactSome(): boolean
  stats(): IndexStats
  /** What a snapshot is made of; for `saveIndex`. Documents put later do not change it. */
  freeze(): Pick<IndexState, 'schema' | 'vocabulary' | 'facets' | 'segments'>
}

/** An empty index. */
export function createIndex(schema: Schema): SearchIndex {
  return indexFrom(
    schema,
    new Vocabulary(),
    schema.facets.map(() => ['']),
    [],
  )
}

/** An index from the parts that `freeze` gave. */
export function indexFrom(
  schema: Schema,
  vocabulary: Vocabulary,
  values: readonly (readonly string[])[],
  segments: readonly Segment[],
): SearchIndex {
  const state: IndexState = {
    schema,
    vocabulary,
    facets: values.map((list) => facetValues(list)),
    segments: [...segments],
    board: new Board(),
    room: createRoom(),
    documents: () => state.segments.reduce((sum, segment) => sum + segment.live, 0),
  }
  const newBuilder = () =>
    new SegmentBuilder(schema, vocabulary, (facet, value) => numberOfValue(state, facet, value))
  let pending = newBuilder()
  let pendingIds = new Set<string>()

  /** Makes what was put visible. Many documents put in a row become one segment; single ones are merged in passing. */
  function settle(): IndexState {
    if (pending.size === 0) return state
    state.segments.push(pending.freeze())
    pending = newBuilder()
    pendingIds = new Set()
    vocabulary.settle()
    mergeInPassing(state)
    return state
  }

  const index: SearchIndex = {
    schema,
    put(document) {
      index.remove(document.id)
      if (pending.size === SEGMENT_LIMIT) settle()
      pending.add(document)
      pendingIds.add(document.id)
    },
    remove(id) {
      if (pendingIds.has(id)) settle()
      return removeDocument(state, id)
    },
    has: (id) => pendingIds.has(id) || state.segments.some((segment) => findDocument(segment, id) >= 0),
    size: () => settle().documents(),
    search: (query) => answerQuery(settle(), query),
    moreLikeThis: (likeness) => moreLikeThis(settle(), likeness),
    suggest: (prefix, limit) =>
      vocabulary.beginningWith(prefix, limit).map((number) => vocabulary.suggestion(number)),
    correct: (word, limit) => vocabulary.correct(word, limit),
    documentsWith: (term) => vocabulary.documentsWith(term),
    compact() {
      while (index.compactSome());
    },
    compactSome: () => compactSome(settle()),
    stats: () => statsOf(settle()),
    freeze: () => ({
      ...settle(),
      segments: state.segments.map((segment) => ({ ...segment, dead: segment.dead.slice() })),
    }),
  }
  return index
}

function numberOfValue(state: IndexState, facet: number, value: string): number {
  const dictionary = state.facets[facet]
  if (dictionary === undefined) return 0
  const known = dictionary.numbers.get(value)
  if (known !== undefined) return known
  const number = dictionary.values.push(value) - 1
  dictionary.numbers.set(value, number)
  return number
}

function removeDocument(state: IndexState, id: string): boolean {
  for (const segment of state.segments) {
    const doc = findDocument(segment, id)
    if (doc < 0) continue
    segment.dead[doc] = 1
    segment.live--
    const terms = new Set<number>()
    const start = segment.streamStarts[doc] ?? 0
    for (const { term } of unpack(segment.streams, start, state.schema.fields.length)) terms.add(term)
    for (const term of terms) state.vocabulary.change(term, -1)
    return true
  }
  return false
}

/** Keeps segments few when documents come one by one: the newest is merged into one up to four times its size. */
function mergeInPassing(state: IndexState): void {
  const { segments } = state
  for (;;) {
    const [before, last] = segments.slice(-2)
    if (before === undefined || last === undefined) return
    if (before.live + last.live > MERGED_IN_PASSING || before.live > 4 * last.live) return
    segments.splice(-2, 2, mergeSegments([before, last], state.vocabulary.size))
  }
}

/** Merges the first neighbouring segments that fit in one, or rewrites the first that holds removed documents. */
function compactSome(state: IndexState): boolean {
  const { segments } = state
  for (let from = 0; from < segments.length; from++) {
    let live = segments[from]?.live ?? 0
    let until = from + 1
    while (until < segments.length && live + (segments[until]?.live ?? 0) <= SEGMENT_LIMIT) {
      live += segments[until++]?.live ?? 0
    }
    const run = segments.slice(from, until)
    if (run.length === 1 && run[0]?.live === run[0]?.size) continue
    segments.splice(from, run.length, ...(live > 0 ? [mergeSegments(run, state.vocabulary.size)] : []))
    return true
  }
  return false
}

function statsOf(state: IndexState): IndexStats {
  const sum = (of: (segment: Segment) => number) => state.segments.reduce((total, one) => total + of(one), 0)
  const { terms } = state.vocabulary
  return {
    documents: state.documents(),
    removed: sum((segment) => segment.size - segment.live),
    segments: state.segments.length,
    terms: terms.length,
    postings: sum((segment) => segment.docs.length),
    arrayBytes: sum(segmentBytes) + state.board.bytes,
    vocabularyBytes: terms.reduce(
      (total, term) => total + 100 + term.length,
      120 * state.vocabulary.surfaces,
    ),
  }
}
