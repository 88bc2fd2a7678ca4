import { type Alternative, type Clause, type ReadQuery, readQuery, type SearchIndex } from '#platform/index'
import { detectLanguage } from '#platform/text'
import type { NeedVerdict, Taxonomy } from '#registry'
import { isFrameWord } from './frame-words.ts'
import { needTerm } from './index/schema.ts'
import { exactName, type Tools } from './index/to-document.ts'
import type { NeedName } from './need-names.ts'

/** What was typed, read: as clauses for the index, and as needs. */
export interface ReadWords extends ReadQuery {
  readonly needs: readonly NeedVerdict[]
  /** Words that no record meets in any way, not even by its need. */
  readonly unmet: readonly string[]
  /** Other names of the needs that were searched for, too, the shortest first. */
  readonly otherNames: readonly OtherName[]
}

/** Another name for a need that was named. */
export interface OtherName extends NeedName {
  readonly need: string
}

/** How much serving the same need counts beside holding the word itself: needs told for sure, and one guessed. */
const BY_NEED = [2.4, 1, 0.6]
/** Letters that are read as a need. */
const READ = 500
const BY_GUESS = 1.4
/** The same for a need that a single word names beside what all words are about, and for another word of the need. */
const BY_WORD = 0.8
const BY_NAME = 0.2
/** A name whose rarest word stands in more than this share of the records, and in so many, costs more than it tells. */
const COMMON = 1 / 200
const LEAST_COMMON = 50

/**
 * Reads what a person typed. A word that names a need is also met by every record that serves it, whatever its own words
 * or language: `storkök` finds a meal planning system.
 */
export function readWords(words: string, tools: Tools, index: SearchIndex, typing = false): ReadWords {
  const { analyser, classify } = tools
  const needs = particularFirst(
    classify({ title: words.slice(0, READ), language: detectLanguage(words) }),
    tools.taxonomy,
  )
  const known = new Set(needs.flatMap(({ evidence }) => evidence.flatMap((one) => one.words)).map(exactName))
  // a word that names a need is spelt right, even when no record holds it; so is a word of the dictionary
  const isRight = (word: string) => known.has(word) || analyser.lexicon.lists(word)
  const correct = (word: string, limit: number) => (isRight(word) ? [] : index.correct(word, limit))
  const read = readQuery(words, analyser, { ...index, correct }, { typing })
  if (read.clauses.length === 0) return { ...read, needs: [], unmet: [], otherNames: [] }
  const ways = waysToServe(words, needs, read.words, tools)
  const clauses = read.clauses.map((clause): Clause => {
    if (clause.need === 'not' || isPhrase(clause)) return clause
    const met = ways.filter(({ decided }) => clause.alternatives.some(decided))
    return {
      ...clause,
      alternatives: [...clause.alternatives, ...met.flatMap((way) => alternativesOf(way, tools, index))],
    }
  })
  const asked = frameOptional(clauses, read.words)
  return {
    ...read,
    clauses: asked,
    needs,
    unmet: unmetBy(asked, read.words, index),
    otherNames: otherNamesOf(ways, tools),
  }
}

/** What is asked for, clause by clause: each stands for one of the words, in their order. */
const askedFor = (clauses: readonly Clause[]) => clauses.filter(({ need }) => need !== 'not')

/** Words that only say that something is undertaken need not be met, unless there are no others. */
function frameOptional(clauses: Clause[], words: readonly string[]): Clause[] {
  if (words.every(isFrameWord)) return clauses
  const frame = new Set(askedFor(clauses).filter((_, at) => isFrameWord(words[at] ?? '')))
  return clauses.map((clause) => (frame.has(clause) ? { ...clause, need: 'may' } : clause))
}

/** What a record is for tells more than how it is done: `automatisera bygglov` is about building permits. */
function particularFirst(needs: readonly NeedVerdict[], { byId }: Taxonomy): NeedVerdict[] {
  const isGeneral = ({ need }: NeedVerdict) => Number(byId.get(need)?.general !== undefined)
  return needs.toSorted((one, other) => isGeneral(one) - isGeneral(other))
}

