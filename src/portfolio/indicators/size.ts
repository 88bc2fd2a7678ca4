import type { Bilingual } from '#platform/language'

/** Sizes by inhabitants, and the smallest number of each. */
export const sizes = [
  { id: 'under-10', from: 0, label: { sv: 'under 10 000 invånare', en: 'under 10,000 inhabitants' } },
  { id: '10-20', from: 10_000, label: { sv: '10 000–19 999 invånare', en: '10,000–19,999 inhabitants' } },
  { id: '20-50', from: 20_000, label: { sv: '20 000–49 999 invånare', en: '20,000–49,999 inhabitants' } },
  { id: '50-100', from: 50_000, label: { sv: '50 000–99 999 invånare', en: '50,000–99,999 inhabitants' } },
  {
    id: '100-200',
    from: 100_000,
    label: { sv: '100 000–199 999 invånare', en: '100,000–199,999 inhabitants' },
  },
  {
    id: 'over-200',
    from: 200_000,
    label: { sv: '200 000 invånare och fler', en: '200,000 inhabitants and more' },
  },
] as const satisfies readonly { id: string; from: number; label: Bilingual }[]

/** The size of an organisation; `none` where inhabitants say nothing, as of a state agency. */
export function sizeOf({ population }: { readonly population: number | null }): string {
  if (population === null) return 'none'
  return sizes.findLast(({ from }) => population >= from)?.id ?? 'none'
}
