import type { FacetCount } from './schema.ts'
import { type FacetColumn, idAt, SEGMENT_LIMIT, type Segment } from './segment.ts'

/** The filters on one facet with their values numbered: in each, `allowed[value]` is 1 for the values that pass. */
export interface CompiledFilter {
  facet: number
  allowed: Uint8Array[]
  /** Every value named, known or not. */
  selected: Set<string>
}

/** A range over a number column, both ends included. */
export interface CompiledRange {
  column: number
  from: number
  to: number
}

/** Where a hit stands. */
export interface Place {
  segment: Segment
  doc: number
  score: number
  /** What hits are ordered by, largest first. */
  key: number
  hash: number
}

/** The documents of a segment that passed everything, and for each filter those that failed only it. */
export interface Passed {
  hits: Uint16Array
  hitScores: Int32Array
  count: number
  near: Uint16Array[]
  nearCounts: number[]
  /** By place among the hits: the one filter it fails, or that it fails none or several. */
  failed: Int16Array
}

/** Room for one segment's answer, with no filters so far; used again for every segment and every question. */
export function createRoom(): Passed {
  return {
    hits: new Uint16Array(SEGMENT_LIMIT),
    hitScores: new Int32Array(SEGMENT_LIMIT),
    count: 0,
    near: [],
    nearCounts: [],
    failed: new Int16Array(SEGMENT_LIMIT),
  }
}

/** Makes room for so many filters. */
export function reserve({ near, nearCounts }: Passed, filters: number): void {
  while (near.length < filters) {
    near.push(new Uint16Array(SEGMENT_LIMIT))
    nearCounts.push(0)
  }
}

/** Drops removed documents and those outside the ranges, and sorts the rest by which filters they fail. */
export function sift(
  segment: Segment,
  count: number,
  passed: Passed,
  filters: readonly CompiledFilter[],
  ranges: readonly CompiledRange[],
): void {
  const { hits, hitScores, near, nearCounts, failed } = passed
  const { dead } = segment
  const anyDead = segment.live < segment.size
  nearCounts.fill(0)
  if (filters.length > 0) failFilters(segment, hits, count, failed, filters)
  let kept = 0
  for (let at = 0; at < count; at++) {
    const doc = hits[at] ?? 0
    if (anyDead && dead[doc] !== 0) continue
    if (ranges.length > 0 && !isInside(segment, doc, ranges)) continue
    const by = filters.length === 0 ? NONE : (failed[at] ?? NONE)
    if (by === NONE) {
      hits[kept] = doc
      hitScores[kept++] = hitScores[at] ?? 0
    } else if (by !== SEVERAL) {
      const missed = near[by]
      const place = nearCounts[by] ?? 0
      if (missed) missed[place] = doc
      nearCounts[by] = place + 1
    }
  }
  passed.count = kept
}

const NONE = -1
const SEVERAL = -2

/** Notes for each hit which filter it fails. One filter after the other, so that each runs down one column. */
function failFilters(
  segment: Segment,
  hits: Uint16Array,
  count: number,
  failed: Int16Array,
  filters: readonly CompiledFilter[],
): void {
  failed.fill(NONE, 0, count)
  filters.forEach((filter, by) => {
    const column = segment.facets[filter.facet]
    for (const allowed of filter.allowed) failColumn(column, allowed, hits, count, failed, by)
    // a facet that the segment or the schema lacks lets nothing through
    if (column === undefined) failColumn(column, NOTHING_ALLOWED, hits, count, failed, by)
  })
}

const NOTHING_ALLOWED = new Uint8Array(1)

function failColumn(
  column: FacetColumn | undefined,
  allowed: Uint8Array,
  hits: Uint16Array,
  count: number,
  failed: Int16Array,
  by: number,
): void {
  const single = column !== undefined && column.starts === null ? column.values : null
  for (let at = 0; at < count; at++) {
    const doc = hits[at] ?? 0
    const passed =
      single === null
        ? column !== undefined && passesAny(column, doc, allowed)
        : allowed[single[doc] ?? 0] === 1
    if (passed) continue
    const before = failed[at] ?? NONE
    failed[at] = before === NONE || before === by ? by : SEVERAL
  }
}

