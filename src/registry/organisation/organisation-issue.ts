import type { Issue } from '../observation/issue.ts'
import type { OrganisationReference } from '../observation/observation.ts'
import { readOrganisationNumber } from './organisation-number.ts'
import type { Resolution } from './resolution.ts'

/** What the owner of the data is told when an organisation could not be told for certain; null when it could. */
export function organisationIssue(
  reference: OrganisationReference,
  resolution: Resolution,
  place: string,
): Issue | null {
  if (resolution.outcome === 'resolved') return null
  return {
    severity: 'deviation',
    code: `${resolution.outcome}-organisation`,
    place,
    value: [reference.name, shownNumber(reference.number)].filter(Boolean).join(', ').slice(0, 500),
    message: resolution.reason,
  }
}

/** A sole trader's organisation number is a personal identity number, and is never shown. */
function shownNumber(number: string | undefined): string | undefined {
  return number && readOrganisationNumber(number)?.personal ? '…' : number
}
