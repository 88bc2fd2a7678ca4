import { createIndex, type FieldTerm, readQuery, type Schema } from '#platform/index'
import type { Analyser, TextLanguage } from '#platform/text'
import type { Need, Taxonomy } from '#registry'

/** A need whose own words are near those typed, and the terms in common. */
export interface GuessedNeed {
  readonly need: string
  readonly terms: ReadonlySet<string>
}

/** Finds the need that words come nearest to, when the rules cannot tell it for sure. At most one. */
export type NeedGuesser = (words: string) => GuessedNeed[]

const schema: Schema = {
  version: 'needs-1',
  fields: [
    { name: 'label', weight: 3, b: 0.3, typicalLength: 4 },
    { name: 'words', weight: 1.5, b: 0.3, typicalLength: 30 },
  ],
  facets: [],
  numbers: [],
}

/** Makes a guesser: a small index of the taxonomy's own labels and words, in both languages. */
export function createNeedGuesser(taxonomy: Taxonomy, analyser: Analyser): NeedGuesser {
  const index = createIndex(schema)
  for (const need of taxonomy.needs) {
    if (need.level === 'need') index.put({ id: need.id, fields: fieldsOf(need, analyser) })
  }
  // spelling is put right among the records' own words; here it would cost ten times the search itself
  const asIs = { ...index, correct: () => [] }
  return (words) => {
    const { clauses } = readQuery(words, analyser, asIs, { need: 'may' })
    const [hit] = clauses.length === 0 ? [] : index.search({ clauses, limit: 1, explain: true }).hits
    if (!hit?.why) return []
    const met = new Set(hit.why.map(({ clause }) => clause))
    // one word in common among many says nothing
    if (2 * met.size <= clauses.length) return []
    return [{ need: hit.id, terms: new Set(hit.why.map(({ term }) => term)) }]
  }
}

function fieldsOf({ label, words, types }: Need, analyser: Analyser): Record<string, FieldTerm[]> {
  const read = (text: string, language: TextLanguage) => analyser.analyse(text, language)
  const listed = [...words, ...types]
  const told = (language: 'sv' | 'en') =>
    listed
      .filter((word) => word.language === language)
      .map(({ text }) => text)
      .join(' . ')
  const shifted = (terms: FieldTerm[], by: number) =>
    terms.map(({ term, weight, position }) => ({ term, weight, position: position + by }))
  return {
    label: [...read(label.sv, 'sv'), ...shifted(read(label.en, 'en'), 100)],
    words: [...read(told('sv'), 'sv'), ...shifted(read(told('en'), 'en'), 1_000)],
  }
}
