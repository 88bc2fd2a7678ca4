/**
 * What exists, and who says so.
 *
 * organisation  a public body with an organisation number
 * initiative    an organisation's effort with an aim, a phase, a cost and dates; not its result
 * solution      something others can reuse, open or bought
 * product       what a supplier sells under a name
 * observation   what one source claims about one thing at one time; never edited
 * claim         one field of an observation
 * identifier    a name of a thing that holds across sources, `scheme:value`
 * link          a typed tie between records, or from a record to an organisation or to words
 * merged record what all observations say together, each field knowing its sources
 */

export { differencePath, tellDifference } from './as-of/difference-item.tsx'
export { DifferencesPage } from './as-of/differences-page.tsx'
export { Difference, listDifferences, type Span } from './as-of/list-differences.ts'
export { asOfMessages } from './as-of/messages.ts'
export { registryAgainstLedger } from './check-against-ledger.ts'
export { messages } from './messages.ts'
export {
  correctNeeds,
  createNeedClassifier,
  mayCorrectNeeds,
  type Need,
  type NeedClassifier,
  type NeedSubject,
  NeedsForm,
  NeedsSection,
  type NeedVerdict,
  needEdition,
  needsByRules,
  RecordNeeds,
  readRecordNeeds,
  readTaxonomy,
  registryNeedMessages,
  type Taxonomy,
  tellNeeds,
} from './need/index.ts'
export * from './observation/claims.ts'
export type { Issue } from './observation/issue.ts'
export * from './observation/observation.ts'
export * from './observation/values.ts'
export * from './organisation/index.ts'
export {
  listOrganisations,
  OrganisationStanding,
  readOrganisation,
} from './organisation/list-organisations.ts'
export { OrganisationPage, type TellingSource } from './organisation/organisation-page.tsx'
export {
  CoverageMap,
  type OrganisationFilter,
  OrganisationsNarrowed,
  OrganisationsPage,
} from './organisation/organisations-page.tsx'
export { loadResolver, registerOrganisations } from './organisation/register-organisations.ts'
export { type RedactedWords, redactWords, type WordsRedacted } from './record/apply-redaction.ts'
export { type ExportedRecord, exportRecords, readExported } from './record/export-records.ts'
export {
  countFacets,
  countRecords,
  type ListPage,
  listRecords,
  type RecordFacets,
  type RecordFilter,
  type RecordSort,
  recordSorts,
} from './record/list-records.ts'
export { markMissing } from './record/mark-missing.ts'
export { readRecord } from './record/read-record.ts'
export { type Origin, type Outcome, recordObservations } from './record/record-observations.ts'
export { RecordPage } from './record/record-page.tsx'
export { recordPaths } from './record/record-paths.ts'
export { LinkView, OrganisationMention, RecordSummary, RecordView, Voice } from './record/record-view.ts'
export {
  type RemovedCounty,
  removeDemonstrationRecords,
} from './record/remove-demonstration-records.ts'
export { showField } from './record/show-field.tsx'
export { toResult } from './record/to-result.tsx'
export { RegistryReplay, registryChecksums } from './replay-entries.ts'
