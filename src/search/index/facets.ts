/**
 * What a search can be narrowed by, and what each is called in an address. Addresses are saved searches: names are
 * added here, never changed.
 */
export const facets = {
  kind: 'typ',
  need: 'behov',
  area: 'omrade',
  phase: 'fas',
  organisationKind: 'slag',
  county: 'lan',
  organisation: 'organisation',
  product: 'produkt',
  supplier: 'leverantor',
  year: 'ar',
  money: 'belopp',
  confirmed: 'bekraftat',
  code: 'kod',
  lesson: 'lardom',
  concern: 'signaler',
  source: 'kalla',
} as const

/** Something a search can be narrowed by. */
export type FacetName = keyof typeof facets

/** The facets in the order they are shown. */
export const facetNames = Object.keys(facets).filter((name): name is FacetName => name in facets)

/** The values chosen of each facet; any of the values of one, and something of each. */
export type Chosen = Readonly<Partial<Record<FacetName, readonly string[]>>>

/** Bands of money by the largest stated amount, in kronor; the upper end belongs to the next band. */
export const moneyBands = [
  { value: 'under-100k', below: 100_000 },
  { value: '100k-1m', below: 1_000_000 },
  { value: '1m-10m', below: 10_000_000 },
  { value: '10m-100m', below: 100_000_000 },
  { value: 'over-100m', below: Number.POSITIVE_INFINITY },
] as const

/** The band an amount in kronor falls in. */
export function moneyBand(kronor: number): string {
  return moneyBands.find(({ below }) => kronor < below)?.value ?? 'over-100m'
}
