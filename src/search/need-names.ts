import type { Analyser } from '#platform/text'
import type { Need, Taxonomy } from '#registry'

/** One of the words a need goes by, in either language. */
export interface NeedName {
  /** What the index knows it by. Several must all be there; where they stand costs more to ask than it tells. */
  readonly terms: readonly string[]
  /** As the map of needs writes it. */
  readonly shown: string
}

/** The words that a need goes by, in both languages, the plainest first. */
export type NeedNames = (need: string) => readonly NeedName[]

/** More words than this of one language say little more, and each costs time. */
const MOST = 12

/** Makes what tells the words of a need. Each need is read the first time it is asked for. */
export function createNeedNames({ byId }: Taxonomy, analyser: Analyser): NeedNames {
  const read = new Map<string, readonly NeedName[]>()
  return (id) => {
    const known = read.get(id)
    if (known) return known
    const need = byId.get(id)
    const names = need === undefined ? [] : namesOf(need, analyser)
    read.set(id, names)
    return names
  }
}

function namesOf({ label, words, types }: Need, analyser: Analyser): NeedName[] {
  const telling = [...types, ...words].filter(({ weak }) => !weak)
  const listed = (['sv', 'en'] as const).flatMap((language) => {
    const own = telling.filter((word) => word.language === language).slice(0, MOST)
    return [...own, { text: label[language], language }]
  })
  const byTerms = new Map<string, NeedName>()
  for (const { text, language } of listed) {
    const terms = analyser
      .analyse(text, language)
      .filter(({ kind }) => kind === 'stem' || kind === 'acronym')
      .map(({ term }) => term)
    const key = terms.join(' ')
    if (terms.length > 0 && !byTerms.has(key)) byTerms.set(key, { terms, shown: text })
  }
  return [...byTerms.values()]
}
