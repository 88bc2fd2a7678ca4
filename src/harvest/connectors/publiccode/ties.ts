import type { ObservationDraft } from '#registry'
import { repositoryIdentifier } from '../../web-address.ts'
import type { Report } from './report.ts'
import { linesOf, take } from './take.ts'
import type { Value } from './yaml-tree.ts'

type Tie = NonNullable<ObservationDraft['links']>[number]

/** Room for the longest list met, 5,202, three times over; the contract takes 20,000 ties. */
const MOST_USERS = 19_000
const MOST_BASES = 100

/** The ties a file claims: who uses the program, by name and unverified, and what it is built on. */
export function readTies(root: ReadonlyMap<string, Value>, report: Report): Tie[] {
  const users = linesOf(namesOf(take(root, 'usedBy', report)), report, MOST_USERS, 2_000)
  const bases = linesOf(take(root, 'isBasedOn', report), report, MOST_BASES, 2_000)
  return [...users.map(usedBy), ...bases.map(buildsOn)]
}

function usedBy(name: string): Tie {
  return { type: 'used-by', to: name.length > 300 ? { words: name } : { organisation: { name } } }
}

function buildsOn(written: string): Tie {
  const identifier = /[/:]/.test(written) ? repositoryIdentifier(written) : null
  return { type: 'builds-on', to: identifier ? { record: 'solution', identifier } : { words: written } }
}

/** Some write `usedBy` as objects with a `name`, as `fundedBy` is written; the name is what was meant. */
function namesOf(value: Value | undefined): Value | undefined {
  if (value?.kind !== 'list') return value
  const items = value.items.map((item) => (item.kind === 'map' ? (item.entries.get('name') ?? item) : item))
  return { ...value, items }
}
