import type { Indicator } from './indicator.ts'

/** 9. Money that goes to keep things running. */
export const decay: Indicator = {
  id: 'decay',
  number: 9,
  name: { sv: 'Förvaltningstyngd', en: 'Weight of upkeep' },
  definition: {
    sv: 'Andel av kända pengar som går till att hålla i gång det som finns i stället för att utveckla.',
    en: 'Share of known money that goes to keeping what exists running instead of developing.',
  },
  formula: {
    sv: '(årlig drift + förvaltningsinitiativ) / alla kända belopp',
    en: '(yearly running cost + maintenance initiatives) / all known amounts',
  },
  denominator: { sv: 'kronor med känt belopp', en: 'kronor with a known amount' },
  caveat: {
    sv: 'Ett belopp kan gälla flera år, driften ett. Ålder på system, slut på support, inlåsning och saknade gränssnitt lämnas inte av någon källa.',
    en: 'An amount can be for several years, running costs for one. Age of systems, end of support, lock-in and missing interfaces are given by no source.',
  },
  knownWhen: {
    sv: 'något initiativ anger driftkostnad eller är ett förvaltningsinitiativ med belopp',
    en: 'an initiative gives a running cost, or is maintenance with an amount',
  },
  unit: 'share',
  records: (scope) => `/initiativ?${scope && `${scope}&`}ordning=amount`,
  series: true,
  measure: ({ dated }) => {
    let counted = 0
    let among = 0
    let unknown = 0
    for (const { version } of dated) {
      const { amount, running, class: kind } = version.state
      if (amount === undefined) unknown += 1
      else {
        const upkeep = kind === 'maintenance' ? amount : Math.min(running ?? 0, amount)
        counted += upkeep
        among += amount
      }
    }
    return { counted, among, unknown, parts: {} }
  },
  // amounts alone say nothing of upkeep where nobody tells it apart
  value: (rows) => {
    const counted = rows.reduce((sum, { tally }) => sum + tally.counted, 0)
    const among = rows.reduce((sum, { tally }) => sum + tally.among, 0)
    return counted === 0 ? null : counted / among
  },
}
