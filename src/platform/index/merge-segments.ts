import { growingBytes, growingShorts, growingWords } from './growing.ts'
import type { FacetColumn, Segment } from './segment.ts'
import { facetColumn, orderOf, rows, sortPairs } from './segment-builder.ts'

const GONE = -1

/** Writes segments together into one, leaving removed documents out. Documents keep their order. */
export function mergeSegments(segments: readonly Segment[], vocabularySize: number): Segment {
  const size = segments.reduce((sum, segment) => sum + segment.live, 0)
  const renumbering = renumber(segments)
  const ids = joinSlices(segments, renumbering, (segment) => [segment.ids, segment.idStarts])
  const streams = joinSlices(segments, renumbering, (segment) => [segment.streams, segment.streamStarts])
  const idHashes = joinColumn(segments, renumbering, new Uint32Array(size), (segment) => segment.idHashes)
  const [first] = segments
  return {
    size,
    live: size,
    dead: new Uint8Array(size),
    ids: ids.bytes,
    idStarts: ids.starts,
    idHashes,
    byHash: orderOf(idHashes),
    ...joinNames(segments, renumbering),
    ...joinPostings(segments, renumbering, vocabularySize),
    streams: streams.bytes,
    streamStarts: streams.starts,
    facets: (first?.facets ?? []).map((_, at) => joinFacet(segments, renumbering, at)),
    numbers: (first?.numbers ?? []).map((_, at) =>
      joinColumn(segments, renumbering, new Float64Array(size), (segment) => segment.numbers[at]),
    ),
  }
}

/** The new number of each document, or GONE. */
function renumber(segments: readonly Segment[]): Int32Array[] {
  let next = 0
  return segments.map((segment) => Int32Array.from(segment.dead, (dead) => (dead === 0 ? next++ : GONE)))
}

function joinColumn<T extends Uint32Array | Float64Array>(
  segments: readonly Segment[],
  renumbering: readonly Int32Array[],
  joined: T,
  columnOf: (segment: Segment) => ArrayLike<number> | undefined,
): T {
  segments.forEach((segment, at) => {
    const column = columnOf(segment)
    renumbering[at]?.forEach((to, from) => {
      if (to !== GONE) joined[to] = column?.[from] ?? 0
    })
  })
  return joined
}

function joinSlices(
  segments: readonly Segment[],
  renumbering: readonly Int32Array[],
  slicesOf: (segment: Segment) => readonly [Uint8Array, Uint32Array],
) {
  const bytes = growingBytes()
  const starts = growingWords()
  segments.forEach((segment, at) => {
    const [from, fromStarts] = slicesOf(segment)
    renumbering[at]?.forEach((to, doc) => {
      if (to === GONE) return
      starts.push(bytes.length)
      bytes.append(from.subarray(fromStarts[doc] ?? 0, fromStarts[doc + 1] ?? 0))
    })
  })
  starts.push(bytes.length)
  return { bytes: bytes.copy(), starts: starts.copy() }
}

function joinNames(segments: readonly Segment[], renumbering: readonly Int32Array[]) {
  const hashes = growingWords()
  const docs = growingShorts()
  segments.forEach((segment, at) => {
    segment.exactDocs.forEach((doc, index) => {
      const to = renumbering[at]?.[doc] ?? GONE
      if (to === GONE) return
      hashes.push(segment.exactHashes[index] ?? 0)
      docs.push(to)
    })
  })
  return sortPairs(hashes.copy(), docs.copy())
}

function joinFacet(
  segments: readonly Segment[],
  renumbering: readonly Int32Array[],
  facet: number,
): FacetColumn {
  const values = growingWords()
  const starts = growingWords()
  segments.forEach((segment, at) => {
    const column = segment.facets[facet]
    renumbering[at]?.forEach((to, doc) => {
      if (to === GONE || column === undefined) return
      starts.push(values.length)
      const from = column.starts === null ? doc : (column.starts[doc] ?? 0)
      const until = column.starts === null ? doc + 1 : (column.starts[doc + 1] ?? 0)
      for (let index = from; index < until; index++) {
        const value = column.values[index] ?? 0
        if (value !== 0) values.push(value)
      }
    })
  })
  starts.push(values.length)
  return facetColumn(values.copy(), starts.copy())
}

/** Counts what is left of each term, lays the rows out, and copies the postings over, oldest segment first. */
function joinPostings(
  segments: readonly Segment[],
  renumbering: readonly Int32Array[],
  vocabularySize: number,
) {
  const counts = new Uint32Array(vocabularySize)
  eachPosting(segments, renumbering, (term) => {
    counts[term] = (counts[term] ?? 0) + 1
  })
  const { terms, starts, next } = rows(counts)
  const total = starts[terms.length] ?? 0
  const docs = new Uint16Array(total)
  const frequencies = new Uint8Array(total)
  eachPosting(segments, renumbering, (term, doc, frequency) => {
    const place = next[term] ?? 0
    docs[place] = doc
    frequencies[place] = frequency
    next[term] = place + 1
  })
  return { terms, starts, docs, frequencies }
}

function eachPosting(
  segments: readonly Segment[],
  renumbering: readonly Int32Array[],
  take: (term: number, doc: number, frequency: number) => void,
): void {
  segments.forEach((segment, at) => {
    const numbers = renumbering[at] ?? new Int32Array(0)
    for (let row = 0; row < segment.terms.length; row++) {
      const term = segment.terms[row] ?? 0
      const until = segment.starts[row + 1] ?? 0
      for (let index = segment.starts[row] ?? 0; index < until; index++) {
        const to = numbers[segment.docs[index] ?? 0] ?? GONE
        if (to !== GONE) take(term, to, segment.frequencies[index] ?? 0)
      }
    }
  })
}
