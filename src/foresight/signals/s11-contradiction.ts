import { constant } from './constants.ts'
import { defineSignal, inWords, newest, type Signal } from './signal.ts'

/**
 * Contradiction: the level of the evidence minus the level the owner states. GAO found 60 of 95 ratings too light (GAO-16-494).
 * Thresholds are our assumption.
 */
export const s11Contradiction: Signal = defineSignal({
  code: 'S11',
  name: { sv: 'Ord mot belägg', en: 'Words against evidence' },
  ask: {
    sv: 'ägarens egen bedömning och oberoende belägg',
    en: 'the owner’s own judgement, and independent evidence',
  },
  told: 'question',
  measure: (facts) => {
    const said = newest(facts, 'owner-level')
    const shown = newest(facts, 'evidence-level')
    if (!said || !shown) return null
    const gap = shown.value - said.value
    const figure = inWords(gap)
    return {
      level: gap >= constant('S11.alarm') ? 'alarm' : gap >= constant('S11.question') ? 'question' : 'clear',
      value: gap,
      threshold: constant('S11.question'),
      from: [said, shown],
      why: {
        sv: `Beläggen ligger ${figure.sv} steg från ägarens ord.`,
        en: `The evidence lies ${figure.en} steps from the owner’s word.`,
      },
    }
  },
})
