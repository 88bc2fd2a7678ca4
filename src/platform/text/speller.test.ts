import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance } from './edit-distance.ts'
import { fold } from './fold.ts'
import { createSpeller } from './speller.ts'

function spellerOf(frequencies: Record<string, number>) {
  const byWord = new Map(Object.entries(frequencies))
  const speller = createSpeller((word) => byWord.get(word) ?? 0)
  for (const word of byWord.keys()) speller.add(word)
  return { speller, byWord }
}
const first = (frequencies: Record<string, number>, word: string) =>
  spellerOf(frequencies).speller.correct(word, 3)[0]?.word

/** The distance by its definition, slow and plain. */
function slowDistance(one: string, other: string): number {
  if (one === '' || other === '') return one.length + other.length
  const [a, b] = [one.slice(0, -1), other.slice(0, -1)]
  let least = Math.min(
    slowDistance(a, other) + 1,
    slowDistance(one, b) + 1,
    slowDistance(a, b) + (one.at(-1) === other.at(-1) ? 0 : 1),
  )
  if (one.length > 1 && other.length > 1 && one.at(-1) === other.at(-2) && one.at(-2) === other.at(-1)) {
    least = Math.min(least, slowDistance(one.slice(0, -2), other.slice(0, -2)) + 1)
  }
  return least
}
const shortWord = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'å'), maxLength: 6 })

describe('edit distance', () => {
  it('equals its definition, cut off at the limit', () => {
    fc.assert(
      fc.property(shortWord, shortWord, fc.integer({ min: 0, max: 4 }), (one, other, most) => {
        expect(editDistance(one, other, most)).toBe(Math.min(slowDistance(one, other), most + 1))
      }),
    )
  })
})

describe('spelling correction', () => {
  it('mends a swap, a lost letter, a doubled letter and a neighbouring key', () => {
    const words = { trygghetslarm: 3, monitorering: 2, arkiv: 9 }
    expect(first(words, 'trygghetslram')).toBe('trygghetslarm')
    expect(first(words, 'trygghetlarm')).toBe('trygghetslarm')
    expect(first(words, 'monitorrering')).toBe('monitorering')
    expect(first(words, 'arkov')).toBe('arkiv')
  })

  it('takes missing rings and dots as no mistake at all', () => {
    expect(spellerOf({ äldreomsorg: 4 }).speller.correct('aldreomsorg', 3)).toEqual([
      { word: 'äldreomsorg', distance: 0, frequency: 4 },
    ])
    expect(first({ överförmyndare: 1 }, 'overformyndare')).toBe('överförmyndare')
  })

  it('puts the common word before the rare one, and a likely slip before an unlikely', () => {
    expect(first({ larm: 500, farm: 1 }, 'parm')).toBe('larm')
    expect(first({ kost: 5, kast: 5 }, 'kpst')).toBe('kost')
  })

  it('never proposes a word that no text holds any longer', () => {
    const { speller, byWord } = spellerOf({ hemligt: 1 })
    byWord.set('hemligt', 0)
    expect(speller.correct('hemlgt', 3)).toEqual([])
  })

  it('finds exactly the words within reach that a plain scan finds', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', 'å', 'b', 'e', 'n', 'r', 't'),
      minLength: 3,
      maxLength: 9,
    })
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 30 }), word, (words, asked) => {
        const { speller } = spellerOf(Object.fromEntries(words.map((known) => [known, 1])))
        const most = asked.length <= 5 ? 1 : 2
        const reachable = words.filter((known) => editDistance(fold(asked), fold(known), most) <= most)
        expect(
          speller
            .correct(asked, 100)
            .map((found) => found.word)
            .sort(),
        ).toEqual(reachable.sort())
      }),
    )
  })
})
