import { type Alternative, type Clause, type ReadQuery, readQuery, type SearchIndex } from '#platform/index'
import { detectLanguage } from '#platform/text'
import type { NeedVerdict } from '#registry'
import { needTerm } from './index/schema.ts'
import { exactName, type Tools } from './index/to-document.ts'

/** What was typed, read: as clauses for the index, and as needs. */
export interface ReadWords extends ReadQuery {
  readonly needs: readonly NeedVerdict[]
  /** Words that no record meets in any way, not even by its need. */
  readonly unmet: readonly string[]
}

/** How much serving the same need counts beside holding the word itself: needs told for sure, and one guessed. */
const BY_NEED = [2.4, 1, 0.6]
/** Letters that are read as a need. */
const READ = 500
const BY_GUESS = 1.4

/**
 * Reads what a person typed. A word that names a need is also met by every record that serves it, whatever its own words
 * or language: `storkök` finds a meal planning system.
 */
export function readWords(
  words: string,
  { analyser, classify, guessNeeds }: Tools,
  index: SearchIndex,
  typing = false,
): ReadWords {
  const needs = classify({ title: words.slice(0, READ), language: detectLanguage(words) })
  const known = new Set(needs.flatMap(({ evidence }) => evidence.flatMap((one) => one.words)).map(exactName))
  // a word that names a need is spelt right, even when no record holds it
  const correct = (word: string, limit: number) => (known.has(word) ? [] : index.correct(word, limit))
  const read = readQuery(words, analyser, { ...index, correct }, { typing })
  if (read.clauses.length === 0) return { ...read, needs: [], unmet: [] }
  const ways = needs.map((verdict, rank): Way => {
    const decided = termsOfEvidence(verdict, analyser)
    const boost = BY_NEED[rank] ?? 0.3
    return { need: verdict.need, boost, decided: ({ terms }) => terms.some((term) => decided.has(term)) }
  })
  const [guessed] = needs.length > 0 ? [] : guessNeeds(words)
  if (guessed)
    ways.push({
      ...guessed,
      boost: BY_GUESS,
      decided: ({ terms }) => terms.some((term) => guessed.terms.has(term)),
    })
  const clauses = read.clauses.map((clause): Clause => {
    if (clause.need === 'not' || isPhrase(clause)) return clause
    const met = ways
      .filter(({ decided }) => clause.alternatives.some(decided))
      .map(({ need, boost }) => ({ terms: [needTerm(need)], boost }))
    return { ...clause, alternatives: [...clause.alternatives, ...met] }
  })
  return { ...read, clauses, needs, unmet: unmetBy(clauses, read.words, index) }
}

/** Each clause that must be met stands for one of the words, in their order; where it does not, nothing is said. */
function unmetBy(clauses: readonly Clause[], words: readonly string[], index: SearchIndex): string[] {
  const asked = clauses.filter(({ need }) => need === 'must')
  if (asked.length !== words.length) return []
  const isHeld = ({ terms, prefix }: Alternative) =>
    prefix === true || terms.every((term) => index.documentsWith(term) > 0)
  return words.filter((_, at) => !asked[at]?.alternatives.some(isHeld))
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
