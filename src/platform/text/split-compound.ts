import { beginnings, boundEndings, compoundWords, particles, wholeWords } from './public-sector-words.ts'
import { Remembered } from './remembered.ts'
import type { Lexicon } from './swedish-lexicon.ts'
import { emptyHash, extendHash, WordFilter } from './word-filter.ts'

/** One part of a compound. */
export interface Part {
  /** As written in the compound, without the linking s or other linking letter: `omsorg` of `omsorgs`. */
  word: string
  /** Whether this is the whole tail of the word, and so carries its inflection. */
  last: boolean
}

/** Splits Swedish compounds. */
export interface Splitter {
  /**
   * The parts of a lower-case compound, each smallest part first to last and then the neighbouring pairs when there
   * are three or more (`vårdplaneringssystem` → vård, planering, system, vårdplanering, planeringssystem). Empty when
   * the word is not a compound that we are sure of.
   */
  split(word: string): readonly Part[]
}

/** A part as it stands in the compound, and the word it stands for. */
interface Piece {
  written: string
  word: string
}

/** A way to read a word, or the rest of it, as parts. */
interface Reading {
  parts: readonly Piece[]
  cost: number
}

const SHORTEST_COMPOUND = 5
const LONGEST_COMPOUND = 48
const MOST_PARTS = 5
/** Fewer parts beat more; trusted parts beat guessed ones; short parts need to be trusted. */
const COST = { part: 10, trusted: 6, short: 7, tiny: 14, guessedLink: 4 }
/** A whole the word list knows is only taken apart when its parts cost at most this on average: one must be trusted. */
const SURE = 8

const trustedWords: ReadonlySet<string> = new Set(compoundWords)
const shortBeginnings = new Set(['it', 'ai', 'el', 'qr'])

/** Which word a beginning stands for, and what it costs to read it so. */
interface Beginning {
  word: string
  cost: number
}

interface Beginnings {
  byForm: ReadonlyMap<string, Beginning>
  /** Rules out what is no form. */
  filter: WordFilter
}

const REMEMBERED = 50_000
const beginningsByLexicon = new WeakMap<Lexicon, Beginnings>()

/**
 * Everything that can begin a compound: our own words, what the word list says, and dictionary forms with or without
 * a linking s. Asked for at every letter of every new word, so worked out once.
 */
function beginningsOf(lexicon: Lexicon): Beginnings {
  const known = beginningsByLexicon.get(lexicon)
  if (known !== undefined) return known
  const byForm = new Map<string, Beginning>()
  const guessed = COST.part + COST.guessedLink
  for (const word of lexicon.endingBases)
    byForm.set(word, { word, cost: guessed }).set(`${word}s`, { word, cost: guessed })
  for (const form of lexicon.beginForms) {
    if (form.length > 2) byForm.set(form, { word: standsFor(form, lexicon), cost: COST.part })
  }
  const trusted = compoundWords.filter((word) => word.length > 2)
  for (const word of trusted) byForm.set(`${word}s`, { word, cost: COST.trusted })
  for (const word of trusted) byForm.set(word, { word, cost: COST.trusted })
  for (const [form, word] of beginnings) {
    if (form.length > 2 || shortBeginnings.has(form)) byForm.set(form, { word, cost: COST.trusted })
  }
  for (const particle of particles) byForm.delete(particle)
  const made = { byForm, filter: filterOf(byForm.keys()) }
  beginningsByLexicon.set(lexicon, made)
  return made
}

function filterOf(words: Iterable<string>): WordFilter {
  const filter = new WordFilter()
  for (const word of words) filter.add(word)
  return filter
}

/** A form with a linking s stands for the word without it, unless it is a word itself. */
function standsFor(form: string, lexicon: Lexicon): string {
  const unlinked = form.length > 3 && form.endsWith('s') ? form.slice(0, -1) : undefined
  if (unlinked === undefined || lexicon.baseOf(form) === form) return form
  return lexicon.baseOf(unlinked) === undefined ? form : unlinked
}

/**
 * Makes a splitter from the lexicon, the list of public-sector words, and words learnt from the texts at hand
 * (see `learnWords`). Pure and deterministic: the same words give the same splits.
 */