function passesAny({ values, starts }: FacetColumn, doc: number, allowed: Uint8Array): boolean {
  if (starts === null) return false
  const until = starts[doc + 1] ?? 0
  for (let at = starts[doc] ?? 0; at < until; at++) if (allowed[values[at] ?? 0] === 1) return true
  return false
}

function isInside(segment: Segment, doc: number, ranges: readonly CompiledRange[]): boolean {
  return ranges.every(({ column, from, to }) => {
    const value = segment.numbers[column]?.[doc] ?? Number.NaN
    return value >= from && value <= to
  })
}

/** Adds the documents' facet values to the counts. */
export function countFacet(column: FacetColumn, docs: Uint16Array, count: number, counts: Uint32Array): void {
  const { values, starts } = column
  if (starts === null) {
    for (let at = 0; at < count; at++) {
      const value = values[docs[at] ?? 0] ?? 0
      counts[value] = (counts[value] ?? 0) + 1
    }
    return
  }
  for (let at = 0; at < count; at++) {
    const doc = docs[at] ?? 0
    const until = starts[doc + 1] ?? 0
    for (let index = starts[doc] ?? 0; index < until; index++) {
      const value = values[index] ?? 0
      counts[value] = (counts[value] ?? 0) + 1
    }
  }
}

/** The commonest values, then alphabetical; selected ones are listed even past the limit. Value 0 means none. */
export function listCounts(
  counts: Uint32Array,
  values: readonly string[],
  limit: number,
  selected: ReadonlySet<string>,
): FacetCount[] {
  const listed: FacetCount[] = []
  for (let number = 1; number < counts.length; number++) {
    const count = counts[number] ?? 0
    if (count > 0) listed.push({ value: values[number] ?? '', count })
  }
  const there = new Set(selected.size > 0 ? listed.map(({ value }) => value) : [])
  for (const value of selected) if (!there.has(value)) listed.push({ value, count: 0 })
  return listed
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .filter(({ value }, at) => at < limit || selected.has(value))
}

/** The best hits across segments: a heap with the worst on top, so most documents cost one comparison. */
export class Best {
  private readonly heap: Place[] = []

  constructor(private readonly limit: number) {}

  /** Offers a document. Equal keys are ordered by the hash of the id: fair to all, and the same every time. */
  offer(segment: Segment, doc: number, score: number, key: number): void {
    if (this.limit === 0) return
    const worst = this.heap[0]
    const hash = segment.idHashes[doc] ?? 0
    if (this.heap.length === this.limit && worst !== undefined) {
      if (key < worst.key || (key === worst.key && hash > worst.hash)) return
    }
    const place = { segment, doc, score, key, hash }
    if (this.heap.length < this.limit) this.rise(this.heap.push(place) - 1)
    else if (worst !== undefined && isBefore(place, worst)) {
      this.heap[0] = place
      this.sink()
    }
  }

  /** The key that a document must reach to matter, or -Infinity while there is room. */
  get threshold(): number {
    return this.heap.length < this.limit ? Number.NEGATIVE_INFINITY : (this.heap[0]?.key ?? 0)
  }

  /** The hits, best first. */
  sorted(): Place[] {
    return [...this.heap].sort((a, b) => (isBefore(a, b) ? -1 : 1))
  }

  private rise(from: number): void {
    let at = from
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!this.swapIfWorse(at, above)) return
      at = above
    }
  }

  private sink(): void {
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      const right = left + 1
      const [one, other] = [this.heap[left], this.heap[right]]
      if (one === undefined) return
      const worse = other !== undefined && isBefore(one, other) ? right : left
      if (!this.swapIfWorse(worse, at)) return
      at = worse
    }
  }

  /** Swaps when the lower one is worse, which belongs on top. */
  private swapIfWorse(lower: number, upper: number): boolean {
    const [below, above] = [this.heap[lower], this.heap[upper]]
    if (below === undefined || above === undefined || !isBefore(above, below)) return false
    this.heap[lower] = above
    this.heap[upper] = below
    return true
  }
}

function isBefore(a: Place, b: Place): boolean {
  if (a.key !== b.key) return a.key > b.key
  if (a.hash !== b.hash) return a.hash < b.hash
  return idAt(a.segment, a.doc) < idAt(b.segment, b.doc)
}
