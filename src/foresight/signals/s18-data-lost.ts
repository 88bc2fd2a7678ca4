import { defineSignal, inWords, newest, type Signal } from './signal.ts'

/**
 * Critical data altered, lost or shown to the wrong person in test or use: one is enough, and stops. From Veterans Affairs and Millennium.
 */
export const s18DataLost: Signal = defineSignal({
  code: 'S18',
  name: { sv: 'Uppgifter ändras eller försvinner', en: 'Data altered or lost' },
  ask: { sv: 'prov som jämför uppgifter före och efter', en: 'a test that compares data before and after' },
  told: 'alarm',
  measure: (facts) => {
    const row = newest(facts, 'critical-errors')
    if (!row) return null
    const figure = inWords(row.value)
    return {
      level: row.value > 0 ? 'alarm' : 'clear',
      value: row.value,
      threshold: 0,
      from: [row],
      why: { sv: `Kritiska fel i uppgifter: ${figure.sv}.`, en: `Critical errors in data: ${figure.en}.` },
    }
  },
})
