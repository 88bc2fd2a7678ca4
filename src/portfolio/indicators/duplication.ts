import { underWay } from '../tally.ts'
import type { Indicator } from './indicator.ts'

/** 14. The same need, worked on at once by several. */
export const duplication: Indicator = {
  id: 'duplication',
  number: 14,
  name: { sv: 'Dubbelarbete', en: 'Duplication' },
  definition: {
    sv: 'Andel av de initiativ som är på gång just nu där någon annan organisation samtidigt arbetar med samma behov.',
    en: 'Share of the initiatives now under way for which another organisation works on the same need at the same time.',
  },
  formula: {
    sv: 'pågående initiativ med pågående tvilling / pågående initiativ',
    en: 'initiatives under way with a twin under way / initiatives under way',
  },
  denominator: {
    sv: 'initiativ mellan förberedelse och införande',
    en: 'initiatives between preparation and introduction',
  },
  caveat: {
    sv: 'Tvillingar föreslås av en maskin tills en människa har avgjort. Att två gör samma sak är inte alltid slöseri. Hur ofta någon söker före start räknas bara där sökningen har sparats.',
    en: 'Twins are proposed by a machine until a person has decided. That two do the same is not always waste. How often somebody searches before the start counts only where the search was kept.',
  },
  knownWhen: { sv: 'något initiativ är på gång', en: 'an initiative is under way' },
  unit: 'share',
  records: () => '/tvillingar',
  series: false,
  parts: [
    {
      name: 'sek',
      label: { sv: 'sammanlagt belopp där det är känt', en: 'amounts together, where known' },
      unit: 'amount',
    },
    {
      name: 'searches',
      label: {
        sv: 'sökningar före start som organisationer har sparat',
        en: 'searches before start kept by organisations',
      },
      unit: 'count',
    },
  ],
  measure: ({ dated, material }) => {
    const going = dated.filter(({ version }) => underWay.has(version.state.phase ?? ''))
    const doubled = going.filter(({ initiative }) =>
      initiative.twinPhases.some((phase) => underWay.has(phase ?? '')),
    )
    return {
      counted: doubled.length,
      among: going.length,
      unknown: dated.filter(({ version }) => version.state.phase === undefined).length,
      parts: {
        sek: doubled.reduce((sum, { version }) => sum + (version.state.amount ?? 0), 0),
        searches: material.searches.length,
      },
    }
  },
}
