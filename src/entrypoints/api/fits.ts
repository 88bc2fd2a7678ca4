import { countsAs, type OrganisationKind, type OrganisationStanding } from '#registry'

/** Which organisations are asked for; absent means all. */
export interface OrganisationFilter {
  readonly kind?: readonly OrganisationKind[]
  readonly county?: readonly string[]
  /** Words that must all occur in the Swedish or English name. */
  readonly q?: string
}

/** Tells whether an organisation fits what is asked for. */
export function fits({ kind, county, q }: OrganisationFilter) {
  const words = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  return (one: OrganisationStanding): boolean => {
    const names = `${one.nameSv} ${one.nameEn ?? ''}`.toLowerCase()
    return (
      (!kind || kind.some((asked) => countsAs(one, asked))) &&
      (!county || county.includes(one.countyCode ?? '')) &&
      words.every((part) => names.includes(part))
    )
  }
}
