import type { Language } from '#platform/language'
import { type RecordKind, recordPaths } from '#registry'
import { type Chosen, type FacetName, facetNames, facets } from './index/facets.ts'

/** How hits can be ordered. */
export const searchSorts = ['relevance', 'changed', 'date', 'amount', 'title'] as const
export type SearchSort = (typeof searchSorts)[number]

/** One search. Its address says all of it, so a saved address is a saved search. */
export interface SearchQuestion {
  /** What was typed; empty for everything. */
  readonly words: string
  readonly chosen: Chosen
  readonly sort: SearchSort
  /** Hits to pass over. */
  readonly from: number
}

/** Values of one facet, letters of a value, and letters of a search that an address may carry; more is left out. */
const MOST = 50
const LONGEST = 200
const LONGEST_WORDS = 500
/** Nobody reads further than this; what lies beyond is reached by narrowing. */
const FARTHEST = 10_000

/** Reads a search from an address. Fields that mean nothing to us are left alone, so that old links keep working. */
export function readQuestion(query: URLSearchParams): SearchQuestion {
  const words = plain(query.get('q') ?? '').slice(0, LONGEST_WORDS)
  const chosen: Partial<Record<FacetName, string[]>> = {}
  for (const name of facetNames) {
    const values = [...new Set(query.getAll(facets[name]))]
      .filter((value) => value !== '' && value.length <= LONGEST && !value.includes('\0'))
      .slice(0, MOST)
    if (values.length > 0) chosen[name] = values
  }
  const from = /^\d{1,5}$/.test(query.get('fran') ?? '') ? Number(query.get('fran')) : 0
  return {
    words,
    chosen,
    sort: searchSorts.find((sort) => sort === query.get('ordning')) ?? usualSort(words),
    from: Math.min(from, FARTHEST),
  }
}

/** The order of a search that asks for none: by relevance when there are words, else the latest change first. */
export const usualSort = (words: string): SearchSort => (words === '' ? 'changed' : 'relevance')

/** One line of text: no characters that only programs write, single spaces. */
function plain(text: string): string {
  return text
    .slice(0, 10 * LONGEST_WORDS)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}

/** The fields of an address that say what is chosen. */
export function fieldsOfChoice(chosen: Chosen): [name: string, value: string][] {
  return facetNames.flatMap((name) =>
    (chosen[name] ?? []).map((value): [string, string] => [facets[name], value]),
  )
}

/** The fields of an address that say all of a search. */
export function fieldsOf({ words, chosen, sort, from }: SearchQuestion): [name: string, value: string][] {
  return [
    ...(words === '' ? [] : ([['q', words]] satisfies [string, string][])),
    ...fieldsOfChoice(chosen),
    ...(sort === usualSort(words) ? [] : ([['ordning', sort]] satisfies [string, string][])),
    ...(from === 0 ? [] : ([['fran', String(from)]] satisfies [string, string][])),
  ]
}

/** Where a search is asked: among all kinds of record, or on the list of one. */
export type SearchPlace = RecordKind | 'all'

/** The path of a place, below the language. */
export const searchPath = (place: SearchPlace): string => (place === 'all' ? '/sok' : recordPaths[place])

/** The address of a search; `path` is that of the page, the feed or the table. */
export function addressOf(language: Language, path: string, question: SearchQuestion): string {
  const query = new URLSearchParams(fieldsOf(question)).toString()
  return `/${language}${path}${query && `?${query}`}`
}

/** The search that a page asks: a list of one kind is a search among that kind. */
export function within(place: SearchPlace, question: SearchQuestion): SearchQuestion {
  return place === 'all' ? question : { ...question, chosen: { ...question.chosen, kind: [place] } }
}
