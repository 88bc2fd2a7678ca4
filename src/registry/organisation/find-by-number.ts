import { groupBy } from '#platform/grouping'
import type { Organisation, OrganisationAlias } from './organisation.ts'
import { type OrganisationNumber, readOrganisationNumber } from './organisation-number.ts'

/** What a written number can mean. */
export type NumberFinding =
  | { state: 'none' }
  /** No Swedish organisation number, or one whose check digit is wrong: says nothing for or against a name. */
  | { state: 'useless'; because: 'unreadable' | 'check-digit'; near: readonly string[] }
  /** A sound number, or a foreign or personal one, that belongs to somebody the register does not hold. */
  | { state: 'stranger'; shown: string | null }
  /** A number under which the body is also met. */
  | { state: 'other-number'; organisation: Organisation }
  /** `bodies` share the number; `one` is meant when nothing else is said. */
  | { state: 'known'; bodies: readonly Organisation[]; one: Organisation | null }

/** Finds the bodies that a written number can mean. */
export type NumberIndex = (written: string | undefined) => NumberFinding

const foreign = /^(?!SE)[A-Z]{2}[ -]?\d{5,}/i

/** Lays out the numbers of the register. Pure. */
export function createNumberIndex(
  organisations: readonly Organisation[],
  aliases: readonly OrganisationAlias[],
): NumberIndex {
  const byDigits = groupBy(organisations, ({ id }) => id.slice(2, 12))
  const byId = new Map(organisations.map((one) => [one.id, one]))
  const otherNumbers = new Map(
    aliases.flatMap(({ alias, kind, organisationId }) => {
      const one = byId.get(organisationId)
      return kind === 'other-number' && one ? [[alias, one] as const] : []
    }),
  )
  return (written) => {
    if (written === undefined || written.trim() === '') return { state: 'none' }
    const number = readOrganisationNumber(written)
    if (!number && foreign.test(written.trim())) return { state: 'stranger', shown: null }
    if (!number) return { state: 'useless', because: 'unreadable', near: [] }
    if (!number.checkDigitHolds) {
      return { state: 'useless', because: 'check-digit', near: nearNumbers(number, [...byDigits.keys()]) }
    }
    const bodies = byDigits.get(number.digits)
    if (bodies) return { state: 'known', bodies, one: meant(number, bodies) }
    const other = otherNumbers.get(number.digits)
    if (other) return { state: 'other-number', organisation: other }
    return { state: 'stranger', shown: number.personal ? null : number.digits }
  }
}

function meant(number: OrganisationNumber, bodies: readonly Organisation[]): Organisation | null {
  const id = number.suffix === null ? `SE${number.digits}` : `SE${number.digits}-${number.suffix}`
  const [only] = bodies
  if (number.suffix === null && bodies.length === 1) return only ?? null
  return bodies.find((body) => body.id === id) ?? null
}

/** The registered numbers that differ from a wrong one in one digit, or by two neighbours having changed places. */
function nearNumbers({ digits, personal }: OrganisationNumber, known: readonly string[]): string[] {
  if (personal) return []
  return known.filter((candidate) => {
    const places = [...digits].flatMap((digit, place) => (digit === candidate[place] ? [] : [place]))
    const [first, second] = places
    if (first === undefined || second === undefined) return places.length === 1
    const swapped = digits[first] === candidate[second] && digits[second] === candidate[first]
    return places.length === 2 && second === first + 1 && swapped
  })
}
