import { nothing } from '../tally.ts'
import type { Indicator } from './indicator.ts'

/** 12. Organisations that use what others use. */
export const reuse: Indicator = {
  id: 'reuse',
  number: 12,
  name: { sv: 'Återbruk', en: 'Reuse' },
  definition: {
    sv: 'Andel av organisationerna som använder minst en lösning som också någon annan använder.',
    en: 'Share of organisations that use at least one solution that somebody else uses too.',
  },
  formula: {
    sv: 'organisationer med minst ett räknat införande av en delad lösning / alla organisationer',
    en: 'organisations with at least one counted adoption of a shared solution / all organisations',
  },
  denominator: { sv: 'alla organisationer', en: 'all organisations' },
  caveat: {
    sv: 'Ett införande räknas när någon har sagt det och organisationen inte förnekar det. Det som ingen har sagt syns inte, så talet är en undre gräns. Hur fort en lösning sprids visas på lösningens egen sida.',
    en: 'An adoption counts when somebody has said it and the organisation does not deny it. What nobody has said is not seen, so the figure is a lower bound. How fast a solution spreads is shown on its own page.',
  },
  knownWhen: { sv: 'något införande är känt', en: 'an adoption is known' },
  unit: 'share',
  records: () => '/losningar',
  series: true,
  parts: [{ name: 'uses', label: { sv: 'räknade införanden', en: 'counted adoptions' }, unit: 'count' }],
  measure: ({ material, at, now }) => {
    if (material.organisation === '') return nothing
    const counting = material.uses.filter(
      ({ counts, since }) => counts && (now || (since !== null && begun(since, at))),
    )
    return {
      counted: counting.some(({ others }) => others > 0) ? 1 : 0,
      among: 1,
      unknown: 0,
      parts: now ? { uses: counting.length } : {},
    }
  },
  // that nobody has told of any adoption is not the same as that nothing is reused
  value: (rows) => {
    const counted = rows.reduce((sum, { tally }) => sum + tally.counted, 0)
    const among = rows.reduce((sum, { tally }) => sum + tally.among, 0)
    return counted === 0 ? null : counted / among
  },
}

const begun = (date: string, at: number) =>
  Date.parse(date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-28` : date) <= at
