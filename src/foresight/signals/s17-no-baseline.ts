import { daysBetween } from '../facts/day.ts'
import { constant } from './constants.ts'
import { defineSignal, inWords, newest, type Signal } from './signal.ts'

/**
 * No measured before-value for the main task. A question until 180 days before the start, then an alarm (Rigsrevisionen on Sundhedsplatformen; our window).
 */
export const s17NoBaseline: Signal = defineSignal({
  code: 'S17',
  name: { sv: 'Inget utgångsvärde', en: 'No baseline' },
  ask: { sv: 'uppmätta värden före för huvuduppgiften', en: 'measured before-values for the main task' },
  told: 'question',
  measure: (facts, day) => {
    const row = newest(facts, 'before-values')
    if (!row) return null
    const near = facts.goLive !== null && daysBetween(day, facts.goLive) <= constant('S17.window')
    const figure = inWords(row.value)
    return {
      level: row.value > 0 ? 'clear' : near ? 'alarm' : 'question',
      value: row.value,
      threshold: 1,
      from: [row],
      why: { sv: `Uppmätta utgångsvärden: ${figure.sv}.`, en: `Before-values measured: ${figure.en}.` },
    }
  },
})
