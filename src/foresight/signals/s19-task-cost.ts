import type { Facts } from '../facts/facts.ts'
import { constant } from './constants.ts'
import { above, below, defineSignal, inWords, levels, type Measured, newest, type Signal } from './signal.ts'

/**
 * Tasks take longer: new time or steps divided by old, or capacity after divided by before, whichever is worse. Thresholds are our assumption.
 */
export const s19TaskCost: Signal = defineSignal({
  code: 'S19',
  name: { sv: 'Uppgifter tar längre tid', en: 'Tasks take longer' },
  ask: { sv: 'tid eller steg per uppgift, gammalt mot nytt', en: 'time or steps per task, old against new' },
  told: 'question',
  measure: (facts) => worst([time(facts), capacity(facts)]),
})

function time(facts: Facts): Measured | null {
  const row = newest(facts, 'time-ratio')
  if (!row) return null
  const figure = inWords(row.value)
  return {
    level: above(row.value, constant('S19.question'), constant('S19.alarm')),
    value: row.value,
    threshold: constant('S19.question'),
    from: [row],
    why: {
      sv: `Uppgifterna tar ${figure.sv} gånger så lång tid som förut.`,
      en: `Tasks take ${figure.en} times as long as before.`,
    },
  }
}

function capacity(facts: Facts): Measured | null {
  const row = newest(facts, 'capacity-ratio')
  if (!row) return null
  const figure = inWords(row.value * 100)
  return {
    level: below(row.value, constant('S19.capacityQuestion'), constant('S19.capacityAlarm')),
    value: row.value,
    threshold: constant('S19.capacityQuestion'),
    from: [row],
    why: {
      sv: `Kapaciteten är ${figure.sv} % av den tidigare.`,
      en: `Capacity is ${figure.en}% of what it was.`,
    },
  }
}

function worst(found: readonly (Measured | null)[]): Measured | null {
  const known = found.filter((one) => one !== null)
  return known.toSorted((one, other) => levels.indexOf(other.level) - levels.indexOf(one.level))[0] ?? null
}
