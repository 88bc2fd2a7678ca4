import { type Analyser, detectLanguage, isStopWord, type TextLanguage, tokenise } from '#platform/text'
import type { Alternative, Clause } from './schema.ts'
import type { SearchIndex } from './search-index.ts'

/** A question as words, ready to be asked. */
export interface ReadQuery {
  clauses: Clause[]
  /** The terms to mark when showing the hits. */
  terms: ReadonlySet<string>
  /** Words that no document holds, and the readable words that were searched for instead. */
  corrected: { from: string; to: string[] }[]
  /** The words and phrases asked for, without stop words, joined by spaces: for comparing with exact names. */
  words: string[]
}

/** A compound in more documents than this is not also sought by its parts: they would add noise and work. */
const RARE = 100

/** How much other ways of meaning a word count beside the word itself. */
const BOOST = { parts: 0.4, prefix: 0.6, correction: [0.8, 0.5, 0.3] }
const MOST_CHARACTERS = 2_000
const MOST_WORDS = 32
const piece = /(?<!\S)(-?)(?:"([^"]*)"|([^\s"]+))/gu

/**
 * Reads what a person typed: words, "phrases", -excluded words. Every word must be met (`need: 'may'` to rank by any
 * of them). A rare compound is also found by its parts together, and a word that no document holds by its likeliest
 * spellings. With `typing`, the last word may be unfinished. Reads at most 2,000 characters and 32 words; what it
 * cannot use it leaves out.
 */
export function readQuery(
  text: string,
  analyser: Analyser,
  index: SearchIndex,
  { need = 'must', typing = false }: { need?: 'must' | 'may'; typing?: boolean } = {},
): ReadQuery {
  const asked = text.slice(0, MOST_CHARACTERS)
  const language = detectLanguage(asked)
  const query: ReadQuery & { terms: Set<string> } = {
    clauses: [],
    terms: new Set(),
    corrected: [],
    words: [],
  }
  for (const [, minus, phrase, word] of asked.matchAll(piece)) {
    if (query.clauses.length >= MOST_WORDS) break
    const excluded = minus === '-'
    if (phrase !== undefined) {
      addClause(query, phraseOf(phrase, analyser, language), excluded ? 'not' : need)
      if (!excluded) query.words.push(phrase.toLowerCase())
      continue
    }
    for (const token of tokenise(word ?? '')) {
      if (query.clauses.length >= MOST_WORDS || isStopWord(token.word, language)) continue
      const alternatives = waysToMean(token.word, analyser, index)
      if (!excluded && !typing) correct(token.word, alternatives, index, query)
      addClause(query, alternatives, excluded ? 'not' : need)
      if (!excluded) query.words.push(token.word)
    }
  }
  if (typing && /[\p{L}\p{N}]$/u.test(asked)) makeLastUnfinished(query)
  return query
}

function addClause(
  query: { clauses: Clause[]; terms: Set<string> },
  alternatives: Alternative[],
  need: Clause['need'],
) {
  if (alternatives.length === 0) return
  query.clauses.push({ alternatives, need })
  if (need !== 'not') for (const { terms } of alternatives) for (const term of terms) query.terms.add(term)
}

/** A word by its Swedish and English stem and as written (an acronym in small letters), and a compound by its parts. */
function waysToMean(word: string, analyser: Analyser, index: SearchIndex): Alternative[] {
  const found = analyser.termsOf(word, 'sv').concat(analyser.termsOf(word, 'en'))
  const stems = new Set(found.filter(({ kind }) => kind === 'stem').map(({ term }) => term))
  if (word.length <= 6 && index.documentsWith(word) > 0) stems.add(word)
  const common = [...stems].some((term) => index.documentsWith(term) > RARE)
  const parts = common ? [] : leafTerms(word, analyser)
  const ways: Alternative[] = [...stems].map((term) => ({ terms: [term] }))
  if (parts.length > 1) ways.push({ terms: parts, boost: BOOST.parts })
  return ways
}

/** The stems of the smallest parts of a compound. */
function leafTerms(word: string, analyser: Analyser): string[] {
  const parts = analyser.termsOf(word, 'sv').filter(({ kind }) => kind === 'part')
  const smallest = parts.filter((part) => !parts.some((other) => isInside(other.surface, part.surface)))
  return smallest.map(({ term }) => term)
}

function isInside(inner: string, outer: string): boolean {
  return inner !== outer && outer.startsWith(inner)
}

/** Words in a row, with the gaps that stop words leave. */
function phraseOf(phrase: string, analyser: Analyser, language: TextLanguage): Alternative[] {
  const languages: TextLanguage[] = language === 'unknown' ? ['sv', 'en'] : [language]
  return languages.flatMap((one) => {
    const stems = analyser.analyse(phrase, one).filter(({ kind }) => kind === 'stem' || kind === 'acronym')
    const [first] = stems
    if (first === undefined) return []
    const offsets = stems.map(({ position }) => position - first.position)
    return [{ terms: stems.map(({ term }) => term), ...(stems.length > 1 ? { offsets } : {}) }]
  })
}

/** Adds the likeliest spellings when no document fits any way to mean the word. */
function correct(word: string, ways: Alternative[], index: SearchIndex, query: ReadQuery): void {
  if (ways.some(({ terms }) => terms.every((term) => index.documentsWith(term) > 0))) return
  const corrections = index.correct(word, 3)
  corrections.forEach(({ term }, at) => {
    ways.push({ terms: [term], boost: BOOST.correction[at] ?? 0.3 })
  })
  if (corrections.length > 0) query.corrected.push({ from: word, to: corrections.map(({ shown }) => shown) })
}

function makeLastUnfinished(query: ReadQuery): void {
  const last = query.clauses.at(-1)
  const word = query.words.at(-1)
  if (last === undefined || word === undefined || last.need === 'not') return
  const alternatives = [...last.alternatives, { terms: [word], prefix: true, boost: BOOST.prefix }]
  query.clauses[query.clauses.length - 1] = { ...last, alternatives }
}
