import { tallyOf } from '../tally.ts'
import type { Indicator } from './indicator.ts'

/** 20. Initiatives tied to a decision. */
export const coupling: Indicator = {
  id: 'coupling',
  number: 20,
  name: { sv: 'Koppling till beslut', en: 'Political coupling' },
  definition: {
    sv: 'Andel av initiativen som pekar på ett beslut eller ett ärende med diarienummer.',
    en: 'Share of initiatives that point to a decision or a case with a diary number.',
  },
  formula: {
    sv: 'initiativ med diarienummer / alla initiativ',
    en: 'initiatives with a diary number / all initiatives',
  },
  denominator: { sv: 'alla initiativ', en: 'all initiatives' },
  caveat: {
    sv: 'Ett diarienummer visar att det finns ett ärende, inte att politiken har satt målet. Många källor har inget fält för det.',
    en: 'A diary number shows that there is a case, not that politics has set the goal. Many sources have no field for it.',
  },
  knownWhen: { sv: 'minst ett initiativ finns här', en: 'there is at least one initiative here' },
  unit: 'share',
  records: (scope) => `/initiativ${scope && `?${scope}`}`,
  series: true,
  measure: ({ dated }) => tallyOf(dated, ({ version }) => version.state.mandate === true),
}