/** The needs that the words name together, and those that the words left over name by themselves. */
function waysToServe(
  words: string,
  needs: readonly NeedVerdict[],
  each: readonly string[],
  { analyser, classify, guessNeeds, namesOf }: Tools,
): Way[] {
  const wayOf = (verdict: NeedVerdict, boost: number): Way => {
    const decided = termsOfEvidence(verdict, analyser)
    return { need: verdict.need, boost, decided: ({ terms }) => terms.some((term) => decided.has(term)) }
  }
  const guess = (some: string, boost: number) =>
    guessNeeds(some).map(({ need, terms }): Way => {
      return { need, boost, decided: (one) => one.terms.some((term) => terms.has(term)) }
    })
  // a part of a word is too little to go by when it is the only one
  const isNamed = ({ need, decided }: Way) =>
    namesOf(need).some((name) => name.terms.length === 1 && decided(name))
  if (needs.length === 0) return guess(words, BY_GUESS)
  const used = new Set(needs.flatMap(({ evidence }) => evidence.flatMap((one) => one.words)).map(exactName))
  const left = each.filter((word) => !used.has(word) && !isFrameWord(word))
  return [
    ...needs.map((verdict, rank) => wayOf(verdict, BY_NEED[rank] ?? 0.3)),
    ...left.flatMap((word) => {
      const [verdict] = classify({ title: word })
      return verdict ? [wayOf(verdict, BY_WORD)] : guess(word, BY_WORD / 2).filter(isNamed)
    }),
  ]
}

function otherNamesOf(ways: readonly Way[], { namesOf }: Tools): OtherName[] {
  return ways
    .flatMap(({ need }) => namesOf(need).map((name) => ({ need, ...name })))
    .sort((one, other) => one.terms.length - other.terms.length)
}

/** By the mark of the need, and by the words it goes by in either language that tell something among these records. */
function alternativesOf({ need, boost }: Way, { namesOf }: Tools, index: SearchIndex): Alternative[] {
  const most = Math.max(LEAST_COMMON, index.size() * COMMON)
  const isTelling = ({ terms }: NeedName) => {
    const rarest = Math.min(...terms.map((term) => index.documentsWith(term)))
    return rarest > 0 && rarest <= most
  }
  return [
    { terms: [needTerm(need)], boost },
    ...namesOf(need)
      .filter(isTelling)
      .map(({ terms }) => ({ terms, boost: BY_NAME })),
  ]
}

/** The words that must be met and are not by any record; where a clause stands for no word, nothing is said. */
function unmetBy(clauses: readonly Clause[], words: readonly string[], index: SearchIndex): string[] {
  const asked = askedFor(clauses)
  if (asked.length !== words.length) return []
  // that records hold other words for the need does not make them records about it
  const isHeld = ({ terms, prefix, boost }: Alternative) =>
    prefix === true || (boost !== BY_NAME && terms.every((term) => index.documentsWith(term) > 0))
  return words.filter((_, at) => asked[at]?.need === 'must' && !asked[at]?.alternatives.some(isHeld))
}

/** A need that words may stand for, and which alternatives of a clause made us think so. */
interface Way {
  readonly need: string
  readonly boost: number
  readonly decided: (alternative: Alternative) => boolean
}

/** Quotation marks ask for the very words. */
const isPhrase = (clause: Clause) => clause.alternatives.some(({ offsets }) => offsets !== undefined)

function termsOfEvidence(verdict: NeedVerdict, analyser: Tools['analyser']): ReadonlySet<string> {
  const words = verdict.evidence.flatMap((evidence) => evidence.words)
  return new Set(
    words.flatMap((word) =>
      analyser.analyse(word, 'unknown').flatMap(({ term, surface }) => [term, surface]),
    ),
  )
}
