import type { CompiledAlternative, CompiledClause } from './compile-query.ts'
import { findPosting, findTerm, firstFrom, SEGMENT_LIMIT, type Segment } from './segment.ts'
import { unpack } from './term-stream.ts'

/**
 * Term-at-a-time scoring of one segment. The board has two places per document: its score so far, and how many
 * clauses it has met (low ten bits) with the number of the last one (the bits above). A document is a candidate when
 * its second place is not 0. A segment's board is half a megabyte, so it stays in the processor's cache, and it is
 * wiped candidate by candidate: a rare word costs nothing for the documents it is not in.
 */
export class Board {
  private readonly cells = new Int32Array(2 * SEGMENT_LIMIT)
  private readonly candidates = new Uint16Array(SEGMENT_LIMIT)
  /** Bytes of memory the board takes. */
  readonly bytes = this.cells.byteLength + this.candidates.byteLength
  count = 0

  /** Scores the clauses in order; afterwards the candidates are the documents that fit. */
  score(segment: Segment, clauses: readonly CompiledClause[], fields: number): void {
    const musts = clauses.filter((clause) => clause.need === 'must').length
    clauses.forEach((clause, at) => {
      const ordinal = at + 1
      const open = clause.need === 'must' ? at === 0 : clause.need === 'may' && musts === 0
      if (clause.need === 'not') this.strike(segment, clause, fields)
      else
        for (const alternative of clause.alternatives) this.add(segment, alternative, ordinal, open, fields)
      if (clause.need === 'must') this.keep((met) => met >>> MET_BITS === ordinal)
    })
  }

  /** Makes every document of the segment a candidate, with no score. */
  takeAll(segment: Segment): void {
    for (let doc = 0; doc < segment.size; doc++) {
      this.candidates[doc] = doc
      this.cells[2 * doc + 1] = 1
    }
    this.count = segment.size
  }

  /** Gives a candidate more points; others are not touched. */
  raise(doc: number, points: number): void {
    if (this.cells[2 * doc + 1] !== 0) this.cells[2 * doc] = (this.cells[2 * doc] ?? 0) + points
  }

  /** Multiplies each score by the share of `clauses` that the candidate met, rounded down. */
  coordinate(clauses: number): void {
    for (let at = 0; at < this.count; at++) {
      const cell = 2 * (this.candidates[at] ?? 0)
      const met = (this.cells[cell + 1] ?? 0) & MET
      this.cells[cell] = Math.floor(((this.cells[cell] ?? 0) * met) / clauses)
    }
  }

  /** Writes out candidates and scores, wipes the board, and answers how many there were. */
  drain(docs: Uint16Array, scores: Int32Array): number {
    const { cells, candidates, count } = this
    for (let at = 0; at < count; at++) {
      const doc = candidates[at] ?? 0
      docs[at] = doc
      scores[at] = cells[2 * doc] ?? 0
      cells[2 * doc] = 0
      cells[2 * doc + 1] = 0
    }
    this.count = 0
    return count
  }

  private add(
    segment: Segment,
    alternative: CompiledAlternative,
    ordinal: number,
    open: boolean,
    fields: number,
  ): void {
    if (alternative.terms.length > 1) {
      this.addTogether(segment, alternative, ordinal, open, fields)
      return
    }
    const row = findTerm(segment, alternative.terms[0] ?? -1)
    const scores = alternative.scores[0]
    if (row < 0 || scores === undefined) return
    const from = segment.starts[row] ?? 0
    const until = segment.starts[row + 1] ?? 0
    // Looking a candidate up costs some sixteen steps; reading a posting one.
    if (!open && this.count * 16 < until - from) this.lookUp(segment, from, until, scores, ordinal)
    else if (open) this.addOpen(segment, from, until, scores, ordinal)
    else this.addClosed(segment, from, until, scores, ordinal)
  }

  private addOpen(segment: Segment, from: number, until: number, scores: Int32Array, ordinal: number): void {
    const { cells, candidates } = this
    const { docs, frequencies } = segment
    const last = ordinal << MET_BITS
    let count = this.count
    for (let at = from; at < until; at++) {
      const doc = docs[at] ?? 0
      const cell = doc << 1
      const met = cells[cell + 1] ?? 0
      if (met === 0) candidates[count++] = doc
      cells[cell] = (cells[cell] ?? 0) + (scores[frequencies[at] ?? 0] ?? 0)
      if (met >>> MET_BITS !== ordinal) cells[cell + 1] = ((met & MET) + 1) | last
    }
    this.count = count
  }

