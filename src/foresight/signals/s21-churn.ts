import { constant } from './constants.ts'
import { above, defineSignal, inWords, newest, type Signal } from './signal.ts'

/**
 * Requirements grow or churn: compound monthly growth above 5 % is a question. The figure is published but weak: over 21 % of sound projects
 * exceed it (Kulk & Verhoef 2008), so it is never more than a question.
 */
export const s21Churn: Signal = defineSignal({
  code: 'S21',
  name: { sv: 'Krav i rörelse', en: 'Requirements churn' },
  ask: { sv: 'antal krav över tid', en: 'the number of requirements over time' },
  told: 'question',
  measure: (facts) => {
    const row = newest(facts, 'requirements-growth')
    if (!row) return null
    const [question, alarm] = [constant('S21.question'), Number.POSITIVE_INFINITY]
    const level = above(row.value, question, alarm)
    return {
      level,
      value: row.value,
      threshold: question,
      from: [row],
      why: {
        sv: `Kraven växer ${inWords(row.value * 100).sv} % i månaden.`,
        en: `Requirements grow by ${inWords(row.value * 100).en}% a month.`,
      },
    }
  },
})
