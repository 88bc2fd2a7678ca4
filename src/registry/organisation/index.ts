/** The register of public organisations, and how names and numbers are resolved to them. */
export {
  countsAs,
  existedOn,
  Organisation,
  OrganisationAlias,
  OrganisationId,
  OrganisationKind,
  organisationKinds,
  organisationUri,
  type RegisterDoubt,
  registerDoubts,
} from './organisation.ts'
export {
  checkDigitHolds,
  formatOrganisationNumber,
  type OrganisationNumber,
  readOrganisationNumber,
} from './organisation-number.ts'
export { type Register, type RegisterFiles, readRegister } from './read-register.ts'
export { type Resolution, type ResolvedBy, resolvedBy } from './resolution.ts'
export { createResolver, type Resolve } from './resolve-organisation.ts'
