/**
 * Finds what points out a person in free text, before it becomes public. Pure and without Node, so that the browser
 * and the server tell the same.
 *
 * - finding: one place in the text, what kind it is, where it stands, and how it was written
 */

export { type Finding, type FindingKind, findPersonalData } from './find-personal-data.ts'
export { findingNames, personalIn } from './messages.ts'
export { type PublicTexts, refusePersonalData } from './refuse-personal-data.ts'
