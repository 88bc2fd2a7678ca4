import type { NeedPatterns, Pattern } from './need-patterns.ts'
import type { Atom, AtomisedWord } from './word-atoms.ts'

/** A pattern recognised in a text. */
export interface Recognition {
  pattern: Pattern
  /** Indices of the text's atoms that it explains. */
  covers: readonly number[]
  /** 1 when the words stand together as in the pattern, less when they stand apart. */
  likeness: number
  /** The words of the text, as written. */
  words: readonly string[]
}

/** What a word of the taxonomy is worth when its parts stand apart in the text: `planering av hemtjänst`. */
const APART = 0.75
/** How many atoms may stand between parts that still belong together. */
const REACH = 6

interface PlacedAtom extends Atom {
  word: AtomisedWord
}

/** Finds every pattern whose atoms all occur in the text, together or close to each other. */
export function recognisePatterns(patterns: NeedPatterns, text: readonly AtomisedWord[]): Recognition[] {
  const atoms = text.flatMap((word) => word.atoms.map((atom): PlacedAtom => ({ ...atom, word })))
  const places = placesOf(atoms)
  const stems = new Set([...places.keys(), ...text.flatMap(({ wholes }) => wholes)])
  const found: Recognition[] = []
  for (const stem of stems) {
    for (const pattern of patterns.byStem.get(stem) ?? []) {
      const covered = placed(pattern, atoms, places)
      if (covered === undefined) continue
      const words = [...new Set(covered.map((index) => atoms[index]?.word.written ?? ''))]
      found.push({ pattern, covers: covered, likeness: together(covered) ? 1 : APART, words })
    }
  }
  return found
}

function placesOf(atoms: readonly Atom[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  atoms.forEach(({ stem, others }, index) => {
    for (const key of new Set([stem, ...others])) {
      const known = places.get(key)
      if (known === undefined) places.set(key, [index])
      else known.push(index)
    }
  })
  return places
}

/** Where the pattern's atoms stand: the tightest place in the pattern's own order first, else any order within reach. */
function placed(
  { stems, words }: Pattern,
  atoms: readonly PlacedAtom[],
  places: ReadonlyMap<string, readonly number[]>,
): readonly number[] | undefined {
  const whole = wholeWord(words, atoms)
  if (whole !== undefined) return whole
  const [first = '', ...rest] = stems
  let best: readonly number[] | undefined
  for (const start of places.get(first) ?? []) {
    const covered = rest.reduce<number[] | undefined>(
      (so, stem) => extend(so, nearest(places.get(stem) ?? [], so?.at(-1) ?? start)),
      [start],
    )
    if (covered !== undefined && belongs(covered, atoms)) {
      if (best === undefined || spread(covered) < spread(best)) best = covered
    }
  }
  return best
}

/**
 * Parts belong together when they stand close and one of them is a word of its own: `planering av hemtjänst`, but
 * not `ledare` and `utveckling` out of `projektledare för apputveckling`.
 */
function belongs(covered: readonly number[], atoms: readonly PlacedAtom[]): boolean {
  if (together(covered)) return true
  const free = covered.some((place) => atoms[place]?.word.atoms.length === 1)
  return free && spread(covered) <= covered.length + REACH
}

/** A one-word pattern also fits a word with the same stem that came apart differently. */
function wholeWord(words: readonly AtomisedWord[], atoms: readonly PlacedAtom[]): number[] | undefined {
  const [only, ...more] = words
  if (only === undefined || more.length > 0) return undefined
  const at = atoms.findIndex(({ word }) => word.wholes.some((whole) => only.wholes.includes(whole)))
  const word = atoms[at]?.word
  return word === undefined ? undefined : word.atoms.map((_, index) => at + index)
}

/** The place right after `from` if there is one, else the closest. */
function nearest(places: readonly number[], from: number): number | undefined {
  if (places.includes(from + 1)) return from + 1
  const sorted = [...places].sort((a, b) => Math.abs(a - from) - Math.abs(b - from))
  return sorted[0]
}

function extend(covered: number[] | undefined, next: number | undefined): number[] | undefined {
  return covered === undefined || next === undefined ? undefined : [...covered, next]
}

function spread(covered: readonly number[]): number {
  return Math.max(...covered) - Math.min(...covered) + 1
}

function together(covered: readonly number[]): boolean {
  return covered.every((place, index) => index === 0 || place === (covered[index - 1] ?? 0) + 1)
}
