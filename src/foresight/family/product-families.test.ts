import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCases } from '../library/read-cases.ts'
import { familyNames, noFamily } from './family-names.ts'
import { createFamilies, keyOf } from './product-families.ts'

const familyOf = createFamilies([
  { title: 'Vårdkompassen (påhittad produkt)', family: 'Vårdkompassen' },
  { title: 'Vårdkompassen Hemma (påhittad produkt)', family: 'Vårdkompassen' },
  { title: 'Larmlinan (påhittad produkt)', family: null },
])

describe('a product family', () => {
  it('holds together the names that one product has been sold under', () => {
    expect(familyOf('Cerner Millennium')).toBe(familyOf('ORACLE HEALTH  MILLENNIUM'))
    expect(familyOf('Vårdkompassen Hemma')).toBe(familyOf('Vårdkompassen'))
  })

  it('is known for a product that states none, by its title', () => {
    expect(familyOf('larmlinan')).toBe('larmlinan')
  })

  it('is unknown for a name nobody has used', () => {
    expect(familyOf('Något helt annat')).toBeNull()
    expect(familyOf('')).toBeNull()
  })

  it('is the one of the library when a product record is given one of its names', () => {
    const known = createFamilies([{ title: 'Journalen 3', family: 'Oracle Health Millennium' }])
    expect(known('Journalen 3')).toBe('oracle-cerner-millennium')
  })

  it('named in the table has a history in the case library', () => {
    const inLibrary = new Set(readCases().map((file) => file.productFamily))
    expect(Object.keys(familyNames).filter((family) => !inLibrary.has(family))).toEqual([])
  })

  it('is never one of the words that gather unlike things', () => {
    fc.assert(
      fc.property(fc.constantFrom(...noFamily), fc.string(), (family, title) => {
        expect(createFamilies([{ title, family }])(title)).not.toBe(family)
      }),
    )
  })

  it('does not depend on case, brackets or punctuation', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(keyOf(keyOf(name))).toBe(keyOf(name))
      }),
    )
  })
})
