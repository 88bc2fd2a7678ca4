import { countParts, ended, nothing, type Tally } from '../tally.ts'
import { DAY, freshOn } from './fresh.ts'
import type { Indicator } from './indicator.ts'

/** Days within which a record should have been heard of again. */
const PROMISED = 180
/** Ages are kept in steps of ten days, which is precise enough for a median in months. */
const STEP = 10

/** The age in days that a share of the records are younger than; null of none. Precise to ten days. */
export function ageAt(share: number, { parts }: Tally): number | null {
  const steps = Object.entries(parts)
    .map(([name, count]) => ({ step: Number(name), count }))
    .sort((one, other) => one.step - other.step)
  const all = steps.reduce((sum, { count }) => sum + count, 0)
  let passed = 0
  for (const { step, count } of steps) {
    passed += count
    if (passed >= all * share) return step * STEP
  }
  return null
}

/** 3. Records heard of within half a year. */
export const freshness: Indicator = {
  id: 'freshness',
  number: 3,
  name: { sv: 'Färskhet', en: 'Freshness' },
  definition: {
    sv: 'Andel av initiativen, utom avslutade, som någon källa har lämnat eller upprepat de senaste 180 dagarna.',
    en: 'Share of initiatives, except ended ones, that a source has given or repeated in the last 180 days.',
  },
  formula: {
    sv: 'initiativ yngre än 180 dagar / initiativ som pågår',
    en: 'initiatives younger than 180 days / initiatives that go on',
  },
  denominator: {
    sv: 'initiativ som inte är stoppade eller avvecklade',
    en: 'initiatives that are not stopped or retired',
  },
  caveat: {
    sv: 'Att en källa upprepar en uppgift betyder inte att uppgiften har kontrollerats. För äldre månader räknas bara ändringar.',
    en: 'That a source repeats a fact does not mean that it has been checked. For earlier months only changes count.',
  },
  knownWhen: { sv: 'minst ett initiativ finns här', en: 'there is at least one initiative here' },
  unit: 'share',
  records: (scope) => `/initiativ?${scope && `${scope}&`}ordning=changed`,
  series: true,
  measure: (view) => {
    const going = view.heard.filter(({ version }) => !ended.has(version.state.phase ?? ''))
    if (going.length === 0) return nothing
    const ages = going.map((one) => Math.max(0, view.at - freshOn(one, view)) / DAY)
    return {
      counted: ages.filter((age) => age < PROMISED).length,
      among: going.length,
      unknown: 0,
      parts: view.now ? countParts(ages.map((age) => String(Math.floor(age / STEP)))) : {},
    }
  },
  remark: (whole) => {
    const [median, most] = [ageAt(0.5, whole), ageAt(0.9, whole)]
    if (median === null || most === null) return null
    return {
      sv: `Hälften är yngre än ${median + STEP} dagar och nio av tio yngre än ${most + STEP} dagar.`,
      en: `Half are younger than ${median + STEP} days and nine in ten younger than ${most + STEP} days.`,
    }
  },
}
