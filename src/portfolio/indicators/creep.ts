import type { Version } from '../material.ts'
import type { Indicator } from './indicator.ts'

const ideas: ReadonlySet<string> = new Set(['idea', 'preparation'])
const delivered: ReadonlySet<string> = new Set(['introduction', 'operation'])

/** 7. Innovation lost between idea and delivery. */
export const creep: Indicator = {
  id: 'creep',
  number: 7,
  name: { sv: 'Effektivitetsglidning', en: 'Efficiency creep' },
  definition: {
    sv: 'Hur många procentenheter av nyskapandet som gick förlorade på vägen: andelen nyskapande när initiativen var idéer, minus andelen när samma initiativ hade levererats.',
    en: 'How many percentage points of innovation were lost on the way: the share of innovation when initiatives were ideas, less the share when the same initiatives had been delivered.',
  },
  formula: {
    sv: '(nyskapande som idé − nyskapande vid leverans) / initiativ med känd inriktning i båda skedena',
    en: '(innovation as idea − innovation when delivered) / initiatives whose class is known at both stages',
  },
  denominator: {
    sv: 'levererade initiativ som följts från idé med angiven inriktning',
    en: 'delivered initiatives followed from idea, with a class given',
  },
  caveat: {
    sv: 'Bara initiativ som registret har följt hela vägen räknas. Det som kom in först när det var klart säger inget om glidning.',
    en: 'Only initiatives that the registry has followed all the way count. What came in when it was done says nothing of creep.',
  },
  knownWhen: {
    sv: 'initiativ med angiven inriktning har följts från idé till drift',
    en: 'initiatives with a class have been followed from idea to operation',
  },
  unit: 'points',
  records: (scope) => `/initiativ?${scope && `${scope}&`}fas=operation`,
  series: true,
  measure: ({ heard }) => {
    let counted = 0
    let among = 0
    let unknown = 0
    for (const { past, version } of heard) {
      if (!delivered.has(version.state.phase ?? '')) continue
      const before = classWhen(past, ideas)
      const after = classWhen(past, delivered)
      if (before === null || after === null) unknown += 1
      else {
        among += 1
        counted += Number(before === 'innovation') - Number(after === 'innovation')
      }
    }
    return { counted, among, unknown, parts: {} }
  },
}

/** The last class given while in one of these phases; null when none was. */
function classWhen(past: readonly Version[], phases: ReadonlySet<string>): string | null {
  return (
    past.findLast(({ state }) => phases.has(state.phase ?? '') && state.class !== undefined)?.state.class ??
    null
  )
}
