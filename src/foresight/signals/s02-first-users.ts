import { daysBetween } from '../facts/day.ts'
import { constant } from './constants.ts'
import { above, defineSignal, inWords, type Signal, seriesOf } from './signal.ts'

/**
 * Days from the beginning to the first trial on real tasks with real users; the clock runs until there is one.
 * Source: Jørgensen on frequent delivery; thresholds are our assumption. Only counts where trials are kept track of at all.
 */
export const s02FirstUsers: Signal = defineSignal({
  code: 'S02',
  name: { sv: 'Sent prov i verkligheten', en: 'Late first real use' },
  ask: { sv: 'dag för första prov med verkliga uppgifter', en: 'the day of the first trial with real tasks' },
  told: 'question',
  applies: (facts) => facts.startedOn !== null,
  measure: (facts, day) => {
    const trials = seriesOf(facts, 'real-task-trial')
    const first = trials[0]
    if (!first || facts.startedOn === null) return null
    const held = trials.find((row) => row.value > 0)
    const days = daysBetween(facts.startedOn, held?.on ?? day)
    const figure = inWords(days)
    return {
      level: above(days, constant('S02.question'), constant('S02.alarm')),
      value: days,
      threshold: constant('S02.question'),
      from: [held ?? first],
      why: {
        sv: held ? `Första provet kom efter ${figure.sv} dagar.` : `Inget prov på ${figure.sv} dagar.`,
        en: held ? `The first trial came after ${figure.en} days.` : `No trial in ${figure.en} days.`,
      },
    }
  },
})
