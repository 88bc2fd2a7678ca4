import { defineSignal, inWords, newest, type Signal } from './signal.ts'

/**
 * Warnings turned away or without a documented answer; measured as safety concerns past their deadline. Any is an alarm.
 * From the deaf effect: bad news is ignored when its bearer has no prescribed role.
 */
export const s10NoAnswer: Signal = defineSignal({
  code: 'S10',
  name: { sv: 'Varning utan svar', en: 'Warning without answer' },
  ask: { sv: 'svar på varje varning, med dag', en: 'an answer to each warning, with its day' },
  told: 'alarm',
  measure: (facts) => {
    const row = newest(facts, 'answers-overdue')
    if (!row) return null
    const figure = inWords(row.value)
    return {
      level: row.value > 0 ? 'alarm' : 'clear',
      value: row.value,
      threshold: 0,
      from: [row],
      why: { sv: `Svar efter sista dag: ${figure.sv}.`, en: `Answers overdue: ${figure.en}.` },
    }
  },
})
