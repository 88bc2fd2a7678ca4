import type { OrganisationReference } from '../observation/observation.ts'
import { findByName, LONGEST_NAME } from './find-by-name.ts'
import { createNumberIndex } from './find-by-number.ts'
import { createNameIndex } from './name-index.ts'
import type { Organisation, OrganisationAlias } from './organisation.ts'
import { readOrganisationNumber } from './organisation-number.ts'
import type { Resolution } from './resolution.ts'
import { createSuggest } from './suggest-organisations.ts'
import { weighFindings } from './weigh-findings.ts'

/**
 * Says which organisation a source means by a number, a name or both, and why; never guesses.
 * `on` (`YYYY-MM-DD`) is the day the source speaks of: it settles names that have moved from one body to another.
 */
export type Resolve = (reference: OrganisationReference, on?: string) => Resolution

/** How many answers are kept ready; sources name the same few hundred bodies over and over. */
const REMEMBERED = 20_000
const SUGGESTED = 3

/** Makes a resolver from the register. Pure: the same register and reference always give the same answer. */
export function createResolver(
  organisations: readonly Organisation[],
  aliases: readonly OrganisationAlias[],
): Resolve {
  const names = createNameIndex(organisations, aliases)
  const numbers = createNumberIndex(organisations, aliases)
  const suggest = createSuggest(organisations, aliases)
  const remembered = new Map<string, Resolution>()

  const resolveAnew = (reference: OrganisationReference, on?: string): Resolution => {
    const { number, name } = tidied(reference)
    const byNumber = numbers(number)
    const byName = name === '' ? null : findByName(names, name)
    const near = byNumber.state === 'useless' ? byNumber.near.map((digits) => `SE${digits}`) : []
    const suggestions = () => [...new Set([...near, ...suggest(name, SUGGESTED)])].slice(0, SUGGESTED)
    return weighFindings({ name, byNumber, byName, on, suggestions })
  }

  return (reference, on) => {
    const key = `${reference.number ?? ''}\u0000${reference.name ?? ''}\u0000${on ?? ''}`
    const known = remembered.get(key)
    if (known) return known
    const resolution = resolveAnew(reference, on)
    if (remembered.size >= REMEMBERED) remembered.clear()
    if (key.length <= 3 * LONGEST_NAME) remembered.set(key, resolution)
    return resolution
  }
}

/** Moves a number that was written in, or after, the name to where it belongs. */
function tidied(reference: OrganisationReference): { number: string | undefined; name: string } {
  const name = (reference.name ?? '')
    .trim()
    .slice(0, LONGEST_NAME + 1)
    .normalize('NFC')
  const number = reference.number?.trim()
  if (number) return { number, name }
  if (readOrganisationNumber(name)) return { number: name, name: '' }
  const inside = /(?<!\d)\d{6}-?\d{4}(?!\d)/.exec(name)?.[0]
  return inside
    ? { number: inside, name: name.replace(inside, ' ').replace(/[\s(,;:-]+[)]?\s*$/, '') }
    : { number, name }
}
