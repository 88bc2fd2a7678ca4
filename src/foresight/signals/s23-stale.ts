import { constant } from './constants.ts'
import { above, defineSignal, inWords, newest, type Signal } from './signal.ts'

/**
 * Age of the newest evidence in promised intervals: more than one is a question, more than two an alarm (GAO: 40 of 95 ratings were not renewed).
 */
export const s23Stale: Signal = defineSignal({
  code: 'S23',
  name: { sv: 'Inaktuell plan eller läge', en: 'Stale plan or status' },
  ask: { sv: 'en ny lägesbild inom utlovad tid', en: 'a new status within the promised time' },
  told: 'question',
  measure: (facts) => {
    const row = newest(facts, 'evidence-age')
    if (!row) return null
    const [question, alarm] = [constant('S23.question'), constant('S23.alarm')]
    const level = above(row.value, question, alarm)
    const figure = inWords(row.value)
    return {
      level,
      value: row.value,
      threshold: question,
      from: [row],
      why: {
        sv: `Senaste belägg är ${figure.sv} utlovade intervall gammalt.`,
        en: `The newest evidence is ${figure.en} promised intervals old.`,
      },
    }
  },
})
