import { groupBy } from '#platform/grouping'
import { foldedKey, nameKey } from './name-key.ts'
import { nameVariants } from './name-variants.ts'
import type { Organisation, OrganisationAlias } from './organisation.ts'

/** One way in which a written name can mean an organisation. */
export interface NameMatch {
  readonly organisation: Organisation
  readonly by: 'name' | 'alias' | 'former-name' | 'variant' | 'without-diacritics'
  /** The name as the register has it. */
  readonly name: string
  /** A mere place or a mere abbreviation: enough alone, too little as the first part of a longer name. */
  readonly weak: 'place' | 'letters' | null
  /** Last day of a former name, where known. */
  readonly until: string | null
}

/** Finds the organisations a written name can mean; all matches are equally good, the best kind there is. */
export type NameIndex = (written: string) => readonly NameMatch[]

/** Lays out the names of the register so that each is found by any regular spelling. Pure. */
export function createNameIndex(
  organisations: readonly Organisation[],
  aliases: readonly OrganisationAlias[],
): NameIndex {
  const aliasesOf = groupBy(
    aliases.filter(({ kind }) => kind !== 'other-number'),
    ({ organisationId }) => organisationId,
  )
  const exact = groupByKey(organisations.flatMap((one) => ownNames(one, aliasesOf.get(one.id) ?? [])))
  const variants = groupByKey(organisations.flatMap((one) => variantsOf(one, aliasesOf.get(one.id) ?? [])))
  const folded = foldedIndex([...exact, ...variants])
  return (written) => {
    const key = nameKey(written)
    // Two letters without a capital are a word: `av` is not Arbetsmiljöverket.
    if (key.length <= 2 && written === written.toLowerCase()) return []
    return exact.get(key) ?? variants.get(key) ?? folded(key)
  }
}

function ownNames(organisation: Organisation, aliases: readonly OrganisationAlias[]): NameMatch[] {
  const own = { organisation, by: 'name', name: organisation.nameSv, weak: null, until: null } as const
  const english = organisation.nameEn
  return [
    own,
    ...(english === null ? [] : [{ ...own, by: 'alias' as const, name: english }]),
    ...aliases.map((alias) => aliasMatch(organisation, alias)),
  ]
}

function aliasMatch(organisation: Organisation, { alias, kind, until }: OrganisationAlias): NameMatch {
  const place = kind === 'short' && organisation.kind === 'municipality' && !/ (?:kommun|stad)$/i.test(alias)
  const letters = kind === 'abbreviation' || (kind === 'former' && alias === alias.toUpperCase())
  const by = kind === 'former' ? 'former-name' : kind === 'capitals' ? 'name' : 'alias'
  return { organisation, by, name: alias, weak: place ? 'place' : letters ? 'letters' : null, until }
}

function variantsOf(organisation: Organisation, aliases: readonly OrganisationAlias[]): NameMatch[] {
  const plain = aliases.filter(({ kind }) => kind === 'short' || kind === 'legal').map(({ alias }) => alias)
  return nameVariants(organisation, plain).map((name) => ({
    organisation,
    by: 'variant',
    name,
    weak: null,
    until: null,
  }))
}

/** Groups matches by key, each organisation once a key, its strongest match first as they came. */
function groupByKey(matches: readonly NameMatch[]): Map<string, NameMatch[]> {
  const byKey = new Map<string, NameMatch[]>()
  for (const match of matches) {
    const key = nameKey(match.name)
    const group = byKey.get(key) ?? []
    byKey.set(key, group)
    if (!group.some(({ organisation }) => organisation === match.organisation)) group.push(match)
  }
  return byKey
}

/**
 * Finds names written without dots and rings. What is written may lack them, never have others:
 * `Ostersund` is Östersund, but `Mörå` is not Mora. Abbreviations are left out: `bra` is a word, not Brå.
 */
function foldedIndex(groups: readonly (readonly [string, readonly NameMatch[]])[]) {
  const byFolded = groupBy(groups, ([key]) => foldedKey(key))
  return (key: string): NameMatch[] => {
    const near = byFolded.get(foldedKey(key)) ?? []
    const found = near
      .filter(([registered]) => lacksOnlyDiacritics(key, registered))
      .flatMap(([, matches]) => matches)
      .filter(({ weak }) => weak !== 'letters')
    return [...new Map(found.map((match) => [match.organisation, match])).values()].map((match) => ({
      ...match,
      by: 'without-diacritics',
    }))
  }
}

function lacksOnlyDiacritics(written: string, registered: string): boolean {
  const theirs = [...written]
  const ours = [...registered]
  return (
    theirs.length === ours.length &&
    theirs.every((letter, place) => letter === ours[place] || letter === foldedKey(ours[place] ?? ''))
  )
}
