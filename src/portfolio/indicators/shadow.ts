import { tallyOf } from '../tally.ts'
import type { Indicator } from './indicator.ts'

/** 8. Innovation that began without a mandate. */
export const shadow: Indicator = {
  id: 'shadow',
  number: 8,
  name: { sv: 'Skugginnovation', en: 'Shadow innovation' },
  definition: {
    sv: 'Andel av initiativen som först lades in av någon i verksamheten, utan ett registrerat beslut bakom sig.',
    en: 'Share of initiatives first put in by somebody at work, without a registered decision behind them.',
  },
  formula: {
    sv: 'initiativ från verksamheten / initiativ där uppdraget är känt',
    en: 'initiatives from the front line / initiatives whose mandate is known',
  },
  denominator: {
    sv: 'initiativ som har ett diarienummer eller kom från verksamheten',
    en: 'initiatives with a diary number, or from the front line',
  },
  caveat: {
    sv: 'Det mesta som görs utan uppdrag syns inte alls. Talet säger hur mycket som kommit fram, inte hur mycket som finns.',
    en: 'Most of what is done without a mandate is not seen at all. The figure says how much has surfaced, not how much there is.',
  },
  knownWhen: {
    sv: 'källor lämnar diarienummer, eller verksamheten lägger in egna initiativ',
    en: 'sources give diary numbers, or the front line puts in initiatives of its own',
  },
  unit: 'share',
  records: (scope) => `/initiativ${scope && `?${scope}`}`,
  series: true,
  measure: ({ heard }) =>
    tallyOf(heard, ({ past, version }) => {
      if (past[0]?.state.role === 'witness') return !version.state.mandate
      return version.state.mandate ? false : null
    }),
}
