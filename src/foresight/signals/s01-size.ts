import { constant } from './constants.ts'
import { above, defineSignal, inWords, type Signal, seriesOf } from './signal.ts'

/**
 * Size of one undertaking: the largest stated cost B in million SEK; the multiplier of risk is 2^log10(B/10).
 * Source: Jørgensen, 25 % failed above 100 million NOK against 7 % below; thresholds are our assumption. Structure, not a warning.
 */
export const s01Size: Signal = defineSignal({
  code: 'S01',
  name: { sv: 'Storlek', en: 'Size' },
  ask: { sv: 'en kostnad med vad den omfattar', en: 'a cost, and what it covers' },
  told: 'question',
  measure: (facts) => {
    const costs = [...seriesOf(facts, 'first-cost'), ...seriesOf(facts, 'cost')]
    const largest = costs.toSorted((one, other) => other.value - one.value)[0]
    if (!largest) return null
    const [cost, risk] = [inWords(Math.round(largest.value)), inWords(riskBySize(largest.value))]
    return {
      level: above(largest.value, constant('S01.question'), constant('S01.alarm')),
      value: largest.value,
      threshold: constant('S01.question'),
      from: [largest],
      why: {
        sv: `Kostar omkring ${cost.sv} mnkr: ${risk.sv} gånger risken för ett åtagande på 10 mnkr.`,
        en: `Costs about SEK ${cost.en} m: ${risk.en} times the risk of an undertaking of SEK 10 m.`,
      },
    }
  },
})

/** How many times riskier than an undertaking of 10 million SEK; cost in million SEK. Doubles for every tenfold (Jørgensen). */
export function riskBySize(millionSek: number): number {
  return millionSek > 0 ? constant('S01.perDecade') ** Math.log10(millionSek / 10) : 0
}
