import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Member } from './indicators/indicator.ts'
import { classesOf, legendOf, levelIn, tilesOf } from './tiles.ts'

const member = (id: string, parts: Partial<Member> = {}): Member => ({
  ...{ id, name: id, kind: 'municipality', county: '99', countyName: 'Prov', population: 1_000 },
  ...{ code: null, tile: null, demonstration: false },
  ...parts,
})
const quiet = () => ({ level: null, label: 'inget känt' })

describe('a map of organisations', () => {
  it('puts those with a place at it and leaves out those without', () => {
    const all = [member('a', { tile: { col: 3, row: 4 } }), member('b')]
    expect(tilesOf(all, 'sv', quiet)).toMatchObject([{ col: 3, row: 4, name: 'a' }])
  })

  it('gives those of a county without places a block of their own, each a tile', () => {
    const all = ['a', 'b', 'c', 'd', 'e'].map((id) => member(id))
    const tiles = tilesOf(all, 'sv', quiet)
    expect(tiles).toHaveLength(5)
    expect(new Set(tiles.map(({ col, row }) => `${col} ${row}`)).size).toBe(5)
  })
})

describe('classes of a value', () => {
  it('rise with the value, hold every value, and end with the darkest', () => {
    const values = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(values, (some) => {
        const { edges } = classesOf(some)
        const levels = some.toSorted((one, other) => one - other).map((value) => levelIn(edges, value))
        expect(levels).toEqual(levels.toSorted())
        expect(levels.at(-1)).toBe(5)
      }),
      { seed: 20_261_122 },
    )
  })

  it('are one where all values are the same, and say what silence is', () => {
    const { edges } = classesOf([0.5, 0.5, 0.5])
    expect(legendOf(edges, 0.5, String, 'inget känt')).toEqual([
      { level: 5, label: '0.5' },
      { level: null, label: 'inget känt' },
    ])
  })
})
