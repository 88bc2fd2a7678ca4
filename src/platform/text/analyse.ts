import type { Language } from '#platform/language'
import { Remembered } from './remembered.ts'
import { createSplitter, type Splitter } from './split-compound.ts'
import { stemEnglish, stemSwedish } from './stem.ts'
import { isStopWord } from './stop-words.ts'
import { type Lexicon, swedishLexicon } from './swedish-lexicon.ts'
import { type Token, tokenise } from './tokens.ts'
import { emptyHash, hashFrom } from './word-filter.ts'

/** The language of a text, when it can be told. */
export type TextLanguage = Language | 'unknown'

/**
 * How a term came out of a word: its stem; a part of a compound or of a hyphenated word; the hyphenated word as
 * written; or an acronym, which is kept whole.
 */
export type TermKind = 'stem' | 'part' | 'word' | 'acronym'

/** Something a text can be found by. */
export interface Term {
  /** Lower case; equal terms mean the same word. */
  term: string
  kind: TermKind
  /** How much one occurrence counts, 0 to 1: parts count less than whole words. */
  weight: number
  /** The word's number in the text; a word's stem and parts share it. */
  position: number
  /** UTF-16 offsets of the word in the text after `normalise`. */
  start: number
  end: number
  /** A readable word for the term, lower case: the word as written, or the part of it. */
  surface: string
  /** Of the term and the surface. */
  hash: number
}

type WordTerm = Pick<Term, 'term' | 'kind' | 'weight' | 'surface' | 'hash'>

/** Turns texts into terms. The same analyser must be used for what is stored and what is asked. */
export interface Analyser {
  /** The terms of a text, by position. Stop words hold a position and give no term. */
  analyse(text: string, language: TextLanguage): Term[]
  /** The terms of one lower-case word, most important first; empty for a stop word. */
  termsOf(word: string, language: TextLanguage): readonly WordTerm[]
  readonly lexicon: Lexicon
  readonly splitter: Splitter
}

const weights: Record<TermKind, number> = { stem: 1, acronym: 1, part: 0.5, word: 0.25 }
/** Half the words whose analysis is kept per language, some 300 bytes each: nearly every word of a text is a repeat. */
const REMEMBERED_WORDS = 200_000

/**
 * Makes an analyser. `learnt` are compound parts found in the corpus (`learnWords`); analysers with different learnt
 * words give different terms, so store the learnt words with an index and make it anew when they change.
 */
export function createAnalyser(learnt: ReadonlySet<string> = new Set()): Analyser {
  const lexicon = swedishLexicon()
  const splitter = createSplitter(lexicon, learnt)
  const remembered: Record<TextLanguage, Remembered<readonly WordTerm[]>> = {
    sv: new Remembered(REMEMBERED_WORDS),
    en: new Remembered(REMEMBERED_WORDS),
    unknown: new Remembered(REMEMBERED_WORDS),
  }

  /** Parts come again in other words: each is stemmed once, and all words share what came of it. */
  const parts = new Remembered<WordTerm>(REMEMBERED_WORDS / 2)
  const partTerm = (part: string) => made(stemSwedish(part, lexicon, splitter), 'part', part)

  function termsOf(word: string, language: TextLanguage): readonly WordTerm[] {
    return remembered[language].get(word, (unknown) =>
      isStopWord(unknown, language) ? [] : unique(wordTerms(unknown, language)),
    )
  }

  function wordTerms(word: string, language: TextLanguage): WordTerm[] {
    if (word.includes('-')) return hyphenated(word, language)
    if (language === 'en') return [made(stemEnglish(word), 'stem', word)]
    const swedish = [made(stemSwedish(word, lexicon, splitter), 'stem', word)]
    if (language === 'unknown') swedish.push(made(stemEnglish(word), 'stem', word))
    for (const part of splitter.split(word)) swedish.push(parts.get(part.word, partTerm))
    return swedish
  }

  function hyphenated(word: string, language: TextLanguage): WordTerm[] {
    const pieces = word.split('-').filter((piece) => piece !== '')
    const last = pieces.at(-1)
    if (last === undefined) return []
    if (/^[\d-]+$/.test(word)) return [made(word, 'stem', word), ...pieces.map((p) => made(p, 'part', p))]
    const ends = wordTerms(last, language).find((term) => term.kind === 'stem')?.term ?? last
    const found = [made(pieces.slice(0, -1).join('') + ends, 'stem', word), made(word, 'word', word)]
    for (const piece of pieces) {
      if (piece.length < 2 || isStopWord(piece, language)) continue
      found.push(...wordTerms(piece, language).map((term) => made(term.term, 'part', term.surface)))
    }
    return found
  }

  function tokenTerms(token: Token, language: TextLanguage): readonly WordTerm[] {
    return token.acronym ? [made(token.word, 'acronym', token.word)] : termsOf(token.word, language)
  }

  return {
    lexicon,
    splitter,
    termsOf,
    analyse(text, language) {
      const terms: Term[] = []
      for (const token of tokenise(text)) {
        for (const term of tokenTerms(token, language)) {
          terms.push({
            term: term.term,
            kind: term.kind,
            weight: term.weight,
            position: token.position,
            start: token.start,
            end: token.end,
            surface: term.surface,
            hash: term.hash,
          })
        }
      }
      return terms
    },
  }
}

function made(term: string, kind: TermKind, surface: string): WordTerm {
  return { term, kind, weight: weights[kind], surface, hash: hashFrom(hashFrom(emptyHash, term), surface) }
}

function unique(terms: WordTerm[]): WordTerm[] {
  const seen = new Set<string>()
  return terms.filter(({ term }) => term !== '' && !seen.has(term) && seen.add(term))
}
