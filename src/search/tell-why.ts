import type { Reason } from '#platform/index'
import type { Tools } from './index/to-document.ts'
import type { OtherName, ReadWords } from './read-words.ts'

/** One reason why a record was found: a word, a need that the words name, or another word for that need, and where. */
export interface Why {
  /** The word as typed or its part, or another word for the need; null for a need alone. */
  readonly word: string | null
  /** The need, or null for a word that was typed. */
  readonly need: string | null
  /** Fields of the index, those that weigh most first. */
  readonly fields: readonly string[]
}

const MOST = 6

/** Turns the index's reasons into words a reader knows, the weightiest first, each once. */
export function tellWhy(reasons: readonly Reason[], read: ReadWords, { analyser }: Tools): Why[] {
  const typed = new Map<string, string>()
  for (const word of [...read.words, ...read.corrected.flatMap(({ to }) => to)]) {
    for (const { term, surface, kind } of analyser.analyse(word, 'unknown')) {
      if (!typed.has(term)) typed.set(term, kind === 'part' ? surface : word)
    }
  }
  const placesOf = new Map(reasons.map(({ term, fields }) => [term, Object.keys(fields)]))
  const names = namesFound(reasons, read)
  const told = new Map<string, Why>()
  for (const { term } of reasons) {
    const name = typed.has(term) ? undefined : names.find(({ terms }) => terms.includes(term))
    const need = term.startsWith('§') ? term.slice(1) : (name?.need ?? null)
    const word = term.startsWith('§') ? null : (name?.shown ?? typed.get(term) ?? term)
    const key = `${need} ${word}`
    const places = (name?.terms ?? [term]).flatMap((one) => placesOf.get(one) ?? [])
    told.set(key, { word, need, fields: [...new Set([...(told.get(key)?.fields ?? []), ...places])] })
  }
  return [...told.values()].slice(0, MOST)
}

/** The other names of needs that the reasons hold whole. */
export function namesFound(reasons: readonly Reason[], { otherNames }: ReadWords): OtherName[] {
  const found = new Set(reasons.map(({ term }) => term))
  return otherNames.filter(({ terms }) => terms.every((term) => found.has(term)))
}
