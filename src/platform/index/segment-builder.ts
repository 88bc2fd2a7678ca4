import { growingBytes, growingShorts, growingWords } from './growing.ts'
import { hashOf } from './hash.ts'
import { occurrence, toByte } from './ranking.ts'
import type { FieldTerm, IndexDocument, Schema } from './schema.ts'
import type { FacetColumn, Segment } from './segment.ts'
import { packField } from './term-stream.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Gives a facet value its number, from 1. */
export type NumberOfValue = (facet: number, value: string) => number

/** Collects documents as they are put, and freezes them into a segment. */
export class SegmentBuilder {
  size = 0
  private readonly ids = growingBytes()
  private readonly idStarts = growingWords()
  private readonly idHashes = growingWords()
  private readonly exactHashes = growingWords()
  private readonly exactDocs = growingShorts()
  private readonly postingTerms = growingWords()
  private readonly postingDocs = growingShorts()
  private readonly postingFrequencies = growingBytes()
  private readonly streams = growingBytes()
  private readonly streamStarts = growingWords()
  private readonly facetValues
  private readonly facetStarts
  private readonly numbers: number[][]

  constructor(
    private readonly schema: Schema,
    private readonly vocabulary: Vocabulary,
    private readonly numberOfValue: NumberOfValue,
  ) {
    this.facetValues = schema.facets.map(growingWords)
    this.facetStarts = schema.facets.map(growingWords)
    this.numbers = schema.numbers.map(() => [])
  }

  /** Adds a document and counts its terms in the vocabulary. */
  add(document: IndexDocument): void {
    const doc = this.size++
    this.idStarts.push(this.ids.length)
    this.ids.append(Buffer.from(document.id))
    this.idHashes.push(hashOf(document.id))
    for (const name of new Set(document.exact)) {
      this.exactHashes.push(hashOf(name))
      this.exactDocs.push(doc)
    }
    this.addTerms(doc, document)
    this.schema.facets.forEach((facet, at) => {
      this.facetStarts[at]?.push(this.facetValues[at]?.length ?? 0)
      for (const value of new Set(document.facets?.[facet]))
        this.facetValues[at]?.push(this.numberOfValue(at, value))
    })
    this.schema.numbers.forEach((name, at) => {
      this.numbers[at]?.push(document.numbers?.[name] ?? Number.NaN)
    })
  }

  private addTerms(doc: number, document: IndexDocument): void {
    const frequencies = new Map<number, number>()
    this.streamStarts.push(this.streams.length)
    for (const field of this.schema.fields) {
      const { terms, positions, weights, length } = this.readField(document.fields[field.name] ?? [])
      for (let at = 0; at < terms.length; at++) {
        const term = terms[at] ?? 0
        const more = occurrence(field, length, (weights[at] ?? 0) / 16)
        frequencies.set(term, (frequencies.get(term) ?? 0) + more)
      }
      packField(this.streams, terms, positions, weights)
    }
    for (const [term, frequency] of frequencies) {
      this.vocabulary.change(term, 1)
      this.postingTerms.push(term)
      this.postingDocs.push(doc)
      this.postingFrequencies.push(toByte(frequency))
    }
  }

  /** Numbers a field's terms; its length is how many positions hold a term. */
  private readField(given: readonly FieldTerm[]) {
    const terms: number[] = []
    const positions: number[] = []
    const weights: number[] = []
    let length = 0
    let before = -1
    for (const term of given) {
      const { position, weight } = term
      const here = Math.max(before, Math.floor(position), 0)
      if (here !== before) length++
      before = here
      terms.push(this.vocabulary.numberOfWord(term))
      positions.push(here)
      weights.push(weight === undefined ? 16 : Math.min(255, Math.max(1, Math.round(weight * 16))))
    }
    return { terms, positions, weights, length }
  }

