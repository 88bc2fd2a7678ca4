import { type Analyser, isStopWord, Remembered, type TextLanguage, tokenise } from '#platform/text'

/** More of a text than this is not read: what an initiative is about stands at its beginning. */
const LONGEST_TEXT = 10_000
const LONGEST_TITLE = 500

/** Words by number, how many subjects hold each, and how to write it. */
export interface Vocabulary {
  /** The words of a title, as numbers: stems, and the parts of compounds. */
  titleWords(title: string, language: string, without: ReadonlySet<string>): number[]
  /** The words of a text, as numbers, cut by their endings alone. Reads the first 10,000 characters. */
  textWords(text: string, language: string, without: ReadonlySet<string>): number[]
  /** The number of a key that is not a word, such as `repository:…`. */
  keyOf(key: string): number
  /** Counts a subject that holds these numbers in (+1) or out (-1). */
  count(numbers: Int32Array, step: 1 | -1): void
  /** How many subjects hold the number. */
  holders(number: number): number
  /** Inverse document frequency, ln(1 + subjects / holders) (Spärck Jones 1972, smoothed). */
  rarity(number: number): number
  /** The word as people write it. */
  surface(number: number): string
  /** The same for equal words whatever the order they were met in; for ties. */
  hash(number: number): number
  /** How many numbers there are. */
  size(): number
  /** Says how many subjects there are. */
  setSubjects(count: number): void
}

const SAYS_NOTHING = -1

/** Makes an empty vocabulary; `analyser` tells what a word can be found by. */
export function createVocabulary(analyser: Analyser): Vocabulary {
  const numbers = new Map<string, number>()
  const surfaces: string[] = []
  const hashes: number[] = []
  let held = new Uint32Array(1024)
  let subjects = 0
  const read = byLanguage<readonly number[]>()
  const cut = byLanguage<number>()

  function numberOf(term: string, surface: string): number {
    const known = numbers.get(term)
    if (known !== undefined) {
      const shown = surfaces[known] ?? surface
      if (surface.length < shown.length || (surface.length === shown.length && surface < shown))
        surfaces[known] = surface
      return known
    }
    const number = surfaces.length
    numbers.set(term, number)
    surfaces.push(surface)
    hashes.push(hashOf(term))
    if (number >= held.length) {
      const wider = new Uint32Array(held.length * 2)
      wider.set(held)
      held = wider
    }
    return number
  }

  /** The numbers of a word of a title. */
  function numbersOf(word: string, language: TextLanguage): readonly number[] {
    if (!says(word, language)) return []
    const telling = analyser.termsOf(word, language).filter(({ surface }) => !frame.has(surface))
    return telling.map(({ term, surface }) => numberOf(term, surface))
  }

  /** The number of a word of running text. */
  function cutNumber(word: string, language: TextLanguage): number {
    return says(word, language) ? numberOf(withoutEnding(word, language), word) : SAYS_NOTHING
  }

  return {
    titleWords(title, language, without) {
      const reading = readAs(language)
      const numbers = (word: string) => numbersOf(word, reading)
      const words = tokenise(title.slice(0, LONGEST_TITLE)).filter(({ word }) => !without.has(word))
      return words.flatMap(({ word }) => read[reading].get(word, numbers))
    },
    textWords(text, language, without) {
      const reading = readAs(language)
      const number = (word: string) => cutNumber(word, reading)
      const found: number[] = []
      for (const { word } of tokenise(text.slice(0, LONGEST_TEXT))) {
        const told = cut[reading].get(word, number)
        if (told !== SAYS_NOTHING && !without.has(word)) found.push(told)
      }
      return found
    },
    keyOf: (key) => numberOf(key, key),
    count(these, step) {
      for (const number of these) held[number] = (held[number] ?? 0) + step
    },
    holders: (number) => held[number] ?? 0,
    rarity: (number) => Math.log(1 + subjects / Math.max(1, held[number] ?? 0)),
    surface: (number) => surfaces[number] ?? '',
    hash: (number) => hashes[number] ?? 0,
    size: () => surfaces.length,
    setSubjects: (count) => {
      subjects = count
    },
  }
}

const REMEMBERED_WORDS = 200_000
const byLanguage = <Value>(): Record<TextLanguage, Remembered<Value>> => ({
  sv: new Remembered(REMEMBERED_WORDS),
  en: new Remembered(REMEMBERED_WORDS),
  unknown: new Remembered(REMEMBERED_WORDS),
})

const readAs = (language: string): TextLanguage =>
  language === 'sv' || language === 'en' ? language : 'unknown'

/**
 * Taking compounds apart costs more than all else together, and running text repeats itself enough without: the commonest
 * endings of Swedish nouns, or the English s, are all that goes.
 */
function withoutEnding(word: string, language: TextLanguage): string {
  if (word.length < 5) return word
  return language === 'en'
    ? word.replace(/(?<=[^s])s$/, '')
    : word.replace(/(?<=.{3})(?:(?:[aeo]rna|en|et|ar|er|or)s?|s|n|t|a|e)$/, '')
}

/** Words about buying and doing rather than about what is bought or done; figures and years say as little. */
const frame = new Set(
  `upphandling upphandlingen upphandla anskaffning avseende inköp köp ramavtal avtal förnyad konkurrensutsättning
  leverans leverantör annonsering anbud offert direktupphandling införande implementering projekt projektet utveckling
  ny nytt nya tjänst tjänster tjänsten system systemet systemstöd it-system verksamhetssystem it-stöd program programvara mjukvara lösning lösningar
  drift support underhåll förvaltning service kommun kommunen kommuns region regionen regionens stad staden stads ab dis rfi
  procurement purchase framework agreement contract supply delivery project development new service services solution solutions system systems software municipality`.split(
    /\s+/,
  ),
)

function says(word: string, language: TextLanguage): boolean {
  return !/^[\d.-]+$/.test(word) && word.length > 1 && !frame.has(word) && !isStopWord(word, language)
}

/** FNV-1a over UTF-16 units, mixed: the same on every machine. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}
