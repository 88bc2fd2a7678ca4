import { constant } from './constants.ts'
import { above, defineSignal, inWords, newest, type Signal } from './signal.ts'

/**
 * The same product family, or the same pair of owner and supplier, is in trouble elsewhere and the lesson is not answered.
 * From Veterans Affairs to Västra Götaland, and from Denmark to Norway. The threshold for an alarm is our assumption.
 */
export const s14ProductHistory: Signal = defineSignal({
  code: 'S14',
  name: { sv: 'Produkten har en historia', en: 'Product history' },
  ask: {
    sv: 'vilken produkt det är, och vad som hänt andra med den',
    en: 'which product it is, and how others fared with it',
  },
  told: 'question',
  measure: (facts) => {
    const row = newest(facts, 'family-trouble')
    if (!row) return null
    const [question, alarm] = [0, constant('S14.alarm') - 1]
    const level = above(row.value, question, alarm)
    const figure = inWords(row.value)
    return {
      level,
      value: row.value,
      threshold: question,
      from: [row],
      why: {
        sv: `Öppna lärdomar från samma produkt: ${figure.sv}.`,
        en: `Open lessons from the same product: ${figure.en}.`,
      },
    }
  },
})
