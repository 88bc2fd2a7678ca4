import { nothing } from '../tally.ts'
import type { Indicator, Member, Row } from './indicator.ts'

const SMALL = 15_000
const BIG = 50_000

/** 21. Whether small municipalities are reached as large ones are. */
export const equality: Indicator = {
  id: 'equality',
  number: 21,
  name: { sv: 'Lika nytta', en: 'Equality of benefit' },
  definition: {
    sv: 'Hur många spridda lösningar en liten kommun använder jämfört med en stor. 1 är lika många.',
    en: 'How many spread solutions a small municipality uses compared with a large one. 1 is equally many.',
  },
  formula: {
    sv: 'medeltal i kommuner under 15 000 invånare / medeltal i kommuner över 50 000',
    en: 'mean in municipalities below 15,000 inhabitants / mean in those above 50,000',
  },
  denominator: { sv: 'kommuner med känt invånartal', en: 'municipalities with known population' },
  caveat: {
    sv: 'Stora kommuner skriver oftare ned vad de använder, så talet blir för lågt. En lösning räknas som spridd när minst två använder den.',
    en: 'Large municipalities write down more often what they use, so the figure is too low. A solution counts as spread when at least two use it.',
  },
  knownWhen: {
    sv: 'någon stor kommun har ett känt införande av en spridd lösning',
    en: 'a large municipality has a known adoption of a spread solution',
  },
  unit: 'ratio',
  records: () => '/losningar',
  series: false,
  measure: ({ material }) =>
    material.organisation === ''
      ? nothing
      : {
          counted: material.uses.filter(({ counts, others }) => counts && others > 0).length,
          among: 1,
          unknown: 0,
          parts: {},
        },
  value: (rows, members) => {
    const small = meanOf(rows, members, (population) => population < SMALL)
    const large = meanOf(rows, members, (population) => population >= BIG)
    return small === null || large === null || large === 0 ? null : small / large
  },
}

function meanOf(
  rows: readonly Row[],
  members: ReadonlyMap<string, Member>,
  fits: (population: number) => boolean,
): number | null {
  const these = rows.filter(({ organisation }) => {
    const member = members.get(organisation)
    return member?.kind === 'municipality' && member.population !== null && fits(member.population)
  })
  return these.length === 0 ? null : these.reduce((sum, { tally }) => sum + tally.counted, 0) / these.length
}