  private addClosed(
    segment: Segment,
    from: number,
    until: number,
    scores: Int32Array,
    ordinal: number,
  ): void {
    const { cells } = this
    const { docs, frequencies } = segment
    const last = ordinal << MET_BITS
    for (let at = from; at < until; at++) {
      const cell = (docs[at] ?? 0) << 1
      const met = cells[cell + 1] ?? 0
      if (met === 0) continue
      cells[cell] = (cells[cell] ?? 0) + (scores[frequencies[at] ?? 0] ?? 0)
      if (met >>> MET_BITS !== ordinal) cells[cell + 1] = ((met & MET) + 1) | last
    }
  }

  private lookUp(segment: Segment, from: number, until: number, scores: Int32Array, ordinal: number): void {
    for (let at = 0; at < this.count; at++) {
      const doc = this.candidates[at] ?? 0
      const place = findPosting(segment.docs, from, until, doc)
      if (place >= 0) this.meet(doc, scores[segment.frequencies[place] ?? 0] ?? 0, ordinal)
    }
  }

  private addTogether(
    segment: Segment,
    alternative: CompiledAlternative,
    ordinal: number,
    open: boolean,
    fields: number,
  ): void {
    const isWanted = (doc: number) => open || this.cells[2 * doc + 1] !== 0
    eachTogether(segment, alternative, fields, isWanted, (doc, score) => {
      this.meet(doc, score, ordinal)
    })
  }

  private meet(doc: number, score: number, ordinal: number): void {
    const cell = 2 * doc
    const met = this.cells[cell + 1] ?? 0
    if (met === 0) this.candidates[this.count++] = doc
    this.cells[cell] = (this.cells[cell] ?? 0) + score
    if (met >>> MET_BITS !== ordinal) this.cells[cell + 1] = ((met & MET) + 1) | (ordinal << MET_BITS)
  }

  private strike(segment: Segment, clause: CompiledClause, fields: number): void {
    const struck = new Set<number>()
    for (const alternative of clause.alternatives) {
      const isWanted = (doc: number) => this.cells[2 * doc + 1] !== 0
      eachTogether(segment, alternative, fields, isWanted, (doc) => {
        struck.add(doc)
      })
    }
    if (struck.size > 0) this.keep((_, doc) => !struck.has(doc))
  }

  private keep(fits: (met: number, doc: number) => boolean): void {
    let kept = 0
    for (let at = 0; at < this.count; at++) {
      const doc = this.candidates[at] ?? 0
      if (fits(this.cells[2 * doc + 1] ?? 0, doc)) this.candidates[kept++] = doc
      else {
        this.cells[2 * doc] = 0
        this.cells[2 * doc + 1] = 0
      }
    }
    this.count = kept
  }
}

const MET_BITS = 10
const MET = (1 << MET_BITS) - 1
/** More clauses than this are not evaluated: their numbers must fit the board. */
export const MOST_CLAUSES = MET - 1

/** Calls back with each wanted document that holds all terms of an alternative, in order if one is given. */
function eachTogether(
  segment: Segment,
  { terms, scores, offsets }: CompiledAlternative,
  fields: number,
  isWanted: (doc: number) => boolean,
  take: (doc: number, score: number) => void,
): void {
  const rows = terms.map((term) => findTerm(segment, term))
  if (rows.includes(-1)) return
  const ranges = rows.map((row, at) => ({
    scores: scores[at] ?? new Int32Array(256),
    from: segment.starts[row] ?? 0,
    until: segment.starts[row + 1] ?? 0,
  }))
  const [rarest, ...others] = ranges.sort((a, b) => a.until - a.from - (b.until - b.from))
  if (rarest === undefined) return
  for (let at = rarest.from; at < rarest.until; at++) {
    const doc = segment.docs[at] ?? 0
    if (!isWanted(doc)) continue
    let score = rarest.scores[segment.frequencies[at] ?? 0] ?? 0
    let missing = false
    for (const range of others) {
      range.from = firstFrom(segment.docs, range.from, range.until, doc)
      if (range.from === range.until) return
      missing = segment.docs[range.from] !== doc
      if (missing) break
      score += range.scores[segment.frequencies[range.from] ?? 0] ?? 0
    }
    if (!missing && (offsets === null || standsInOrder(segment, doc, terms, offsets, fields)))
      take(doc, score)
  }
}

/** Whether the terms stand somewhere in one field of the document at the wanted distances. */
function standsInOrder(
  segment: Segment,
  doc: number,
  terms: readonly number[],
  offsets: readonly number[],
  fields: number,
): boolean {
  const starts = terms.map(() => new Set<number>())
  for (const { field, term, position } of unpack(segment.streams, segment.streamStarts[doc] ?? 0, fields)) {
    terms.forEach((wanted, at) => {
      // Fields are kept apart by the field number in the last digit.
      if (wanted === term) starts[at]?.add((position - (offsets[at] ?? 0)) * 8 + field)
    })
  }
  const [first, ...others] = starts
  for (const start of first ?? []) if (others.every((other) => other.has(start))) return true
  return false
}
