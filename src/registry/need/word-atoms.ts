import { type Analyser, type TextLanguage, tokenise } from '#platform/text'

/** The smallest piece of a text that carries meaning: a word, or one part of a compound. */
export interface Atom {
  /** The stem; atoms with an equal stem mean the same. */
  stem: string
  /** What else it may answer to: its English stem when the language is not known, and itself as written (`LIMS`). */
  others: readonly string[]
}

/** One word of a text, taken apart. */
export interface AtomisedWord {
  /** As written, lower case. */
  written: string
  /** The stems of the word taken whole. */
  wholes: readonly string[]
  atoms: readonly Atom[]
}

/** Takes a text apart into words and their atoms, without stop words; words after the `limit` are not read. */
export type Atomise = (text: string, language: TextLanguage, limit?: number) => AtomisedWord[]

/** Stop words that name something together with the next word: `mina sidor`, `god man`. */
const tellingStopWords: ReadonlySet<string> = new Set(['mina', 'my', 'man'])
const REMEMBERED_WORDS = 50_000
const LONGEST_TEXT = 400

/** Makes a function that takes texts apart; words met before are remembered. */
export function createAtomiser(analyser: Analyser): Atomise {
  const remembered = new Map<string, AtomisedWord>()

  function takeApart(word: string, acronym: boolean, language: TextLanguage): AtomisedWord {
    const key = `${language} ${acronym ? 'A' : 'a'} ${word}`
    const known = remembered.get(key)
    if (known !== undefined) return known
    const whole = acronym || tellingStopWords.has(word)
    const wholes = whole ? [word] : stemsOf(analyser, word, language)
    const atoms = whole ? [{ stem: word, others: [] }] : atomsOf(analyser, word, language)
    const found = { written: word, wholes, atoms: wholes.length === 0 ? [] : atoms }
    if (remembered.size >= REMEMBERED_WORDS) remembered.clear()
    remembered.set(key, found)
    return found
  }

  return (text, language, limit = LONGEST_TEXT) =>
    tokenise(text)
      .slice(0, limit)
      .map(({ word, acronym }) => takeApart(word, acronym, language))
      .filter(({ atoms }) => atoms.length > 0)
}

function stemsOf(analyser: Analyser, word: string, language: TextLanguage): string[] {
  return analyser
    .termsOf(word, language)
    .filter(({ kind }) => kind === 'stem' || kind === 'acronym')
    .map(({ term }) => term)
}

function atomsOf(analyser: Analyser, word: string, language: TextLanguage): Atom[] {
  const pieces = word.split('-').filter((piece) => piece !== '')
  const parts = language === 'en' ? pieces : pieces.flatMap((piece) => smallestParts(analyser, piece))
  return parts.flatMap((part) => {
    const [stem, ...others] = stemsOf(analyser, part, language)
    return stem === undefined ? [] : [{ stem, others: [...others, part] }]
  })
}

/** The splitter gives n parts and then, from three parts on, the n - 1 neighbouring pairs: only the parts are wanted. */
function smallestParts(analyser: Analyser, word: string): string[] {
  const parts = analyser.splitter.split(word)
  if (parts.length === 0) return [word]
  const count = parts.length === 2 ? 2 : (parts.length + 1) / 2
  return parts.slice(0, count).map((part) => part.word)
}
