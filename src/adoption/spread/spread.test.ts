import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { municipality, organisationOf } from '../testing/small-country.ts'
import { calendarOf, dateOfYears, periodName, yearsOf } from './calendar.ts'
import { EligibleRule, isEligible } from './eligible.ts'
import { type SpreadPart, tellSpread } from './tell-spread.ts'

const country = Array.from({ length: 20 }, (_, place) =>
  organisationOf(municipality(place + 1), 5_000 * (place + 1)),
)
const use = (number: number, since: string | null, parts: Partial<SpreadPart> = {}): SpreadPart => ({
  organisation: { id: municipality(number) },
  stage: 'using',
  since,
  until: null,
  denied: false,
  counts: true,
  doubts: [],
  ...parts,
})
const TODAY = '2026-11-22'

describe('the calendar', () => {
  it('turns a day into years and back', () => {
    const day = fc.date({ min: new Date('1970-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(day, (moment) => {
        const date = moment.toISOString().slice(0, 10)
        expect(dateOfYears(yearsOf(date))).toBe(date)
      }),
    )
  })

  it('goes by months, quarters or years as the spread is long, and ends today', () => {
    const today = yearsOf(TODAY)
    expect(calendarOf([2026.2], today).perYear).toBe(12)
    expect(calendarOf([2023.2], today).perYear).toBe(4)
    expect(calendarOf([2010.2], today).perYear).toBe(1)
    const { past, coming, origin } = calendarOf([2010.2], today)
    expect([origin, past[0], past.at(-1), coming[0]]).toEqual([2010, 2011, today, 2027])
    expect([periodName(2011, 1), periodName(2011, 4), periodName(2011, 12)]).toEqual([
      '2010',
      '2010 K4',
      '2010-12',
    ])
  })
})

describe('who could use it', () => {
  it('is told by kind and size, and a body of unknown size falls outside a rule about size', () => {
    const rule = EligibleRule.parse({ populationFrom: 10_000, populationTo: 20_000 })
    expect(country.filter((one) => isEligible(rule, one)).map(({ population }) => population)).toEqual([
      10_000, 15_000, 20_000,
    ])
    const sizeless = { ...organisationOf(municipality(50), 1), population: null }
    expect(isEligible(rule, sizeless)).toBe(false)
    expect(isEligible(EligibleRule.parse({}), sizeless)).toBe(true)
  })

  it('can be named one by one', () => {
    const rule = EligibleRule.parse({ organisations: [municipality(3)] })
    expect(country.filter((one) => isEligible(rule, one)).map(({ id }) => id)).toEqual([municipality(3)])
  })
})

describe('a spread', () => {
  it('counts users, those on the way, those who left, and those who deny, each once', () => {
    const spread = tellSpread(
      country,
      [
        use(1, '2020-01-01'),
        use(2, null),
        use(3, '2022', { stage: 'left', until: '2024-06-30', counts: false }),
        use(4, '2026-01', { stage: 'trying', counts: false }),
        use(5, '2021', { denied: true, counts: false }),
        use(77, '2021'),
      ],
      TODAY,
    )
    expect(spread.users).toEqual([municipality(1), municipality(2)])
    expect([spread.underway.length, spread.left.length, spread.denied.length]).toEqual([1, 1, 1])
    expect([spread.outside, spread.undated]).toEqual([1, 1])
    expect(spread.reach).toEqual({ inhabitants: 15_000, of: 1_050_000, unknown: 0 })
    expect(spread.adopted.at(-1)).toBe(2)
    expect(spread.inUse.at(-1)).toBe(1)
  })

  it('says how long the second and fifth took, and that there is no twentieth', () => {
    const starts = ['2020-01-01', '2020-01-31', '2021', '2022', '2023-01-01']
    const { nth } = tellSpread(
      country,
      starts.map((since, place) => use(place + 1, since)),
      TODAY,
    )
    expect(nth.map(({ nth: n, days }) => [n, days])).toEqual([
      [2, 30],
      [5, 1096],
      [20, null],
    ])
  })

  it('draws no curve from two adopters, and none from odd dates', () => {
    const few = tellSpread(country, [use(1, '2020'), use(2, '2021')], TODAY)
    expect([few.fits.bass.outcome, few.best, few.forecasts]).toEqual(['too-few-adopters', null, []])
    const odd = country.map((_, place) =>
      use(place + 1, `20${20 + (place % 6)}`, { doubts: ['before-solution'] }),
    )
    expect(tellSpread(country, odd, TODAY)).toMatchObject({ undated: 20, best: null })
  })

  it('never forecasts fewer than there are, nor more than there can be', () => {
    const spread = tellSpread(
      country,
      Array.from({ length: 12 }, (_, place) => use(place + 1, `${2014 + Math.floor(place * 0.9)}-03-01`)),
      TODAY,
    )
    expect(spread.best).not.toBeNull()
    for (const { low, middle, high } of spread.forecasts) {
      expect(low).toBeGreaterThanOrEqual(12)
      expect(middle).toBeLessThanOrEqual(high)
      expect(high).toBeLessThanOrEqual(20)
    }
  })

  it('gives no share of an empty group', () => {
    expect(tellSpread([], [], TODAY).groups).toEqual({ size: [], county: [], kind: [] })
    expect(tellSpread(country, [], TODAY).groups.kind).toEqual([
      { key: 'municipality', adopters: 0, eligible: 20, share: 0 },
    ])
  })
})
