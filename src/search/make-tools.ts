import { setImmediate as breathe } from 'node:timers/promises'
import { createAnalyser } from '#platform/text'
import { createNeedClassifier, readTaxonomy } from '#registry'
import { createNeedGuesser } from './guess-needs.ts'
import type { Tools } from './index/to-document.ts'
import { createNeedNames } from './need-names.ts'

/** Makes what turns words into terms and needs. Takes about two seconds; others get their turn in between. */
export async function makeTools(): Promise<Tools> {
  const analyser = createAnalyser()
  await breathe()
  const taxonomy = readTaxonomy()
  const classify = createNeedClassifier(taxonomy, analyser)
  await breathe()
  const guessNeeds = createNeedGuesser(taxonomy, analyser)
  return { analyser, taxonomy, classify, guessNeeds, namesOf: createNeedNames(taxonomy, analyser) }
}
