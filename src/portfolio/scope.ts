import type { Member } from './indicators/indicator.ts'
import { sizeOf, sizes } from './indicators/size.ts'

/** Whose tallies a page puts together. Empty lists leave that trait free. */
export interface Scope {
  /** The invented county instead of the country. */
  readonly demonstration: boolean
  readonly kinds: readonly string[]
  readonly counties: readonly string[]
  readonly sizes: readonly string[]
  /** A group of one's own, by organisation. */
  readonly group: readonly string[]
}

/** Everybody real. */
export const nation: Scope = { demonstration: false, kinds: [], counties: [], sizes: [], group: [] }

/** Values of one filter that an address may carry. */
const MOST = 400

/** The scope that an address asks for; what it does not know is left out. */
export function readScope(query: URLSearchParams): Scope {
  const many = (name: string, fits: RegExp) =>
    [...new Set(query.getAll(name))].filter((value) => fits.test(value)).slice(0, MOST)
  return {
    demonstration: query.get('urval') === 'pahittat',
    kinds: many('slag', /^[a-z-]{2,40}$/),
    counties: many('lan', /^\d{2}$/),
    sizes: many('storlek', /^[a-z0-9-]{2,20}$/).filter((value) => sizes.some(({ id }) => id === value)),
    group: many('grupp', /^SE\d{10}(-[a-z0-9]+)*$/),
  }
}

/** The query that leads back to a scope, without its question mark. */
export function writeScope(scope: Scope): string {
  const query = new URLSearchParams()
  if (scope.demonstration) query.set('urval', 'pahittat')
  for (const value of scope.kinds) query.append('slag', value)
  for (const value of scope.counties) query.append('lan', value)
  for (const value of scope.sizes) query.append('storlek', value)
  for (const value of scope.group) query.append('grupp', value)
  return query.toString()
}

/** Whether the scope is the whole nation, so that initiatives under no organisation belong to it. */
export const isNation = (scope: Scope): boolean => writeScope(scope) === ''

/** Whether an organisation is in a scope. The invented and the real are never put together, also not in a group of one's own. */
export function isIn(scope: Scope, member: Member): boolean {
  const within = (chosen: readonly string[], value: string | null) =>
    chosen.length === 0 || (value !== null && chosen.includes(value))
  return (
    member.demonstration === scope.demonstration &&
    within(scope.kinds, member.kind) &&
    within(scope.counties, member.county) &&
    within(scope.sizes, sizeOf(member)) &&
    within(scope.group, member.id)
  )
}

/** The filter of record lists that shows what is behind a figure. */
export function recordsOf(scope: Scope): string {
  const query = new URLSearchParams()
  for (const value of scope.group) query.append('organisation', value)
  for (const value of scope.kinds) query.append('slag', value)
  for (const value of scope.counties) query.append('lan', value)
  return query.toString()
}
