import { describe, expect, it } from 'vitest'
import { lessonsOf, type PastCase, type ProductLesson, possibleNames } from './product-lessons.ts'

const text = (words: string) => ({ sv: words, en: words })
const past = (id: string, warns: boolean): PastCase => ({
  ...{ id, path: `/fall/${id}`, title: text(id), owner: text('Påhitt'), warns, source: null },
  ending: text(warns ? 'illa' : 'bra'),
  outcome: text('Pausades'),
})
const lessons: ProductLesson[] = [
  { names: ['Vårdkompassen Plus', 'Kompass'], cases: [past('ett', true), past('två', false)] },
  { names: ['Lugna Larmet'], cases: [past('tre', false)] },
]
const found = (words: string) => lessonsOf(possibleNames(words), lessons).map(({ product }) => product)

describe('lessons of products that a text names', () => {
  it('are found by any of the names, whatever marks stand between the words', () => {
    expect(found('Vi tänker köpa Vårdkompassen-Plus till alla mottagningar')).toEqual(['Vårdkompassen Plus'])
    expect(found('Leverantören av Kompass hör av sig')).toEqual(['Kompass'])
  })

  it('are not told for a word of the language that only looks like a product', () => {
    expect(found('Alla får en kompass')).toEqual([])
    expect(found('KOMPASS står på dörren')).toEqual([])
  })

  it('are told with those that went well beside those that went badly, and not when all went well', () => {
    expect(lessonsOf(['Kompass'], lessons)[0]?.cases.map(({ id }) => id)).toEqual(['ett', 'två'])
    expect(found('Lugna Larmet i hela kommunen')).toEqual([])
  })

  it('are looked for in any text within bounds', () => {
    expect(possibleNames('A'.repeat(100_000)).length).toBeLessThan(10)
    expect(possibleNames('Ab '.repeat(20_000)).length).toBeLessThanOrEqual(2_004)
  })
})
