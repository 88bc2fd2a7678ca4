import { constant } from './constants.ts'
import { above, defineSignal, inWords, newest, type Signal } from './signal.ts'

/**
 * Must-have functions taken out or deferred without a new business case: any is a question, more than a tenth an alarm (assumption).
 */
export const s06CutScope: Signal = defineSignal({
  code: 'S06',
  name: { sv: 'Bortskurna funktioner', en: 'Functions cut' },
  ask: {
    sv: 'vilka nödvändiga funktioner som tagits bort eller skjutits upp',
    en: 'which must-have functions were taken out or deferred',
  },
  told: 'question',
  measure: (facts) => {
    const row = newest(facts, 'must-haves-cut')
    if (!row) return null
    const [question, alarm] = [0, constant('S06.alarm')]
    const level = above(row.value, question, alarm)
    return {
      level,
      value: row.value,
      threshold: question,
      from: [row],
      why: {
        sv: `${inWords(row.value * 100).sv} % av de nödvändiga funktionerna är borta eller uppskjutna.`,
        en: `${inWords(row.value * 100).en}% of the must-have functions are out or deferred.`,
      },
    }
  },
})
