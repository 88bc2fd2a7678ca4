import { constant } from './constants.ts'
import { above, defineSignal, inWords, newest, type Signal } from './signal.ts'

/**
 * Share of the price that is paid on the day of the start: an incentive to start. From Millennium, 40 % and later 15 %.
 * Thresholds are our assumption. Structure, not a warning.
 */
export const s22PaidToStart: Signal = defineSignal({
  code: 'S22',
  name: { sv: 'Betalt för att starta', en: 'Paid to start' },
  ask: { sv: 'betalningsplanen', en: 'the payment plan' },
  told: 'question',
  measure: (facts) => {
    const row = newest(facts, 'payment-at-start')
    if (!row) return null
    const [question, alarm] = [constant('S22.question'), constant('S22.alarm')]
    const level = above(row.value, question, alarm)
    return {
      level,
      value: row.value,
      threshold: question,
      from: [row],
      why: {
        sv: `${inWords(row.value * 100).sv} % av priset betalas startdagen.`,
        en: `${inWords(row.value * 100).en}% of the price is paid on the day of the start.`,
      },
    }
  },
})
