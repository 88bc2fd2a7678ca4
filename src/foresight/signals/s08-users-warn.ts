import { constant } from './constants.ts'
import { defineSignal, inWords, newest, type Signal } from './signal.ts'

/**
 * Concerns per 100 exposed users and week above the upper limit of a u-chart, ū + 3√(ū/n), n in hundreds of users (Shewhart).
 * A lone warning by users is a question, never more: sound programmes have them too.
 */
export const s08UsersWarn: Signal = defineSignal({
  code: 'S08',
  name: { sv: 'Användare varnar', en: 'Users warn' },
  ask: {
    sv: 'signaler från dem som använder det, och hur många de är',
    en: 'concerns from those who use it, and how many they are',
  },
  told: 'question',
  measure: (facts) => {
    const rate = newest(facts, 'concerns')
    const usual = newest(facts, 'usual-concerns')
    const users = newest(facts, 'exposed-users')
    if (!rate || !usual || !users || users.value <= 0) return null
    const limit = usual.value + constant('S08.sigma') * Math.sqrt(usual.value / (users.value / 100))
    const [figure, most] = [inWords(rate.value), inWords(limit)]
    return {
      level: rate.value > limit ? 'question' : 'clear',
      value: rate.value,
      threshold: limit,
      from: [rate, usual, users],
      why: {
        sv: `${figure.sv} signaler per 100 användare och vecka; gränsen är ${most.sv}.`,
        en: `${figure.en} concerns per 100 users and week; the limit is ${most.en}.`,
      },
    }
  },
})