export function createSplitter(lexicon: Lexicon, learnt: ReadonlySet<string> = new Set()): Splitter {
  const baseOf = (word: string) => lexicon.baseOf(word)
  const { byForm, filter } = beginningsOf(lexicon)
  const learntFilter =
    learnt.size > 0 ? filterOf([...learnt].flatMap((word) => [word, `${word}s`])) : undefined
  const remembered = new Remembered<readonly Piece[]>(REMEMBERED)
  const endings = new Remembered<number | null>(REMEMBERED)

  function beginning(written: string, first: boolean): Beginning | undefined {
    const known = byForm.get(written)
    if (known !== undefined) return first || written.length > 2 ? known : undefined
    if (learnt.has(written)) return { word: written, cost: COST.part }
    const unlinked = written.endsWith('s') ? written.slice(0, -1) : ''
    return learnt.has(unlinked) ? { word: unlinked, cost: COST.part + COST.guessedLink } : undefined
  }

  /** What it costs to read `written` as the end of a compound; the same few thousand ends come again and again. */
  function ending(written: string): number | undefined {
    return endings.get(written, costOfEnding) ?? undefined
  }

  function costOfEnding(written: string): number | null {
    if ((written.length < 3 && !trustedWords.has(written)) || boundEndings.has(written)) return null
    const known = baseOf(written)
    const base = known ?? written
    if (trustedWords.has(written) || trustedWords.has(base)) return COST.trusted
    // most ends tried are no words at all
    if (known === undefined && !lexicon.lists(written) && !learnt.has(written)) return null
    if (lexicon.canEnd(written) || learnt.has(written) || learnt.has(base)) return COST.part
    return null
  }

  function priceOf(written: string, cost: number): number {
    if (cost === COST.trusted) return cost
    return cost + (written.length < 4 ? COST.tiny : written.length < 5 ? COST.short : 0)
  }

  /** The cheapest reading of the word from `from` on; `memo` keeps each tail's answer so that time stays quadratic. */
  function read(word: string, from: number, memo: (Reading | null)[]): Reading | null {
    const known = memo[from]
    if (known !== undefined) return known
    const tail = word.slice(from)
    const endCost = from === 0 ? undefined : ending(tail)
    let best: Reading | null =
      endCost === undefined ? null : { parts: [{ written: tail, word: tail }], cost: priceOf(tail, endCost) }
    let hash = emptyHash
    for (let cut = 1; cut <= tail.length - 2; cut++) {
      hash = extendHash(hash, tail.charCodeAt(cut - 1))
      if (!filter.mayHold(hash) && !learntFilter?.mayHold(hash)) continue
      const written = tail.slice(0, cut)
      const begin = beginning(written, from === 0)
      if (begin === undefined) continue
      const rest = read(word, from + cut, memo)
      if (rest === null || rest.parts.length === MOST_PARTS) continue
      const cost = priceOf(written, begin.cost) + rest.cost
      if (best === null || cost < best.cost) {
        best = { parts: [{ written, word: begin.word }, ...rest.parts], cost }
      }
    }
    memo[from] = best
    return best
  }

  function isWhole(word: string, base: string | undefined): boolean {
    return wholeWords.has(word) || (base !== undefined && wholeWords.has(base))
  }

  function smallestParts(word: string): readonly Piece[] {
    return remembered.get(word, takeApart)
  }

  function takeApart(word: string): readonly Piece[] {
    if (word.length < SHORTEST_COMPOUND || word.length > LONGEST_COMPOUND) return []
    const base = baseOf(word)
    if (isWhole(word, base) || (base !== undefined && trustedWords.has(base) && base.length < 8)) return []
    const reading = read(word, 0, [])
    if (reading === null || reading.parts.length < 2) return []
    if (base !== undefined && reading.cost / reading.parts.length > SURE) return []
    return reading.parts.flatMap((part, index) => {
      const inner =
        index === reading.parts.length - 1 ? smallestParts(part.written) : smallestParts(part.word)
      return inner.length > 0 ? inner : [part]
    })
  }

  // a word is asked for twice in a row, by its stem and for its parts
  let [lastWord, lastParts]: [string, readonly Part[]] = ['', []]

  return {
    split(word) {
      if (word !== lastWord) {
        lastParts = withPairs(takeApart(word))
        lastWord = word
      }
      return lastParts
    },
  }
}

/** The parts, and their neighbouring pairs when there are three or more. */
function withPairs(parts: readonly Piece[]): readonly Part[] {
  if (parts.length < 2) return []
  const single = parts.map((part, index) => ({ word: part.word, last: index === parts.length - 1 }))
  return parts.length < 3 ? single : [...single, ...pairs(parts)]
}

function pairs(parts: readonly Piece[]): Part[] {
  const found: Part[] = []
  for (let index = 0; index + 1 < parts.length; index++) {
    const [left, right] = [parts[index], parts[index + 1]]
    if (left && right) found.push({ word: left.written + right.word, last: index + 2 === parts.length })
  }
  return found
}

/**
 * Picks the words of a corpus worth knowing as compound parts, from how many texts hold each word: lower-case letters
 * only, at least five of them, in at least `least` texts, and not already in the lexicon.
 */
export function learnWords(
  textsByWord: ReadonlyMap<string, number>,
  lexicon: Lexicon,
  least = 5,
): ReadonlySet<string> {
  const learnt = new Set<string>()
  for (const [word, texts] of textsByWord) {
    if (texts >= least && /^\p{Ll}{5,20}$/u.test(word) && lexicon.baseOf(word) === undefined) learnt.add(word)
  }
  return learnt
}
