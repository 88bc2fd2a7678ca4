/**
 * The functional map of public work. A need is what is to be done, whatever product does it; areas hold groups, groups
 * hold needs. A theme is a societal goal that needs from several areas serve. A verdict is a need told for a record by
 * rules, with their evidence; a correction is a person's word, which stands before it.
 */

export { createNeedClassifier, type NeedClassifier } from './classify-needs.ts'
export { correctNeeds, MOST_NEEDS, mayCorrectNeeds, NeedCorrection } from './correct-needs.ts'
export { needMessages as registryNeedMessages } from './messages.ts'
export type { Generality, Need, NeedLevel, NeedWord, Theme } from './need.ts'
export { needEdition } from './need-edition.ts'
export { type NeedSubject, needsByRules } from './need-subject.ts'
export type { NeedEvidence, NeedField, NeedQuestion, NeedVerdict } from './need-verdict.ts'
export { NeedsForm } from './needs-form.tsx'
export { NeedsSection } from './needs-section.tsx'
export { RecordNeeds, readRecordNeeds } from './read-record-needs.ts'
export { readTaxonomy, type Taxonomy } from './read-taxonomy.ts'
export { tellNeeds } from './tell-needs.ts'
