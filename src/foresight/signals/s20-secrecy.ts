import { defineSignal, inWords, newest, type Signal } from './signal.ts'

/**
 * Fields that should be public are withheld as a whole, such as the breakdown of a cost. Any is a question. From Apotti.
 */
export const s20Secrecy: Signal = defineSignal({
  code: 'S20',
  name: { sv: 'Hemlighållet', en: 'Withheld' },
  ask: {
    sv: 'vilka uppgifter som hålls inne, med grund',
    en: 'which fields are withheld, and on what ground',
  },
  told: 'question',
  measure: (facts) => {
    const row = newest(facts, 'fields-withheld')
    if (!row) return null
    const figure = inWords(row.value)
    return {
      level: row.value > 0 ? 'question' : 'clear',
      value: row.value,
      threshold: 0,
      from: [row],
      why: {
        sv: `Uppgifter som hålls inne helt: ${figure.sv}.`,
        en: `Fields withheld as a whole: ${figure.en}.`,
      },
    }
  },
})
