import { DAY } from './fresh.ts'
import type { Indicator } from './indicator.ts'

/** 11. Cost against the first plan. */
export const deviation: Indicator = {
  id: 'deviation',
  number: 11,
  name: { sv: 'Avvikelse från första planen', en: 'Deviation from the first plan' },
  definition: {
    sv: 'Hur mycket mer eller mindre initiativen nu räknas kosta än i sin allra första plan. Omplaneringar räknas bredvid och flyttar aldrig utgångspunkten.',
    en: 'How much more or less initiatives are now reckoned to cost than in their very first plan. Re-plans are counted beside and never move the starting point.',
  },
  formula: {
    sv: '(Σ senaste kostnad − Σ första kostnad) / Σ första kostnad',
    en: '(Σ latest cost − Σ first cost) / Σ first cost',
  },
  denominator: { sv: 'kronor i första planen', en: 'kronor in the first plan' },
  caveat: {
    sv: 'Den första planen är den första som registret hörde. Planer som ändrades dessförinnan syns inte.',
    en: 'The first plan is the first that the registry heard. Plans that changed before that are not seen.',
  },
  knownWhen: {
    sv: 'något initiativ anger budget eller uppskattad kostnad',
    en: 'an initiative gives a budget or an estimated cost',
  },
  unit: 'change',
  records: (scope) => `/initiativ?${scope && `${scope}&`}ordning=amount`,
  series: true,
  parts: [
    {
      name: 'planned',
      label: { sv: 'initiativ med första plan', en: 'initiatives with a first plan' },
      unit: 'count',
    },
    { name: 'rebaselines', label: { sv: 'omplaneringar', en: 're-plans' }, unit: 'count' },
    {
      name: 'moved',
      label: { sv: 'initiativ med flyttat slutdatum', en: 'initiatives with a moved end date' },
      unit: 'count',
    },
    {
      name: 'days',
      label: {
        sv: 'dagar senare än första planen, sammanlagt',
        en: 'days later than the first plan, together',
      },
      unit: 'days',
    },
  ],
  measure: ({ dated, now }) => {
    const parts = { planned: 0, rebaselines: 0, moved: 0, days: 0 }
    let counted = 0
    let among = 0
    let unknown = 0
    for (const { version } of dated) {
      const { firstCost, latestCost, rebaselines, firstEnd, latestEnd } = version.state
      if (firstCost === undefined || latestCost === undefined || firstCost === 0) unknown += 1
      else {
        counted += latestCost - firstCost
        among += firstCost
      }
      if (!now || rebaselines === undefined) continue
      parts.planned += 1
      parts.rebaselines += rebaselines
      if (firstEnd === undefined || latestEnd === undefined || firstEnd === latestEnd) continue
      parts.moved += 1
      parts.days += Math.round((Date.parse(latestEnd) - Date.parse(firstEnd)) / DAY)
    }
    return { counted, among, unknown, parts: now ? parts : {} }
  },
}
