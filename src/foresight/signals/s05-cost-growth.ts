import type { Facts } from '../facts/facts.ts'
import { constant } from './constants.ts'
import { above, defineSignal, inWords, type Signal, seriesOf } from './signal.ts'

/**
 * Cost growth: newest estimate divided by the first of the same scope. Thresholds are P80 and P90 of the cost class.
 * Figures of different scope are never divided by each other.
 */
export const s05CostGrowth: Signal = defineSignal({
  code: 'S05',
  name: { sv: 'Växande kostnad', en: 'Growing cost' },
  ask: {
    sv: 'första och senaste kostnad med samma omfattning',
    en: 'the first and the latest cost of the same scope',
  },
  told: 'question',
  measure: (facts) => {
    const growth = growthOf(facts)
    if (!growth) return null
    const figure = inWords(growth.ratio)
    return {
      level: above(growth.ratio, constant('S05.question'), constant('S05.alarm')),
      value: growth.ratio,
      threshold: constant('S05.question'),
      from: [growth.first, growth.last],
      why: {
        sv: `Kostnaden är ${figure.sv} gånger den första.`,
        en: `The cost is ${figure.en} times the first.`,
      },
    }
  },
})

/** The largest growth among the scopes for which a first and a later figure exist. */
function growthOf(facts: Facts) {
  const costs = seriesOf(facts, 'cost')
  return costs
    .flatMap((last) => {
      const stated = seriesOf(facts, 'first-cost').find((row) => row.scope === last.scope)
      const first = stated ?? costs.find((row) => row.scope === last.scope && row !== last)
      return first && first.value > 0 && first.on <= last.on
        ? [{ first, last, ratio: last.value / first.value }]
        : []
    })
    .toSorted((one, other) => other.ratio - one.ratio)[0]
}
