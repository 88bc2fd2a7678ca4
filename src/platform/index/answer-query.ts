import {
  Best,
  type CompiledFilter,
  type CompiledRange,
  countFacet,
  listCounts,
  type Passed,
  type Place,
  reserve,
  sift,
} from './collect-hits.ts'
import { type CompiledClause, compile } from './compile-query.ts'
import { explainHit } from './explain-hit.ts'
import type { IndexState } from './index-state.ts'
import { POINT } from './ranking.ts'
import type { Answer, FacetCount, Hit, Query } from './schema.ts'
import { MOST_CLAUSES } from './score-segment.ts'
import { documentsNamed, idAt, type Segment } from './segment.ts'

const FIRST_PAGE = 20
const NOTHING: ReadonlySet<string> = new Set()

/** Everything about a query that is the same in every segment. */
interface Plan {
  clauses: readonly CompiledClause[]
  /** Clauses that may be met, when none must: scores are shared out by how many are. 0 means not shared out. */
  coordinateOver: number
  /** No clause asks for anything: every document is a hit. */
  everything: boolean
  filters: readonly CompiledFilter[]
  ranges: readonly CompiledRange[]
  wanted: readonly { facet: number; name: string; limit: number; counts: Uint32Array; filter: number }[]
  sortColumn: number
  sortSign: number
  exact: { names: readonly string[]; points: number } | undefined
}

/** Answers a query from the state's segments. Unknown facets, numbers and terms match nothing and do no harm. */
export function answerQuery(state: IndexState, query: Query): Answer {
  const plan = planQuery(state, query)
  const offset = Math.max(0, query.offset ?? 0)
  const best = new Best(offset + Math.max(0, query.limit ?? FIRST_PAGE))
  const { room } = state
  reserve(room, plan.filters.length)
  let total = 0
  for (const segment of state.segments) {
    const count = matchSegment(state, segment, plan, room)
    sift(segment, count, room, plan.filters, plan.ranges)
    total += room.count
    offerHits(segment, room, plan, best)
    for (const { facet, counts, filter } of plan.wanted) {
      const column = segment.facets[facet]
      if (column === undefined) continue
      countFacet(column, room.hits, room.count, counts)
      const near = room.near[filter]
      if (near) countFacet(column, near, room.nearCounts[filter] ?? 0, counts)
    }
  }
  const places = best.sorted().slice(offset)
  return {
    total,
    hits: places.map((place) => toHit(state, place, plan, query.explain === true)),
    facets: listFacets(state, plan),
  }
}

function planQuery(state: IndexState, query: Query): Plan {
  const asked = (query.clauses ?? []).slice(0, MOST_CLAUSES)
  const clauses = compile(asked, state.vocabulary, state.documents())
  const musts = asked.filter((clause) => clause.need === 'must').length
  const mays = asked.filter((clause) => clause.need === 'may').length
  const filters = compileFilters(state, query)
  return {
    clauses,
    coordinateOver: musts === 0 && query.coordinate !== false ? mays : 0,
    everything: musts + mays === 0,
    filters,
    ranges: (query.ranges ?? []).map(({ number, from, to }) => ({
      column: state.schema.numbers.indexOf(number),
      from: from ?? Number.NEGATIVE_INFINITY,
      to: to ?? Number.POSITIVE_INFINITY,
    })),
    wanted: (query.facets ?? []).flatMap(({ name, limit }) => {
      const facet = state.schema.facets.indexOf(name)
      const counts = new Uint32Array(state.facets[facet]?.values.length ?? 0)
      const filter = filters.findIndex((one) => one.facet === facet)
      return facet < 0 ? [] : [{ facet, name, limit, counts, filter }]
    }),
    sortColumn: query.sort === undefined ? -1 : state.schema.numbers.indexOf(query.sort.number),
    sortSign: query.sort?.descending === false ? -1 : 1,
    exact: query.exact && { names: query.exact.names, points: Math.round(query.exact.boost * POINT) },
  }
}

/** Filters by facet. A filter on a facet that the schema lacks lets nothing through. */
function compileFilters(state: IndexState, query: Query): CompiledFilter[] {
  const byFacet = new Map<string, CompiledFilter>()
  for (const { facet: name, any } of query.filters ?? []) {
    const facet = state.schema.facets.indexOf(name)
    const dictionary = state.facets[facet]
    const allowed = new Uint8Array(dictionary?.values.length ?? 1)
    for (const value of any) {
      const number = dictionary?.numbers.get(value)
      if (number !== undefined) allowed[number] = 1
    }
    const filter = byFacet.get(name) ?? { facet, allowed: [], selected: new Set<string>() }
    filter.allowed.push(allowed)
    for (const value of any) filter.selected.add(value)
    byFacet.set(name, filter)
  }
  return [...byFacet.values()]
}

function matchSegment(state: IndexState, segment: Segment, plan: Plan, room: Passed): number {
  const { board } = state
  if (plan.everything) board.takeAll(segment)
  board.score(segment, plan.clauses, state.schema.fields.length)
  if (plan.coordinateOver > 1) board.coordinate(plan.coordinateOver)
  if (plan.exact !== undefined) {
    const named = new Set(plan.exact.names.flatMap((name) => documentsNamed(segment, name)))
    for (const doc of named) board.raise(doc, plan.exact.points)
  }
  return board.drain(room.hits, room.hitScores)
}

function offerHits(segment: Segment, room: Passed, plan: Plan, best: Best): void {
  const { hits, hitScores, count } = room
  if (plan.sortColumn >= 0) {
    const column = segment.numbers[plan.sortColumn]
    for (let at = 0; at < count; at++) {
      const doc = hits[at] ?? 0
      const value = column?.[doc] ?? Number.NaN
      best.offer(
        segment,
        doc,
        hitScores[at] ?? 0,
        Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value * plan.sortSign,
      )
    }
    return
  }
  let threshold = best.threshold
  for (let at = 0; at < count; at++) {
    const score = hitScores[at] ?? 0
    if (score < threshold) continue
    best.offer(segment, hits[at] ?? 0, score, score)
    threshold = best.threshold
  }
}

function toHit(state: IndexState, place: Place, plan: Plan, explain: boolean): Hit {
  const hit = { id: idAt(place.segment, place.doc), score: place.score / POINT }
  if (!explain) return hit
  return { ...hit, why: explainHit(place.segment, place.doc, plan.clauses, state.schema, state.vocabulary) }
}

function listFacets(state: IndexState, plan: Plan): Record<string, FacetCount[]> {
  return Object.fromEntries(
    plan.wanted.map(({ facet, name, limit, counts, filter }) => [
      name,
      listCounts(counts, state.facets[facet]?.values ?? [], limit, plan.filters[filter]?.selected ?? NOTHING),
    ]),
  )
}
