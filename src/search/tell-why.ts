import type { Reason } from '#platform/index'
import type { Tools } from './index/to-document.ts'
import type { ReadWords } from './read-words.ts'

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
  const told = new Map<string, Why>()
  for (const { term, fields } of reasons) {
    const places = Object.keys(fields)
    const other = typed.has(term) ? undefined : read.otherNames.get(term)
    if (other === null) continue
    const need = term.startsWith('§') ? term.slice(1) : (other?.need ?? null)
    const word = term.startsWith('§') ? null : (other?.shown ?? typed.get(term) ?? term)
    const key = `${need} ${word}`
    const before = told.get(key)?.fields ?? []
    told.set(key, { word, need, fields: [...new Set([...before, ...places])] })
  }
  return [...told.values()].slice(0, MOST)
}
