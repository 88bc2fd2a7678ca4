import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreFacts } from '../score/score.ts'
import { constant } from '../signals/constants.ts'
import { factsOfRecord, type Said } from './facts-of-record.ts'
import { statusOf } from './own-words.ts'
import { rowOf, saysElse, standingOf } from './standing.ts'

const said = (on: string, claims: Said['claims'], parts: Partial<Said> = {}): Said => ({
  id: 1,
  source: 'portfolio',
  owned: true,
  priority: 80,
  on,
  until: on,
  claims,
  ...parts,
})
const budget = (mnkr: number, scope: 'budget' | 'contract' | 'running-year' = 'budget') => ({
  money: [{ scope, amountMinor: mnkr * 1e8, upToMinor: null, currency: 'SEK', priceLevel: null, asOf: null }],
})
const standing = (rows: readonly Said[], day = '2026-11-22') =>
  standingOf(factsOfRecord({ said: rows, trouble: null }, day), day)
const level = (rows: readonly Said[], sign: string, day = '2026-11-22') =>
  standing(rows, day).score.readings.find((reading) => reading.sign === sign)?.level

describe('what the registry has heard', () => {
  it('shows growth when one source raises its own budget, and none when two sources differ', () => {
    const grown = [said('2024-01-01', budget(100)), said('2025-01-01', budget(250))]
    expect(level(grown, 'S05')).toBe('alarm')
    const differing = [said('2024-01-01', budget(100)), said('2025-01-01', budget(250), { source: 'other' })]
    expect(level(differing, 'S05')).toBe('unknown')
  })

  it('never takes a yearly cost for the cost of the undertaking', () => {
    expect(level([said('2024-01-01', budget(2_000, 'running-year'))], 'S01')).toBe('unknown')
  })

  it('follows the planned end in the source that weighs most', () => {
    const moved = [
      said('2023-03-01', { endsOn: '2025-06' }),
      said('2024-03-01', { endsOn: '2026-02' }),
      said('2025-03-01', { endsOn: '2027-06' }),
      said('2025-03-01', { endsOn: '2024-01' }, { source: 'light', priority: 20 }),
    ]
    expect(level(moved, 'S04', '2025-03-02')).toBe('alarm')
    expect(level(moved.slice(0, 1), 'S04', '2025-03-02')).toBe('unknown')
  })

  it('takes a plan for as old as its source says, and cannot tell when plans heard on one day were moved', () => {
    const together = [
      said('2026-11-01', { endsOn: '2025-06' }),
      said('2026-11-01', { endsOn: '2027-06' }, { id: 2 }),
    ]
    expect(level(together, 'S04')).toBe('unknown')
    const dated = [
      said('2026-11-01', { endsOn: '2025-06', publishedOn: '2025-01' }),
      said('2026-11-01', { endsOn: '2027-06', publishedOn: '2026-01' }, { id: 2 }),
    ]
    expect(level(dated, 'S04')).toBe('alarm')
  })

  it('lets an owner fall silent only when it has spoken', () => {
    const once = said('2025-01-01', { contactRole: 'IT-chef' })
    expect(level([once], 'S23')).toBe('alarm')
    expect(level([{ ...once, until: '2026-11-01' }], 'S23')).toBe('clear')
    expect(level([{ ...once, owned: false }], 'S23')).toBe('unknown')
  })

  it('sets the owner’s word beside the evidence, until it is too old', () => {
    const word = said('2026-10-01', { phaseWord: 'Breddinförande, grön status', ...budget(100) })
    const grown = said('2026-10-02', budget(300), { source: 'portfolio', id: 2 })
    expect(standing([word, grown]).word).toMatchObject({ says: 'on-track', stale: false })
    expect(standing([word, grown]).contradiction).toBe(1)
    expect(standing([word, grown], '2028-01-01').contradiction).toBeNull()
  })

  it('is nowhere near enough to call anything clear', () => {
    const much = [
      said('2026-11-01', { contactRole: 'Chef', startsOn: '2026-01', endsOn: '2027-01', ...budget(5) }),
    ]
    const { score } = standing(much)
    expect(score.coverage).toBeLessThan(constant('coverage.least'))
    expect(score.level).toBe('unknown')
    expect(score.missing).toContain('S07')
  })

  it('gives the same on a day, whatever is said later', () => {
    const day = fc
      .integer({ min: 0, max: 1_000 })
      .map((n) => new Date(Date.UTC(2023, 0, 1 + n)).toISOString().slice(0, 10))
    const row = fc.record({ on: day, mnkr: fc.integer({ min: 1, max: 3_000 }), owned: fc.boolean() })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), day, (rows, asked) => {
        const all = rows.map(({ on, mnkr, owned }, id) =>
          said(on, { endsOn: '2027-01', phaseWord: 'i fas', ...budget(mnkr) }, { id, owned }),
        )
        const then = all.filter(({ on }) => on <= asked)
        const withLater = scoreFacts(factsOfRecord({ said: all, trouble: null }, asked), asked)
        const without = scoreFacts(factsOfRecord({ said: then, trouble: null }, asked), asked)
        expect(withLater.level).toBe(without.level)
        expect(withLater.chance).toBeCloseTo(without.chance, 9)
      }),
    )
  })
})

describe('the owner’s word for its status', () => {
  it.each([
    ['Enligt plan', 'on-track'],
    ['Breddinförande, grön status', 'on-track'],
    ['Försenat sex månader', 'question'],
    ['Pausat av regiondirektören', 'question'],
    ['Gult: resurser saknas', 'question'],
    ['RÖD STATUS', 'alarm'],
    ['Grön, men försenad', 'question'],
    ['Upphandling pågår', null],
    ['Gröna vågen', 'on-track'],
    ['Senarelagt, över budget', 'question'],
    ['At risk: behind schedule', 'question'],
    ['Projektet är i kris.', 'alarm'],
    ['Pilot i Kristianstad', null],
    ['', null],
  ])('%s says %s', (word, status) => {
    expect(statusOf(word)).toBe(status)
  })
})

it('a standing is kept again only when something in it is new', () => {
  const now = rowOf('i1', standing([said('2026-11-01', budget(5))]))
  expect(saysElse(undefined, now)).toBe(true)
  expect(saysElse(now, { ...now, since: '2026-12-01', chance: now.chance + 0.01 })).toBe(false)
  expect(saysElse(now, { ...now, level: 'question' })).toBe(true)
})
