import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countDisagreements, mergeObservations, type Witness } from './merge-observations.ts'

const words = fc.constantFrom('Bygglov', 'bygglov', 'Hemtjänst', 'Journal')
const amount = fc.record({
  scope: fc.constantFrom('budget', 'contract', 'estimate'),
  amountMinor: fc.constantFrom(100, 200, null),
  currency: fc.constant('SEK'),
})
const claims = fc.record(
  {
    title: words,
    phase: fc.constantFrom('idea', 'pilot'),
    language: fc.constantFrom('sv', 'en'),
    cpv: fc.array(fc.constantFrom('48000000', '72000000', '72500000'), { maxLength: 3 }),
    money: fc.array(amount, { maxLength: 3 }),
  },
  { requiredKeys: ['title'] },
)
const witnesses: fc.Arbitrary<Witness[]> = fc
  .array(
    fc.record({
      source: fc.constantFrom('a', 'b', 'c'),
      priority: fc.constantFrom(40, 60, 80),
      observedAt: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'),
      claims,
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((drafts) => drafts.map((draft, position) => ({ ...draft, id: position + 1 })))

/** Few witnesses, so that a test says what it is about and nothing else. */
const witness = (id: number, priority: number, said: Record<string, unknown>): Witness => ({
  id,
  priority,
  source: `source-${id}`,
  observedAt: `2026-01-0${id}T00:00:00.000Z`,
  claims: said,
})

describe('merging what sources claim', () => {
  it('gives the same record in whatever order they are heard', () => {
    const shuffled = witnesses.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(mergeObservations(other)).toEqual(mergeObservations(list))
      }),
    )
  })

  it('lets the source with the highest priority decide, and the latest among equals', () => {
    fc.assert(
      fc.property(witnesses, (list) => {
        const best = Math.max(...list.map((one) => one.priority))
        const top = list.filter((one) => one.priority === best)
        const latest = top
          .map((one) => one.observedAt)
          .sort()
          .at(-1)
        const deciding = top.filter((one) => one.observedAt === latest).at(-1)
        expect(mergeObservations(list).claims.title).toBe(deciding?.claims.title)
      }),
    )
  })

  it('names everybody who said something about a field, on one side or the other, and nobody else', () => {
    fc.assert(
      fc.property(witnesses, (list) => {
        const { provenance } = mergeObservations(list)
        const { saidBy, otherwise } = provenance.title ?? { saidBy: [], otherwise: [] }
        const named = [...saidBy, ...otherwise.map((voice) => voice.observation)]
        expect(named.sort()).toEqual(list.map((one) => one.id).sort())
      }),
    )
  })

  it('shows a value that was outvoted beside the one that won', () => {
    const { claims: merged, provenance } = mergeObservations([
      witness(1, 40, { title: 'Bygglov', phase: 'idea' }),
      witness(2, 80, { title: 'Bygglov', phase: 'pilot' }),
    ])
    expect(merged.phase).toBe('pilot')
    expect(provenance.phase).toEqual({ saidBy: [2], otherwise: [{ observation: 1, value: 'idea' }] })
    expect(countDisagreements(provenance)).toBe(1)
  })

  it('takes case and blanks for a way of writing, not for a disagreement', () => {
    const { provenance } = mergeObservations([
      witness(1, 40, { title: 'E-tjänst  för bygglov' }),
      witness(2, 80, { title: 'E-TJÄNST för bygglov' }),
    ])
    expect(provenance.title).toEqual({ saidBy: [2, 1], otherwise: [] })
  })

  it('takes the order of what an amount says for no disagreement', () => {
    const one = { scope: 'outcome', amountMinor: 100, currency: 'SEK' }
    const same = { currency: 'SEK', scope: 'outcome', amountMinor: 100 }
    const { provenance } = mergeObservations([
      witness(1, 100, { money: [one] }),
      witness(2, 60, { money: [same] }),
    ])
    expect(provenance.money).toEqual({ saidBy: [1, 2], otherwise: [] })
  })

  it('joins lists that add to each other: no item is lost and none comes twice', () => {
    fc.assert(
      fc.property(witnesses, (list) => {
        const codes = list.flatMap((one) => (Array.isArray(one.claims.cpv) ? one.claims.cpv : []))
        const merged = mergeObservations(list).claims.cpv ?? []
        expect([...(Array.isArray(merged) ? merged : [])].sort()).toEqual([...new Set(codes)].sort())
      }),
    )
  })

  it('decides money by scope: a budget never silences a contract sum', () => {
    const budget = { scope: 'budget', amountMinor: 100, currency: 'SEK' }
    const contract = { scope: 'contract', amountMinor: 300, currency: 'SEK' }
    const otherBudget = { ...budget, amountMinor: 200 }
    const { claims: merged, provenance } = mergeObservations([
      witness(1, 40, { title: 'Journal', money: [budget, contract] }),
      witness(2, 80, { title: 'Journal', money: [otherBudget] }),
    ])
    expect(merged.money).toEqual([otherBudget, contract])
    expect(provenance.money).toEqual({ saidBy: [2, 1], otherwise: [{ observation: 1, value: [budget] }] })
  })

  it('keeps several amounts of one scope from one source together', () => {
    const lots = [100, 250].map((amountMinor) => ({ scope: 'contract', amountMinor, currency: 'SEK' }))
    const { claims: merged, provenance } = mergeObservations([
      witness(1, 40, { title: 'Journal', money: lots }),
    ])
    expect(merged.money).toEqual(lots)
    expect(provenance.money?.otherwise).toEqual([])
  })

  it('never counts the language of a text as a disagreement by itself', () => {
    const { provenance } = mergeObservations([
      witness(1, 40, { title: 'Journal', language: 'en' }),
      witness(2, 80, { title: 'Journal', language: 'sv' }),
    ])
    expect(countDisagreements(provenance)).toBe(0)
  })

  it('leaves unknown what nobody said', () => {
    expect(mergeObservations([witness(1, 40, { title: 'Journal', phase: undefined })]).claims).toEqual({
      title: 'Journal',
    })
  })
})
