import { countParts } from '../tally.ts'
import type { Indicator } from './indicator.ts'

const LARGEST = 4

/** The names with most, the largest first. */
export function largestOf(parts: Readonly<Record<string, number>>, count: number): [string, number][] {
  return Object.entries(parts)
    .sort(([a, one], [b, other]) => other - one || a.localeCompare(b, 'sv'))
    .slice(0, count)
}

/** 19. How much hangs on few suppliers. */
export const concentration: Indicator = {
  id: 'concentration',
  number: 19,
  name: { sv: 'Leverantörskoncentration', en: 'Supplier concentration' },
  definition: {
    sv: 'Hur stor del av alla omnämnanden av leverantörer som gäller de fyra vanligaste.',
    en: 'How large a part of all mentions of suppliers that are of the four most common.',
  },
  formula: {
    sv: 'omnämnanden av de fyra vanligaste / alla omnämnanden (CR4)',
    en: 'mentions of the four most common / all mentions (CR4)',
  },
  denominator: {
    sv: 'initiativ gånger leverantörer som de namnger',
    en: 'initiatives times suppliers they name',
  },
  caveat: {
    sv: 'Namnen räknas som källorna skriver dem: två stavningar blir två leverantörer, så talet blir för lågt. Initiativ utan namngiven leverantör räknas som okända.',
    en: 'Names count as sources write them: two spellings are two suppliers, so the figure is too low. Initiatives without a named supplier count as unknown.',
  },
  knownWhen: { sv: 'något initiativ namnger en leverantör', en: 'an initiative names a supplier' },
  unit: 'share',
  records: (scope) => `/initiativ${scope && `?${scope}`}`,
  series: false,
  measure: ({ dated }) => {
    const names = dated.flatMap(({ version }) => version.state.suppliers ?? [])
    const none = dated.filter(({ version }) => version.state.suppliers === undefined).length
    return { counted: 0, among: names.length, unknown: none, parts: countParts(names) }
  },
  value: (_rows, _members, { among, parts }) => {
    const most = largestOf(parts, LARGEST).reduce((sum, [, count]) => sum + count, 0)
    return among === 0 ? null : most / among
  },
}
