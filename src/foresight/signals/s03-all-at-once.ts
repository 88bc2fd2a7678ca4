import { constant } from './constants.ts'
import { above, defineSignal, inWords, newest, type Signal } from './signal.ts'

/**
 * Share of users moved on the same day, where no parallel run and no tested way back stand beside it.
 * Thresholds are our assumption, from Millennium, Phoenix and Sundhedsplatformen. Structure, not a warning.
 */
export const s03AllAtOnce: Signal = defineSignal({
  code: 'S03',
  name: { sv: 'Alla på en gång', en: 'All at once' },
  ask: {
    sv: 'hur många som flyttas samma dag, och om vägen tillbaka är prövad',
    en: 'how many move on the same day, and whether the way back is tested',
  },
  told: 'question',
  measure: (facts) => {
    const share = newest(facts, 'cutover-share')
    if (!share) return null
    const covered = ['parallel-run', 'tested-way-back'] as const
    const safe = covered.flatMap((measure) => newest(facts, measure) ?? []).filter((row) => row.value > 0)
    const figure = inWords(share.value * 100)
    return {
      level: safe.length > 0 ? 'clear' : above(share.value, constant('S03.question'), constant('S03.alarm')),
      value: share.value,
      threshold: constant('S03.question'),
      from: [share, ...safe],
      why: {
        sv: `${figure.sv} % flyttas samma dag${safe.length > 0 ? ', med väg tillbaka' : ''}.`,
        en: `${figure.en}% move on the same day${safe.length > 0 ? ', with a way back' : ''}.`,
      },
    }
  },
})
