import { type Analyser, createAnalyser, type TextLanguage } from '#platform/text'
import { groupBy } from './group-by.ts'
import type { Need } from './need.ts'
import { buildNeedPatterns } from './need-patterns.ts'
import { readTaxonomy, type Taxonomy } from './read-taxonomy.ts'
import { type Recognition, recognisePatterns } from './recognise-patterns.ts'
import { withoutFrame } from './without-frame.ts'
import { createAtomiser } from './word-atoms.ts'

/** What is known of an initiative when its needs are to be told. */
export interface NeedQuestion {
  /** Identifies the initiative in `corrections`. */
  id?: string
  title: string
  /** The need or a summary, in the same language as the title. */
  text?: string
  /** CPV 2008 codes, with or without check digit or name after them. */
  cpv?: readonly string[]
  /** `unknown` when left out. */
  language?: TextLanguage
}

/** Why a need was chosen: the words as they stand in the source, and the word of the taxonomy they answered to. */
export interface NeedEvidence {
  where: 'title' | 'text' | 'cpv'
  words: readonly string[]
  /** The taxonomy's word, or the CPV code. */
  because: string
  /** Its share of the score. */
  worth: number
}

/** A need that was told, strongest first in a list. */
export interface NeedVerdict {
  need: string
  /** A person's word, or the rules'. */
  by: 'person' | 'rules'
  /** The sum of the evidence; comparable within one classification and against `LEAST`. Infinite when a person decided. */
  score: number
  evidence: readonly NeedEvidence[]
}

/** Needs that people have set, by initiative id; an empty list says that none fits. They override the rules. */
export type NeedCorrections = ReadonlyMap<string, readonly string[]>

export type NeedClassifier = (question: NeedQuestion, corrections?: NeedCorrections) => NeedVerdict[]

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
/** Below this nothing is said: one plain word of a particular need is worth 3 to 6. */
export const LEAST = 1.5
/** Further needs must come this close to the first, */
const NEAR = 0.45
/** and most of their worth must rest on words the stronger needs did not explain. */
const NEW_WORDS = 0.6
const MOST_NEEDS = 3

/** Makes a classifier from the taxonomy. Pure and deterministic; preparing takes some tenths of a second. */
export function createNeedClassifier(
  taxonomy: Taxonomy = readTaxonomy(),
  analyser: Analyser = createAnalyser(),
): NeedClassifier {
  const atomise = createAtomiser(analyser)
  const patterns = buildNeedPatterns(taxonomy, atomise)

  /** Evidence per need from one field. Every atom counts once per need, for the best word that explains it. */
  function read(where: 'title' | 'text', text: string, language: TextLanguage): Scored[] {
    const found = recognisePatterns(patterns, atomise(text, language))
    return [...groupBy(found, ({ pattern }) => pattern.need)].map(([id, recognitions]) =>
      weigh(id, where, recognitions),
    )
  }

  function weigh(id: string, where: 'title' | 'text', recognitions: readonly Recognition[]): Scored {
    const general = taxonomy.byId.get(id)?.general
    const factor = (general === undefined ? 1 : WORTH[general]) * (where === 'text' ? WORTH.text : 1)
    const valued = recognitions
      .map((recognition) => ({
        ...recognition,
        strength: strengthOf(recognition) * factor * (leads(where, recognition) ? WORTH.first : 1),
      }))
      .sort((a, b) => b.strength - a.strength || a.pattern.text.localeCompare(b.pattern.text, 'sv'))
    const evidence: NeedEvidence[] = []
    const covers = new Map<number, number>()
    const stems = new Set<string>()
    for (const { pattern, words, strength, covers: places } of valued) {
      const whole = worthOf(pattern.stems)
      const fresh = where === 'title' ? places.filter((place) => !covers.has(place)) : places
      const freshStems = pattern.stems.filter((stem) => !stems.has(stem))
      const share = where === 'title' ? fresh.length / places.length : worthOf(freshStems) / whole
      const worth = strength * share
      if (worth <= 0.05) continue
      evidence.push({ where, words, because: pattern.text, worth })
      for (const place of fresh) if (where === 'title') covers.set(place, worth / fresh.length)
      for (const stem of pattern.stems) stems.add(stem)
    }
    return { need: id, evidence, covers }
  }

  function strengthOf({ pattern, likeness }: Recognition): number {
    return worthOf(pattern.stems) * likeness * (pattern.weak ? WORTH.weak : 1)
  }

  function worthOf(stems: readonly string[]): number {
    return [...new Set(stems)].reduce((sum, stem) => sum + patterns.worthOf(stem), 0)
  }

  return ({ id, title, text = '', cpv = [], language = 'unknown' }, corrections) => {
    const corrected = id === undefined ? undefined : corrections?.get(id)
    if (corrected !== undefined) return corrected.map(byPerson)
    const scored = merge([
      ...read('title', withoutFrame(title), readAs(language)),
      ...read('text', text, readAs(language)),
      ...byCpv(taxonomy.needs, cpv),
    ])
    return choose(scored)
  }
}

function leads(where: 'title' | 'text', { covers }: Recognition): boolean {
  return where === 'title' && covers.includes(0)
}

interface Scored {
  need: string
  evidence: readonly NeedEvidence[]
  /** The atoms of the title that it explains, with their worth. */
  covers: ReadonlyMap<number, number>
}

/** Swedish titles are full of English terms (`Managed Security Services`), so they are read as both. */
function readAs(language: TextLanguage): TextLanguage {
  return language === 'en' ? 'en' : 'unknown'
}

function byCpv(needs: readonly Need[], cpv: readonly string[]): Scored[] {
  const codes = cpv.map((code) => code.slice(0, 8))
  return needs.flatMap((need) => {
    const code = codes.find((given) => need.cpv.includes(given))
    if (code === undefined) return []
    return [
      {
        need: need.id,
        evidence: [{ where: 'cpv', words: [code], because: code, worth: WORTH.cpv }],
        covers: new Map(),
      },
    ]
  })
}

function merge(scored: readonly Scored[]): Scored[] {
  return [...groupBy(scored, ({ need }) => need)].map(([need, parts]) => ({
    need,
    evidence: parts.flatMap(({ evidence }) => evidence),
    covers: new Map(parts.flatMap(({ covers }) => [...covers])),
  }))
}

function choose(scored: readonly Scored[]): NeedVerdict[] {
  const ranked = scored
    .map((candidate) => ({ ...candidate, score: total(candidate.evidence) }))
    .sort((a, b) => b.score - a.score || (a.need < b.need ? -1 : 1))
  const best = ranked[0]
  if (best === undefined || best.score < LEAST) return []
  const explained = new Set<number>()
  const chosen: NeedVerdict[] = []
  for (const { need, evidence, covers, score } of ranked) {
    if (chosen.length === MOST_NEEDS || score < LEAST || score < best.score * NEAR) break
    const fresh = [...covers].filter(([place]) => !explained.has(place))
    const freshWorth = fresh.reduce((sum, [, worth]) => sum + worth, 0)
    if (chosen.length > 0 && freshWorth < score * NEW_WORDS) continue
    for (const [place] of covers) explained.add(place)
    chosen.push({ need, by: 'rules', score, evidence })
  }
  return chosen
}

function total(evidence: readonly NeedEvidence[]): number {
  return evidence.reduce((sum, { worth }) => sum + worth, 0)
}

function byPerson(need: string): NeedVerdict {
  return { need, by: 'person', score: Number.POSITIVE_INFINITY, evidence: [] }
}
