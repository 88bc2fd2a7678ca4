import { YEAR } from './fresh.ts'
import type { Indicator } from './indicator.ts'

/** 4. Updates that need no enthusiast. */
export const automation: Indicator = {
  id: 'automation',
  number: 4,
  name: { sv: 'Automatik', en: 'Automation' },
  definition: {
    sv: 'Andel av årets uppdateringar som kom från system som Skala läser själv, utan att någon fyllde i något.',
    en: 'Share of the year’s updates that came from systems that Skala reads by itself, without anyone filling anything in.',
  },
  formula: {
    sv: 'uppdateringar lästa ur en källa / alla uppdateringar det senaste året',
    en: 'updates read from a source / all updates in the last year',
  },
  denominator: {
    sv: 'liggarposter om initiativ det senaste året',
    en: 'ledger entries about initiatives in the last year',
  },
  caveat: {
    sv: 'Hur mycket av det manuella arbetet som hänger på en enda person är okänt: liggaren sparar organisation och roll, inte vem.',
    en: 'How much of the manual work hangs on one single person is unknown: the ledger keeps organisation and role, not who.',
  },
  knownWhen: {
    sv: 'något initiativ har uppdaterats det senaste året',
    en: 'an initiative has been updated in the last year',
  },
  unit: 'share',
  records: () => '/kallor',
  series: true,
  measure: (view) => {
    let counted = 0
    let among = 0
    for (const { past } of view.heard) {
      for (const { at, state } of past) {
        if (at <= view.at - YEAR || at > view.at) continue
        among += 1
        if (state.machine) counted += 1
      }
    }
    return { counted, among, unknown: 0, parts: {} }
  },
}
