import { type Day, daysBetween } from '../facts/day.ts'
import type { Facts, Finding } from '../facts/facts.ts'
import { constant } from './constants.ts'
import { defineSignal, inWords, type Level, newest, type Signal } from './signal.ts'

/**
 * A legal requirement, certificate or approval is missing. An alarm when an independent body says so, or it is missing, within 90 days of the start
 * (our window, from Millennium’s CE mark); otherwise a question.
 */
export const s13Approval: Signal = defineSignal({
  code: 'S13',
  name: { sv: 'Lagkrav eller godkännande saknas', en: 'Legal gap' },
  ask: { sv: 'vilka godkännanden som krävs och finns', en: 'which approvals are required, and in place' },
  told: byNearness,
  measure: (facts, day) => {
    const row = newest(facts, 'approvals-missing')
    if (!row) return null
    const figure = inWords(row.value)
    return {
      level: row.value === 0 ? 'clear' : startIsNear(facts, day) ? 'alarm' : 'question',
      value: row.value,
      threshold: 0,
      from: [row],
      why: { sv: `Godkännanden som saknas: ${figure.sv}.`, en: `Approvals missing: ${figure.en}.` },
    }
  },
})

function byNearness(open: readonly Finding[], facts: Facts, day: Day): Level {
  const grave = open.some((row) => row.origin === 'independent' && startIsNear(facts, row.on))
  return grave && startIsNear(facts, day) ? 'alarm' : 'question'
}

/** Within the window before the start, or after it. */
function startIsNear(facts: Facts, day: Day): boolean {
  return facts.goLive !== null && daysBetween(day, facts.goLive) <= constant('S13.window')
}
