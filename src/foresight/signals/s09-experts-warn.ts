import { defineSignal, inWords, newest, type Signal } from './signal.ts'

/**
 * An independent review, auditor or regulator says that it is not ready, and nothing documented settles it.
 * A lone one is a question: 7 of 12 sound cases had it, 6 of 11 failed ones.
 */
export const s09ExpertsWarn: Signal = defineSignal({
  code: 'S09',
  name: { sv: 'Oberoende varnar', en: 'Independent experts warn' },
  ask: { sv: 'granskningar och vad som gjordes åt dem', en: 'reviews, and what was done about them' },
  told: 'question',
  measure: (facts) => {
    const row = newest(facts, 'warnings-open')
    if (!row) return null
    const figure = inWords(row.value)
    return {
      level: row.value > 0 ? 'question' : 'clear',
      value: row.value,
      threshold: 0,
      from: [row],
      why: { sv: `Öppna oberoende varningar: ${figure.sv}.`, en: `Open independent warnings: ${figure.en}.` },
    }
  },
})
