import { constant } from './constants.ts'
import { defineSignal, inWords, newest, type Signal } from './signal.ts'

/**
 * Share of the key evidence that the supplier or the project itself produced. From Flexus, accepted on tests the supplier ran, and Pust.
 * Thresholds are our assumption.
 */
export const s16OwnEvidence: Signal = defineSignal({
  code: 'S16',
  name: { sv: 'Belägg från leverantören', en: 'Evidence from the supplier' },
  ask: { sv: 'vem som gjort testen', en: 'who ran the tests' },
  told: 'question',
  measure: (facts) => {
    const row = newest(facts, 'own-evidence')
    if (!row) return null
    const figure = inWords(row.value * 100)
    const all = row.value >= constant('S16.alarm')
    return {
      level: all ? 'alarm' : row.value > constant('S16.question') ? 'question' : 'clear',
      value: row.value,
      threshold: constant('S16.question'),
      from: [row],
      why: {
        sv: `${figure.sv} % av beläggen kommer från leverantören eller projektet.`,
        en: `${figure.en}% of the evidence comes from the supplier or the project.`,
      },
    }
  },
})
