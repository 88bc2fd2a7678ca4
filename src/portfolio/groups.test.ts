import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figureOf, seriesOf } from './figures.ts'
import { touchedBy } from './follow-figures.ts'
import { type Indicator, type Member, type Row, sumOf } from './indicators/indicator.ts'
import { indicators } from './indicators/indicators.ts'
import { isOpen } from './indicators/openness.ts'
import { likeness, traitsOf } from './indicators/representativeness.ts'
import { monthEnds } from './measures.ts'
import { peersOf, placeAmong } from './peers.ts'
import { isIn, nation, readScope, writeScope } from './scope.ts'

const member = (id: string, more: Partial<Member> = {}): Member => ({
  ...{ id, name: id, kind: 'municipality', county: '01', countyName: 'Ett län', population: 12_000 },
  ...{ code: null, tile: null, demonstration: false },
  ...more,
})
const byId = (members: readonly Member[]) => new Map(members.map((one) => [one.id, one]))
const row = (organisation: string, counted: number, among: number): Row => ({
  organisation,
  tally: { counted, among, unknown: 0, parts: {} },
})
const named = (id: string): Indicator => {
  const found = indicators.find((indicator) => indicator.id === id)
  if (!found) throw new Error(id)
  return found
}

describe('the twenty-two', () => {
  it('are twenty-two, numbered in order, each with a name of its own', () => {
    expect(indicators.map(({ number }) => number)).toEqual(Array.from({ length: 22 }, (_, at) => at + 1))
    expect(new Set(indicators.map(({ id }) => id)).size).toBe(22)
  })

  it('say nothing over an empty denominator, whatever else is in the tally', () => {
    const empty: Row = {
      organisation: 'a',
      tally: { counted: 3, among: 0, unknown: 9, parts: { trials: 1 } },
    }
    for (const indicator of indicators) {
      expect(figureOf(indicator, [empty], byId([member('a')]), 1).value, indicator.id).toBeNull()
      expect(figureOf(indicator, [], new Map(), 0).value, indicator.id).toBeNull()
    }
  })
})

describe('putting together', () => {
  it('gives the same whatever the order', () => {
    const tally = fc.record({
      counted: fc.nat(1e6),
      among: fc.nat(1e6),
      unknown: fc.nat(1e6),
      parts: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.nat(1e6)),
    })
    fc.assert(
      fc.property(fc.array(tally, { maxLength: 12 }), (tallies) => {
        const rows = tallies.map((one, at) => ({ organisation: String(at), tally: one }))
        expect(sumOf(rows.toReversed())).toEqual(sumOf(rows))
      }),
    )
  })

  it('leaves a month of which nothing is known as a gap', () => {
    const rows = [{ organisation: 'a', series: [['2026-02', 1, 4, 0] as const] }]
    const months = ['2026-01', '2026-02']
    expect(seriesOf(named('structure'), rows, byId([member('a')]), months).map(({ value }) => value)).toEqual(
      [null, 0.25],
    )
  })

  it('reckons months to their end and the present to now', () => {
    const ends = monthEnds(Date.parse('2026-03-15T12:00:00Z'), 3)
    expect(ends.map(({ month }) => month)).toEqual(['2026-01', '2026-02', '2026-03'])
    expect(ends.map(({ at }) => new Date(at).toISOString())).toEqual([
      '2026-01-31T23:59:59.999Z',
      '2026-02-28T23:59:59.999Z',
      '2026-03-15T12:00:00.000Z',
    ])
  })
})

describe('being like the whole', () => {
  const members = byId([
    member('a', { kind: 'municipality' }),
    member('b', { kind: 'municipality' }),
    member('c', { kind: 'agency', county: null, population: null }),
    member('d', { kind: 'agency', county: null, population: null }),
  ])

  it('is whole when one of each reports, and half when only one kind does', () => {
    const kind = ({ kind: value }: Member) => value
    expect(
      likeness(traitsOf([row('a', 1, 1), row('b', 0, 1), row('c', 1, 1), row('d', 0, 1)], members, kind)),
    ).toBe(1)
    expect(
      likeness(traitsOf([row('a', 1, 1), row('b', 1, 1), row('c', 0, 1), row('d', 0, 1)], members, kind)),
    ).toBe(0.5)
  })

  it('cannot be told when nobody reports', () => {
    expect(
      figureOf(named('representativeness'), [row('a', 0, 1), row('c', 0, 1)], members, 4).value,
    ).toBeNull()
  })
})

describe('peers', () => {
  it('are of the same kind and size, and never oneself', () => {
    const all = [
      member('a'),
      member('b', { population: 14_000 }),
      member('c', { population: 90_000 }),
      member('d', { kind: 'region' }),
      member('e', { demonstration: true }),
    ]
    expect(peersOf(member('a'), all).map(({ id }) => id)).toEqual(['b'])
  })

  it('have no median while there are fewer than three with a value: it would be somebody’s own', () => {
    expect(placeAmong([0.2, null, 0.4])).toEqual({ known: 2, peers: 3, median: null, low: null, high: null })
    expect(placeAmong([0.2, 0.4, 0.9])).toMatchObject({ known: 3, median: 0.4 })
    expect(placeAmong([])).toMatchObject({ known: 0, median: null })
  })
})

describe('a scope', () => {
  it('comes back from its address', () => {
    const scope = {
      demonstration: true,
      kinds: ['region'],
      counties: ['01', '14'],
      sizes: ['10-20'],
      group: ['SE2120001124'],
    }
    expect(readScope(new URLSearchParams(writeScope(scope)))).toEqual(scope)
    expect(writeScope(nation)).toBe('')
  })

  it('takes nothing that is not what it looks for', () => {
    const hostile = new URLSearchParams([
      ['slag', "'; drop table"],
      ['lan', '1'],
      ['storlek', 'enormous'],
      ['grupp', 'SE1'],
      ['urval', '1'],
    ])
    expect(readScope(hostile)).toEqual(nation)
  })

  it('never puts the invented and the real together', () => {
    expect(isIn({ ...nation, group: ['a'] }, member('a', { demonstration: true }))).toBe(false)
  })
})

describe('what an entry touches', () => {
  it('is its subject, and every record or organisation that its content names', () => {
    const touched = touchedBy([
      { subject: 'i0123456789ab', content: null },
      {
        subject: 'twins',
        content: { pairs: [{ one: 'i000000000001', other: 'i000000000002', reasons: ['x'] }] },
      },
      { subject: 'membership', content: { member: 'SE2120001124' } },
    ])
    expect([...touched.records]).toEqual(['i0123456789ab', 'i000000000001', 'i000000000002'])
    expect([...touched.organisations]).toEqual(['SE2120001124'])
  })
})

describe('an open licence', () => {
  it.each([
    ['EUPL-1.2', true],
    ['GPL-2.0-or-later WITH Classpath-exception-2.0', true],
    ['(MIT OR Apache-2.0)', true],
    ['LicenseRef-proprietary', false],
    ['', false],
    [null, false],
  ])('%s: %s', (licence, open) => {
    expect(isOpen(licence)).toBe(open)
  })
})
