import { constant } from './constants.ts'
import { defineSignal, inWords, newest, type Signal } from './signal.ts'

/**
 * Integrity of tests: share of critical scenarios passed on the version to be started; less than all is an alarm, and so is a pilot called off.
 * From EFI, which started with 5,700 of 9,700 tests passed; the threshold is our assumption.
 */
export const s07Tests: Signal = defineSignal({
  code: 'S07',
  name: { sv: 'Kortade eller underkända test', en: 'Tests cut or failed' },
  ask: {
    sv: 'hur många kritiska prov som klarats på den version som ska startas',
    en: 'how many critical tests were passed on the version to be started',
  },
  told: 'alarm',
  measure: (facts) => {
    const passed = newest(facts, 'tests-passed')
    const cancelled = newest(facts, 'pilots-cancelled')
    const failed = passed !== null && passed.value < constant('S07.alarm')
    const row = failed ? passed : (cancelled ?? passed)
    if (!row) return null
    const figure = inWords(row === passed ? row.value * 100 : row.value)
    return {
      level: failed || (cancelled?.value ?? 0) > 0 ? 'alarm' : 'clear',
      value: row.value,
      threshold: row === passed ? constant('S07.alarm') : 0,
      from: [row],
      why:
        row === passed
          ? { sv: `${figure.sv} % av testen klarades.`, en: `${figure.en}% of the tests were passed.` }
          : { sv: `Inställda piloter: ${figure.sv}.`, en: `Pilots called off: ${figure.en}.` },
    }
  },
})
