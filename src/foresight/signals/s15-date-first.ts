import { defineSignal, inWords, newest, type Signal } from './signal.ts'

/**
 * The date goes before readiness: critical criteria for the start are waived or absent. A question when alone: 4 of 12 sound cases had a fixed date.
 */
export const s15DateFirst: Signal = defineSignal({
  code: 'S15',
  name: { sv: 'Datumet går före', en: 'Date before readiness' },
  ask: {
    sv: 'villkor för start, och vilka som efterges',
    en: 'the conditions for the start, and which are waived',
  },
  told: 'question',
  measure: (facts) => {
    const row = newest(facts, 'criteria-waived')
    if (!row) return null
    const figure = inWords(row.value)
    return {
      level: row.value > 0 ? 'question' : 'clear',
      value: row.value,
      threshold: 0,
      from: [row],
      why: {
        sv: `Eftergivna villkor för start: ${figure.sv}.`,
        en: `Conditions for the start waived: ${figure.en}.`,
      },
    }
  },
})
