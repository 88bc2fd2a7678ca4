import { rarity, scoresByByte } from './ranking.ts'
import type { Alternative, Clause } from './schema.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A prefix stands for at most this many words. */
export const PREFIX_WORDS = 64

/** An alternative with its terms numbered and the score of every frequency worked out. */
export interface CompiledAlternative {
  terms: readonly number[]
  scores: readonly Int32Array[]
  offsets: readonly number[] | null
}

/** A clause ready to be scored in any segment. */
export interface CompiledClause {
  /** Index into the query's clauses. */
  index: number
  need: Clause['need']
  alternatives: readonly CompiledAlternative[]
  /** Postings to be read, at the most. */
  work: number
}

/**
 * Looks up the terms of the clauses. Clauses that must come first, the rarest before the others, then those that may,
 * then those that must not. Alternatives with a term that no document holds are dropped.
 */
export function compile(
  clauses: readonly Clause[],
  vocabulary: Vocabulary,
  documents: number,
): CompiledClause[] {
  const rank = { must: 0, may: 1, not: 2 }
  return clauses
    .map((clause, index) => {
      const alternatives = clause.alternatives.flatMap((one) =>
        compileAlternative(one, vocabulary, documents),
      )
      const work = alternatives.reduce((sum, { terms }) => sum + least(terms, vocabulary), 0)
      return { index, need: clause.need, alternatives, work }
    })
    .sort((a, b) => rank[a.need] - rank[b.need] || a.work - b.work || a.index - b.index)
}

function compileAlternative(
  alternative: Alternative,
  vocabulary: Vocabulary,
  documents: number,
): CompiledAlternative[] {
  const boost = alternative.boost ?? 1
  const [only] = alternative.terms
  if (alternative.prefix === true && only !== undefined) {
    // The words of one prefix count as one word, as common as all of them together.
    const words = vocabulary.beginningWith(only, PREFIX_WORDS)
    const having = words.reduce((sum, word) => sum + vocabulary.count(word), 0)
    const scores = scoresByByte(rarity(documents, Math.min(documents, having)), boost)
    return words.map((word) => ({ terms: [word], scores: [scores], offsets: null }))
  }
  const terms: number[] = []
  for (const term of alternative.terms) {
    const number = vocabulary.find(term)
    if (number === undefined) return []
    terms.push(number)
  }
  if (terms.length === 0) return []
  return [
    {
      terms,
      scores: terms.map((term) => scoresByByte(rarity(documents, vocabulary.count(term)), boost)),
      offsets: terms.length > 1 ? (alternative.offsets ?? null) : null,
    },
  ]
}

function least(terms: readonly number[], vocabulary: Vocabulary): number {
  return terms.reduce((fewest, term) => Math.min(fewest, vocabulary.count(term)), Number.POSITIVE_INFINITY)
}