  /** The documents so far as a segment. The builder must not be used after. */
  freeze(): Segment {
    const { size } = this
    this.idStarts.push(this.ids.length)
    this.streamStarts.push(this.streams.length)
    const postings = layOut(this.postingTerms.copy(), this.vocabulary.size)
    const docs = new Uint16Array(this.postingTerms.length)
    const frequencies = new Uint8Array(this.postingTerms.length)
    for (let at = 0; at < postings.places.length; at++) {
      const place = postings.places[at] ?? 0
      docs[place] = this.postingDocs.at(at)
      frequencies[place] = this.postingFrequencies.at(at)
    }
    const idHashes = this.idHashes.copy()
    return {
      size,
      live: size,
      dead: new Uint8Array(size),
      ids: this.ids.copy(),
      idStarts: this.idStarts.copy(),
      idHashes,
      byHash: orderOf(idHashes),
      ...sortPairs(this.exactHashes.copy(), this.exactDocs.copy()),
      terms: postings.terms,
      starts: postings.starts,
      docs,
      frequencies,
      streams: this.streams.copy(),
      streamStarts: this.streamStarts.copy(),
      facets: this.schema.facets.map((_, at) => {
        this.facetStarts[at]?.push(this.facetValues[at]?.length ?? 0)
        return facetColumn(
          this.facetValues[at]?.copy() ?? new Uint32Array(0),
          this.facetStarts[at]?.copy() ?? new Uint32Array(size + 1),
        )
      }),
      numbers: this.numbers.map((column) => Float64Array.from(column)),
    }
  }
}

/**
 * Sorts postings by term, keeping their order within a term: a counting sort. Gives the terms, where each one's
 * postings start, and the place of each posting.
 */
function layOut(postingTerms: Uint32Array, vocabularySize: number) {
  const counts = new Uint32Array(vocabularySize)
  for (let at = 0; at < postingTerms.length; at++) {
    const term = postingTerms[at] ?? 0
    counts[term] = (counts[term] ?? 0) + 1
  }
  const { terms, starts, next } = rows(counts)
  const places = new Uint32Array(postingTerms.length)
  for (let at = 0; at < postingTerms.length; at++) {
    const term = postingTerms[at] ?? 0
    const place = next[term] ?? 0
    places[at] = place
    next[term] = place + 1
  }
  return { terms, starts, places }
}

/** The rows of a sparse matrix from how many entries each term has; `next` is where each term's entries begin. */
export function rows(counts: Uint32Array): { terms: Uint32Array; starts: Uint32Array; next: Uint32Array } {
  let distinct = 0
  for (let term = 0; term < counts.length; term++) if (counts[term] !== 0) distinct++
  const terms = new Uint32Array(distinct)
  const starts = new Uint32Array(distinct + 1)
  const next = counts
  let [row, start] = [0, 0]
  for (let term = 0; term < counts.length; term++) {
    const count = counts[term] ?? 0
    if (count === 0) continue
    terms[row] = term
    starts[row++] = start
    next[term] = start
    start += count
  }
  starts[row] = start
  return { terms, starts, next }
}

/** Document numbers by rising hash; equal hashes in order of number. */
export function orderOf(hashes: Uint32Array): Uint16Array {
  const order = Uint16Array.from(hashes, (_, doc) => doc)
  return order.sort((a, b) => (hashes[a] ?? 0) - (hashes[b] ?? 0) || a - b)
}

/** Exact names by rising hash. */
export function sortPairs(hashes: Uint32Array, docs: Uint16Array) {
  const order = Uint32Array.from(hashes, (_, at) => at).sort(
    (a, b) => (hashes[a] ?? 0) - (hashes[b] ?? 0) || a - b,
  )
  return {
    exactHashes: Uint32Array.from(order, (at) => hashes[at] ?? 0),
    exactDocs: Uint16Array.from(order, (at) => docs[at] ?? 0),
  }
}

/** The smallest column that holds the values: one place per document if no document has two, 16 bits if they fit. */
export function facetColumn(values: Uint32Array, starts: Uint32Array): FacetColumn {
  let [largest, most] = [0, 0]
  for (let at = 0; at < values.length; at++) largest = Math.max(largest, values[at] ?? 0)
  for (let doc = 0; doc + 1 < starts.length; doc++) {
    most = Math.max(most, (starts[doc + 1] ?? 0) - (starts[doc] ?? 0))
  }
  const narrow = (length: number) => (largest < 65_536 ? new Uint16Array(length) : new Uint32Array(length))
  if (most > 1) {
    const column = narrow(values.length)
    column.set(values)
    return { values: column, starts }
  }
  const column = narrow(starts.length - 1)
  for (let doc = 0; doc < column.length; doc++) {
    const start = starts[doc] ?? 0
    column[doc] = start < (starts[doc + 1] ?? 0) ? (values[start] ?? 0) : 0
  }
  return { values: column, starts: null }
}
