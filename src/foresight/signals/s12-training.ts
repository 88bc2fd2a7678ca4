import { constant } from './constants.ts'
import { below, defineSignal, inWords, newest, type Signal } from './signal.ts'

/**
 * Training: share who passed a test of real scenarios. From Veterans Affairs, where 89 % were reported and 44 % was true.
 * Thresholds are our assumption.
 */
export const s12Training: Signal = defineSignal({
  code: 'S12',
  name: { sv: 'Otillräcklig utbildning', en: 'Insufficient training' },
  ask: {
    sv: 'hur många som klarat ett prov på verkliga uppgifter',
    en: 'how many passed a test on real tasks',
  },
  told: 'question',
  measure: (facts) => {
    const row = newest(facts, 'training-passed')
    if (!row) return null
    const [question, alarm] = [constant('S12.question'), constant('S12.alarm')]
    const level = below(row.value, question, alarm)
    return {
      level,
      value: row.value,
      threshold: question,
      from: [row],
      why: {
        sv: `${inWords(row.value * 100).sv} % har klarat provet.`,
        en: `${inWords(row.value * 100).en}% have passed the test.`,
      },
    }
  },
})
