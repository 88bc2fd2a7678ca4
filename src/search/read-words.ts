import { type Clause, type ReadQuery, readQuery, type SearchIndex } from '#platform/index'
import { detectLanguage } from '#platform/text'
import type { NeedVerdict } from '#registry'
import { needTerm } from './index/schema.ts'
import type { Tools } from './index/to-document.ts'

/** What was typed, read: as clauses for the index, and as needs. */
export interface ReadWords extends ReadQuery {
  readonly needs: readonly NeedVerdict[]
}

/** How much serving the same need counts beside holding the word itself. */
const BY_NEED = [0.6, 0.35, 0.2]

/**
 * Reads what a person typed. A word that names a need is also met by every record that serves it, whatever its own words
 * or language: `storkök` finds a meal planning system.
 */
export function readWords(
  words: string,
  { analyser, classify }: Tools,
  index: SearchIndex,
  typing = false,
): ReadWords {
  const read = readQuery(words, analyser, index, { typing })
  if (read.clauses.length === 0) return { ...read, needs: [] }
  const needs = classify({ title: read.words.join(' '), language: detectLanguage(words) })
  const ways = needs.map((verdict, rank) => ({
    way: { terms: [needTerm(verdict.need)], boost: BY_NEED[rank] ?? 0.2 },
    decided: termsOfEvidence(verdict, analyser),
  }))
  const clauses = read.clauses.map((clause): Clause => {
    if (clause.need === 'not' || isPhrase(clause)) return clause
    const met = ways.filter(({ decided }) =>
      clause.alternatives.some(({ terms }) => terms.some((term) => decided.has(term))),
    )
    return { ...clause, alternatives: [...clause.alternatives, ...met.map(({ way }) => way)] }
  })
  return { ...read, clauses, needs }
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
