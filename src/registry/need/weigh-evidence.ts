import { groupBy } from '#platform/grouping'
import type { Need } from './need.ts'
import type { NeedPatterns } from './need-patterns.ts'
import type { NeedEvidence } from './need-verdict.ts'
import { type Recognition, recognisePatterns } from './recognise-patterns.ts'
import type { AtomisedWord } from './word-atoms.ts'

/** What speaks for one need. */
export interface NeedCase {
  need: string
  evidence: readonly NeedEvidence[]
  /** The atoms of the title that the need explains, each with its worth. */
  explains: ReadonlyMap<number, number>
}

const WORTH = {
  /** A weak word against a plain one. */
  weak: 0.35,
  /** A need that says how rather than what for, against a particular one. */
  service: 0.4,
  tool: 0.6,
  /** A word in the text against one in the title. */
  text: 0.35,
  /** The words a title begins with say what is bought; what follows says for whom. */
  first: 1.2,
  /** A CPV code that names the need. Never enough alone: buyers choose codes loosely. */
  cpv: 1.4,
}
/** Evidence worth less is not worth showing. */
const TRIFLE = 0.05

/** Weighs evidence for needs by how telling its words are (`NeedPatterns.worthOf`). */
export function createWeigher(patterns: NeedPatterns, needs: ReadonlyMap<string, Need>) {
  /** The needs that a title or a text speaks for. */
  function weighWords(where: 'title' | 'text', words: readonly AtomisedWord[]): NeedCase[] {
    const byNeed = groupBy(recognisePatterns(patterns, words), ({ pattern }) => pattern.need)
    const weigh = where === 'title' ? weighTitle : weighText
    return [...byNeed].map(([need, recognitions]) => {
      const general = needs.get(need)?.general
      const factor = general === undefined ? 1 : WORTH[general]
      return { need, ...weigh(recognitions, factor) }
    })
  }

  /** In a title every atom counts once, for the strongest word that explains it. */
  function weighTitle(recognitions: readonly Recognition[], factor: number) {
    const explains = new Map<number, number>()
    const evidence: NeedEvidence[] = []
    for (const { recognition, strength } of ranked(recognitions, (found) => leading(found) * factor)) {
      const fresh = recognition.covers.filter((place) => !explains.has(place))
      const each = strength / recognition.covers.length
      if (each * fresh.length <= TRIFLE) continue
      for (const place of fresh) explains.set(place, each)
      evidence.push(shown('title', recognition, each * fresh.length))
    }
    return { explains, evidence }
  }

  /** In a text, which repeats itself, every stem counts once. */
  function weighText(recognitions: readonly Recognition[], factor: number) {
    const counted = new Set<string>()
    const evidence: NeedEvidence[] = []
    for (const { recognition, strength } of ranked(recognitions, () => factor * WORTH.text)) {
      const { stems } = recognition.pattern
      const fresh = stems.filter((stem) => !counted.has(stem))
      const worth = (strength * worthOf(fresh)) / worthOf(stems)
      if (!(worth > TRIFLE)) continue
      for (const stem of fresh) counted.add(stem)
      evidence.push(shown('text', recognition, worth))
    }
    return { explains: new Map<number, number>(), evidence }
  }

  function ranked(recognitions: readonly Recognition[], factorOf: (recognition: Recognition) => number) {
    return recognitions
      .map((recognition) => ({ recognition, strength: strengthOf(recognition) * factorOf(recognition) }))
      .sort(
        (a, b) =>
          b.strength - a.strength || (a.recognition.pattern.text < b.recognition.pattern.text ? -1 : 1),
      )
  }

  function strengthOf({ pattern, likeness }: Recognition): number {
    return worthOf(pattern.stems) * likeness * (pattern.weak ? WORTH.weak : 1)
  }

  function worthOf(stems: readonly string[]): number {
    return [...new Set(stems)].reduce((sum, stem) => sum + patterns.worthOf(stem), 0)
  }

  return weighWords
}

/** The needs that CPV codes name. */
export function weighCpv(needs: Iterable<Need>, cpv: readonly string[]): NeedCase[] {
  const codes = cpv.map((code) => code.slice(0, 8))
  return [...needs].flatMap((need) => {
    const code = codes.find((given) => need.cpv.includes(given))
    if (code === undefined) return []
    const evidence: NeedEvidence = { where: 'cpv', words: [code], because: code, worth: WORTH.cpv }
    return [{ need: need.id, evidence: [evidence], explains: new Map() }]
  })
}

function leading({ covers }: Recognition): number {
  return covers.includes(0) ? WORTH.first : 1
}

function shown(where: 'title' | 'text', { words, pattern }: Recognition, worth: number): NeedEvidence {
  return { where, words, because: pattern.text, worth }
}
