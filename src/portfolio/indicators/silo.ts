import { tallyOf } from '../tally.ts'
import type { Indicator } from './indicator.ts'

/** 13. Initiatives tied to another organisation. */
export const silo: Indicator = {
  id: 'silo',
  number: 13,
  name: { sv: 'Samband över gränser', en: 'Ties across borders' },
  definition: {
    sv: 'Andel av initiativen som har något samband med en annan organisation: bygger på, tar över metod från, görs eller upphandlas tillsammans. Resten står i stuprör, så långt registret vet.',
    en: 'Share of initiatives with a tie to another organisation: builds on, takes its method from, done or procured together. The rest stand in silos, as far as the registry knows.',
  },
  formula: {
    sv: 'initiativ med samband till annan organisation / alla initiativ',
    en: 'initiatives tied to another organisation / all initiatives',
  },
  denominator: { sv: 'alla initiativ', en: 'all initiatives' },
  caveat: {
    sv: 'Samarbete som ingen har skrivit ned syns inte, så talet är en undre gräns. Samband mellan avdelningar i samma organisation finns inte i källorna. Sambanden är de som gäller nu, också för äldre månader.',
    en: 'Cooperation that nobody has written down is not seen, so the figure is a lower bound. Ties between departments of one organisation are not in the sources. The ties are those of today, also for earlier months.',
  },
  knownWhen: { sv: 'minst ett initiativ finns här', en: 'there is at least one initiative here' },
  unit: 'share',
  records: (scope) => `/initiativ${scope && `?${scope}`}`,
  series: true,
  measure: ({ dated }) => tallyOf(dated, ({ initiative }) => initiative.linked),
}
