import { constant } from './constants.ts'
import { defineSignal, inWords, newest, type Signal } from './signal.ts'

/**
 * Nobody is named as accountable: an alarm. More than one change of owner a year: a question (our assumption).
 */
export const s24NoOwner: Signal = defineSignal({
  code: 'S24',
  name: { sv: 'Ingen ansvarig', en: 'No owner' },
  ask: { sv: 'vem som ansvarar, som roll', en: 'who is accountable, as a role' },
  told: 'question',
  measure: (facts) => {
    const named = newest(facts, 'owners-named')
    const changes = newest(facts, 'owner-changes')
    const row = named?.value === 0 ? named : (changes ?? named)
    if (!row) return null
    const none = named?.value === 0
    const figure = inWords(row.value)
    return {
      level: none ? 'alarm' : (changes?.value ?? 0) > constant('S24.question') ? 'question' : 'clear',
      value: row.value,
      threshold: none ? 1 : constant('S24.question'),
      from: [row],
      why: none
        ? { sv: 'Ingen ansvarig är utpekad.', en: 'Nobody is named as accountable.' }
        : {
            sv: `Byten av ansvarig på ett år: ${figure.sv}.`,
            en: `Changes of owner in a year: ${figure.en}.`,
          },
    }
  },
})
