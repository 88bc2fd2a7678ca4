import { structureFields } from '../state.ts'
import type { Indicator } from './indicator.ts'

/** 5. How much of what every record should say is said. */
export const structure: Indicator = {
  id: 'structure',
  number: 5,
  name: { sv: 'Struktur', en: 'Structure' },
  definition: {
    sv: 'Andel av åtta viktiga uppgifter som är ifyllda: organisation, fas, inriktning, belopp, början, slut, område och kontaktroll.',
    en: 'Share of eight important fields that are filled: organisation, phase, class, amount, beginning, end, area and contact role.',
  },
  formula: {
    sv: 'ifyllda uppgifter / (8 × antal initiativ)',
    en: 'filled fields / (8 × number of initiatives)',
  },
  denominator: { sv: 'åtta uppgifter för varje initiativ', en: 'eight fields of each initiative' },
  caveat: {
    sv: 'En ifylld uppgift kan vara fel. Uppgifter som källan har i löptext räknas inte.',
    en: 'A filled field can be wrong. What the source says in running text does not count.',
  },
  knownWhen: { sv: 'minst ett initiativ finns här', en: 'there is at least one initiative here' },
  unit: 'share',
  records: (scope) => `/initiativ${scope && `?${scope}`}`,
  series: true,
  measure: ({ heard }) => ({
    counted: heard.reduce((sum, { version }) => sum + (version.state.filled ?? 0), 0),
    among: heard.length * structureFields.length,
    unknown: 0,
    parts: {},
  }),
}
