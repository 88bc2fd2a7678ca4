import { slipVelocity } from '../forecast/slip-velocity.ts'
import { constant } from './constants.ts'
import { above, defineSignal, inWords, type Signal, seriesOf } from './signal.ts'

/**
 * Slip velocity: days that the planned start moved, divided by the days of calendar they moved in, over the last 24 months.
 * 1 means that the goal moves as fast as the calendar. Thresholds are our assumption; as often a cure as a symptom.
 */
export const s04MovedDate: Signal = defineSignal({
  code: 'S04',
  name: { sv: 'Flyttat datum', en: 'Moved date' },
  ask: { sv: 'planerad startdag, varje gång den sätts', en: 'the planned start, each time it is set' },
  told: 'question',
  measure: (facts, day) => {
    const first = seriesOf(facts, 'first-planned-start')
    const plans = seriesOf(facts, 'planned-start')
    const velocity = slipVelocity([...first, ...plans], day, {
      window: constant('S04.window'),
      least: constant('S04.least'),
    })
    if (velocity === null) return null
    const figure = inWords(velocity)
    return {
      level: above(velocity, constant('S04.question'), constant('S04.alarm')),
      value: velocity,
      threshold: constant('S04.question'),
      from: [...first, ...plans],
      why: {
        sv: `Datumet har flyttats ${figure.sv} dagar per kalenderdag.`,
        en: `The date has moved ${figure.en} days per day of calendar.`,
      },
    }
  },
})
