import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Baseline, nextBaseline, type Plan, planOf } from './baseline.ts'

const plan = (parts: Partial<Plan>): Plan => ({
  startsOn: null,
  endsOn: null,
  costMinor: null,
  currency: null,
  ...parts,
})
const heard = (plans: readonly (Plan | null)[]) =>
  plans.reduce<Baseline | null>((baseline, next, day) => nextBaseline(baseline, next, `day ${day}`), null)

const anyPlan = fc.option(
  fc.record({
    startsOn: fc.constantFrom('2025', null),
    endsOn: fc.constantFrom('2026', '2027-06', null),
    costMinor: fc.constantFrom(100, 200, null),
    currency: fc.constant('SEK'),
  }),
  { nil: null },
)

describe('the baseline', () => {
  it('is the first plan, and stays it whatever is said later', () => {
    const baseline = heard([
      plan({ endsOn: '2026', costMinor: 100 }),
      plan({ endsOn: '2028', costMinor: 900 }),
    ])
    expect(baseline?.first).toEqual(plan({ endsOn: '2026', costMinor: 100 }))
    expect(baseline?.latest).toEqual(plan({ endsOn: '2028', costMinor: 900 }))
    expect(baseline?.frozenAt).toBe('day 0')
  })

  it('never moves once a value in it is known', () => {
    fc.assert(
      fc.property(fc.array(anyPlan, { minLength: 1 }), anyPlan, (plans, next) => {
        const before = heard(plans)
        const then = nextBaseline(before, next, 'later')
        for (const field of ['endsOn', 'costMinor', 'startsOn'] as const) {
          const known = before?.first[field] ?? null
          if (known !== null) expect(then?.first[field]).toBe(known)
        }
      }),
    )
  })

  it('counts each later plan that says otherwise about end or cost, once', () => {
    const moves = [
      plan({ endsOn: '2026' }),
      plan({ endsOn: '2027' }),
      plan({ endsOn: '2027' }),
      plan({ endsOn: '2028' }),
    ]
    expect(heard(moves)?.rebaselines).toBe(2)
    expect(
      heard([plan({ endsOn: '2026', costMinor: 1 }), plan({ endsOn: '2027', costMinor: 2 })])?.rebaselines,
    ).toBe(1)
  })

  it('does not count a plan that returns to silence, nor one that fills in what was unknown', () => {
    const silent = heard([plan({ endsOn: '2026', costMinor: 100 }), plan({ endsOn: '2026' }), null])
    expect(silent?.rebaselines).toBe(0)
    expect(silent?.latest.costMinor).toBe(100)
    const filled = heard([
      plan({ endsOn: '2026' }),
      plan({ endsOn: '2026', costMinor: 100, currency: 'SEK' }),
    ])
    expect(filled).toMatchObject({ rebaselines: 0, first: { costMinor: 100, currency: 'SEK' } })
  })

  it('is counted by what changed, however often the same is said', () => {
    fc.assert(
      fc.property(fc.array(anyPlan), (plans) => {
        expect(heard(plans.flatMap((one) => [one, one]))?.rebaselines).toBe(heard(plans)?.rebaselines)
      }),
    )
  })
})

describe('the plan of a record', () => {
  const money = (scope: 'budget' | 'estimate' | 'contract' | 'outcome', amountMinor: number | null) => ({
    scope,
    amountMinor,
    ...{ upToMinor: null, currency: 'SEK', priceLevel: null, asOf: null },
  })

  it('is its budget rather than its estimate, and never what was paid or contracted', () => {
    expect(planOf({ money: [money('estimate', 1), money('budget', 2)] })?.costMinor).toBe(2)
    expect(planOf({ money: [money('estimate', 1), money('budget', null)] })?.costMinor).toBe(1)
    expect(planOf({ money: [money('contract', 1), money('outcome', 2)] })).toBe(null)
  })

  it('does not exist where neither end nor cost is stated', () => {
    expect(planOf({ startsOn: '2025' })).toBe(null)
    expect(planOf({ startsOn: '2025', endsOn: '2026' })).toEqual(plan({ startsOn: '2025', endsOn: '2026' }))
  })
})
