/**
 * The functional map of public work. A need is what is to be done, whatever product does it; areas hold groups, groups
 * hold needs. A theme is a societal goal that needs from several areas serve. A verdict is a need told for an
 * initiative, by rules with their evidence or by a person.
 */

export { createNeedClassifier, type NeedClassifier } from './classify-needs.ts'
export type { Generality, Need, NeedLevel, NeedWord, Theme } from './need.ts'
export type {
  NeedCorrections,
  NeedEvidence,
  NeedField,
  NeedQuestion,
  NeedVerdict,
} from './need-verdict.ts'
export { readTaxonomy, type Taxonomy } from './read-taxonomy.ts'
