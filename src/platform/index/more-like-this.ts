import { answerQuery } from './answer-query.ts'
import type { IndexState } from './index-state.ts'
import type { Hit, Query } from './schema.ts'
import { findDocument } from './segment.ts'
import { unpack } from './term-stream.ts'

/** No more postings than this are read after the three rarest terms: common words say little and cost the most. */
const ENOUGH_POSTINGS = 60_000
const ALWAYS = 3

/** What to compare with. */
export interface Likeness {
  /** A document, which is then left out of the answer; or the terms of a text that is not in the index. */
  like: { id: string } | { terms: readonly string[] }
  /** How many of the rarest terms to compare by; 30 when left out. */
  rarest?: number
  limit?: number
  filters?: Query['filters']
}

/** The documents that share the rarest terms, most alike first. An id that is not in the index is like nothing. */
export function moreLikeThis(state: IndexState, { like, rarest = 30, limit = 20, filters }: Likeness): Hit[] {
  const own = 'id' in like ? like.id : undefined
  const numbers = 'id' in like ? termsOf(state, like.id) : numbersOf(state, like.terms)
  const terms = rarestOf(state, numbers, own === undefined ? 1 : 2, rarest)
  if (terms.length === 0) return []
  const { hits } = answerQuery(state, {
    clauses: terms.map((term) => ({ need: 'may', alternatives: [{ terms: [term] }] })),
    coordinate: false,
    limit: limit + (own === undefined ? 0 : 1),
    filters,
  })
  return hits.filter((hit) => hit.id !== own).slice(0, limit)
}

function termsOf(state: IndexState, id: string): Set<number> {
  const numbers = new Set<number>()
  for (const segment of state.segments) {
    const doc = findDocument(segment, id)
    if (doc < 0) continue
    const start = segment.streamStarts[doc] ?? 0
    for (const { term } of unpack(segment.streams, start, state.schema.fields.length)) numbers.add(term)
  }
  return numbers
}

function numbersOf(state: IndexState, terms: readonly string[]): Set<number> {
  return new Set(terms.flatMap((term) => state.vocabulary.find(term) ?? []))
}

/** The rarest terms that at least `least` documents hold, within the work allowed; equally rare ones alphabetically. */
function rarestOf(state: IndexState, numbers: ReadonlySet<number>, least: number, most: number): string[] {
  const { vocabulary } = state
  const sorted = [...numbers]
    .map((number) => vocabulary.suggestion(number))
    .filter(({ documents }) => documents >= least)
    .sort((a, b) => a.documents - b.documents || (a.term < b.term ? -1 : 1))
  const chosen: string[] = []
  let work = 0
  for (const { term, documents } of sorted) {
    work += documents
    if (chosen.length >= most || (chosen.length >= ALWAYS && work > ENOUGH_POSTINGS)) break
    chosen.push(term)
  }
  return chosen
}
