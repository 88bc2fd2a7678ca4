import { groupBy } from '#platform/grouping'
import type { Taxonomy } from './read-taxonomy.ts'
import type { Atomise, AtomisedWord } from './word-atoms.ts'

/** A word or phrase of a need, taken apart so that it can be recognised in other inflections and compounds. */
export interface Pattern {
  need: string
  /** As written in the taxonomy. */
  text: string
  weak: boolean
  words: readonly AtomisedWord[]
  /** The stems of all atoms, in order. */
  stems: readonly string[]
}

/** All patterns, found by the stem that is rarest among them, and how telling each stem is. */
export interface NeedPatterns {
  /** Patterns whose rarest atom, or whole word, is this stem. */
  byStem: ReadonlyMap<string, readonly Pattern[]>
  /**
   * How telling a stem is, in natural units: ln((needs + 1) / (needs that use the stem + 0.5)), the usual inverse
   * document frequency. `system` is worth next to nothing, `bygglov` nearly 6.
   */
  worthOf(stem: string): number
}

/** Prepares the words, product types and labels of every need for recognition. */
export function buildNeedPatterns(taxonomy: Taxonomy, atomise: Atomise): NeedPatterns {
  const leaves = taxonomy.needs.filter((need) => need.level === 'need')
  const patterns = leaves.flatMap((need) => {
    const labels = [
      { text: need.label.sv, language: 'sv', weak: false },
      { text: need.label.en, language: 'en', weak: false },
    ] as const
    return [...need.words, ...need.types, ...labels].flatMap(({ text, language, weak }): Pattern[] => {
      const words = atomise(text, language)
      const stems = words.flatMap(({ atoms }) => atoms.map(({ stem }) => stem))
      return stems.length === 0 ? [] : [{ need: need.id, text, weak, words, stems }]
    })
  })
  const usedBy = new Map<string, Set<string>>()
  for (const { need, stems } of patterns) {
    for (const stem of stems) add(usedBy, stem, need)
  }
  const worthOf = (stem: string) => Math.log((leaves.length + 1) / ((usedBy.get(stem)?.size ?? 0) + 0.5))
  return { byStem: groupBy(patterns, (pattern) => rarest(pattern.stems, worthOf)), worthOf }
}

function rarest(stems: readonly string[], worthOf: (stem: string) => number): string {
  return stems.reduce((best, stem) => (worthOf(stem) > worthOf(best) ? stem : best))
}

function add(sets: Map<string, Set<string>>, key: string, value: string) {
  const set = sets.get(key)
  if (set === undefined) sets.set(key, new Set([value]))
  else set.add(value)
}
