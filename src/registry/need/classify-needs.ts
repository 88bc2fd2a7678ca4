import { type Analyser, createAnalyser, type TextLanguage } from '#platform/text'
import { chooseNeeds } from './choose-needs.ts'
import { buildNeedPatterns } from './need-patterns.ts'
import type { NeedQuestion, NeedVerdict } from './need-verdict.ts'
import { readTaxonomy, type Taxonomy } from './read-taxonomy.ts'
import { createWeigher, weighCpv } from './weigh-evidence.ts'
import { withoutFrame } from './without-frame.ts'
import { createAtomiser } from './word-atoms.ts'

/** Tells the needs of an initiative: up to three, strongest first, none when unsure. */
export type NeedClassifier = (question: NeedQuestion) => NeedVerdict[]

/**
 * Makes a classifier from the taxonomy. It is pure and deterministic and takes about a millisecond a title; preparing
 * it takes about a second, so make one and keep it.
 */
export function createNeedClassifier(
  taxonomy: Taxonomy = readTaxonomy(),
  analyser: Analyser = createAnalyser(),
): NeedClassifier {
  const atomise = createAtomiser(analyser)
  const weighWords = createWeigher(buildNeedPatterns(taxonomy, atomise), taxonomy.byId)
  return ({ title, text = '', cpv = [], language = 'unknown' }) =>
    chooseNeeds([
      ...weighWords('title', atomise(withoutFrame(title), readAs(language))),
      ...weighWords('text', atomise(text, readAs(language))),
      ...weighCpv(taxonomy.needs, cpv),
    ])
}

/** Swedish titles are full of English terms (`Managed Security Services`), so they are read as both. */
function readAs(language: TextLanguage): TextLanguage {
  return language === 'en' ? 'en' : 'unknown'
}
