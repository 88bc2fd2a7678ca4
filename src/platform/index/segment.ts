import { hashOf } from './hash.ts'

/** A segment holds at most this many documents, so that a document's number in it fits 16 bits. */
export const SEGMENT_LIMIT = 65_536

/**
 * Facet values of a segment's documents, as value numbers from 1; 0 is none. When no document has more than one,
 * `values` has one place per document; otherwise document d has those from `starts[d]` to `starts[d + 1]`.
 */
export interface FacetColumn {
  values: Uint16Array | Uint32Array
  starts: Uint32Array | null
}

/**
 * Up to 65,536 documents, frozen: only `dead` ever changes. Postings are in compressed sparse rows: the documents
 * that hold `terms[i]` are `docs[starts[i]]` up to `docs[starts[i + 1]]`, rising, with a frequency byte each.
 */
export interface Segment {
  size: number
  live: number
  dead: Uint8Array
  ids: Uint8Array
  idStarts: Uint32Array
  idHashes: Uint32Array
  /** Document numbers by rising id hash. */
  byHash: Uint16Array
  exactHashes: Uint32Array
  exactDocs: Uint16Array
  terms: Uint32Array
  starts: Uint32Array
  docs: Uint16Array
  frequencies: Uint8Array
  streams: Uint8Array
  streamStarts: Uint32Array
  facets: FacetColumn[]
  numbers: Float64Array[]
}

const decoder = new TextDecoder()

/** The id of a document in the segment. */
export function idAt(segment: Segment, doc: number): string {
  return decoder.decode(segment.ids.subarray(segment.idStarts[doc] ?? 0, segment.idStarts[doc + 1] ?? 0))
}

/** The number of the live document with this id, or -1. */
export function findDocument(segment: Segment, id: string): number {
  const hash = hashOf(id)
  const { byHash, idHashes } = segment
  for (let at = lowest(byHash, (doc) => (idHashes[doc] ?? 0) < hash); at < byHash.length; at++) {
    const doc = byHash[at] ?? 0
    if (idHashes[doc] !== hash) return -1
    if (segment.dead[doc] === 0 && idAt(segment, doc) === id) return doc
  }
  return -1
}

/** Where the term's postings stand in the segment, or -1. */
export function findTerm(segment: Segment, term: number): number {
  const { terms } = segment
  let [low, high] = [0, terms.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((terms[middle] ?? 0) < term) low = middle + 1
    else high = middle
  }
  return terms[low] === term ? low : -1
}

/** Where the document stands among postings `from` to `to`, or -1. */
export function findPosting(docs: Uint16Array, from: number, to: number, doc: number): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((docs[middle] ?? 0) < doc) low = middle + 1
    else high = middle
  }
  return low < to && docs[low] === doc ? low : -1
}

/** Where the first posting from `from` on stands that is not before the document: steps that double, then halves. */
export function firstFrom(docs: Uint16Array, from: number, until: number, doc: number): number {
  let step = 1
  let low = from
  while (low + step < until && (docs[low + step] ?? 0) < doc) {
    low += step
    step *= 2
  }
  let high = Math.min(until, low + step)
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((docs[middle] ?? 0) < doc) low = middle + 1
    else high = middle
  }
  return low
}

/** The documents that answer to the name exactly. */
export function documentsNamed(segment: Segment, name: string): number[] {
  const hash = hashOf(name)
  const found: number[] = []
  const { exactHashes } = segment
  let at = lowest(exactHashes, (value) => value < hash)
  for (; exactHashes[at] === hash; at++) found.push(segment.exactDocs[at] ?? 0)
  return found
}

/** Bytes of memory the segment's arrays take. */
export function segmentBytes(segment: Segment): number {
  let bytes = 0
  for (const value of Object.values(segment)) if (ArrayBuffer.isView(value)) bytes += value.byteLength
  for (const column of segment.facets) bytes += column.values.byteLength + (column.starts?.byteLength ?? 0)
  for (const column of segment.numbers) bytes += column.byteLength
  return bytes
}

function lowest(sorted: Uint16Array | Uint32Array, isBefore: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBefore(sorted[middle] ?? 0)) low = middle + 1
    else high = middle
  }
  return low
}
