import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { polarityFlips } from './polarity.ts'
import { flippedPairs, places, unflippedPairs } from './polarity-pairs.ts'

const told = (written: string, read: string) =>
  polarityFlips(written, read).map(({ finding, change, polarity }) => `${change} ${polarity} ${finding}`)

describe('a turned meaning', () => {
  it.each([
    ['Ingen blödning.', 'Blödning.', ['lost negated blödnin']],
    ['Ej påvisad stroke', 'Påvisad stroke', ['lost negated stroke']],
    [
      'DT hjärna utan blödning eller fraktur',
      'DT hjärna med blödning eller fraktur',
      ['lost negated blödnin', 'lost negated fraktur'],
    ],
    ['Blödning utesluts', 'Blödning', ['lost negated blödnin']],
    [
      'Lungemboli kan ej uteslutas.',
      'Lungemboli kan uteslutas.',
      ['lost uncertain lungemb', 'gained negated lungemb'],
    ],
    ['Misstänkt pneumoni', 'Pneumoni', ['lost uncertain pneumon']],
    ['Tidigare hjärtinfarkt', 'Hjärtinfarkt', ['lost past hjärtin']],
    ['Feber: nej\nHosta: ja', 'Feber:\nHosta: ja', ['lost negated feber']],
    ['Hjärtat oförändrat', 'Hjärtat förändrat', ['lost negated förändr']],
    ['Stroke?', 'Stroke', ['lost uncertain stroke']],
    ['Blödning.', 'Ingen blödning.', ['gained negated blödnin']],
    [
      'Ingen feber. Ingen hosta, ingen feber i natt.',
      'Ingen feber. Ingen hosta, feber i natt.',
      ['lost negated feber'],
    ],
  ])('is found: %s → %s', (written, read, flips) => {
    expect(told(written, read)).toEqual(expect.arrayContaining(flips))
  })

  it.each([
    ['Ingen blödning.', 'INGEN   BLÖDNING'],
    ['Ingen blödning.', 'Ingen\nblödning.'],
    ['Ingen blödning.', '<b>Ingen</b> blödning.'],
    ['Ej feber', 'Inte feber'],
    ['Ingen blödning. Kontroll om en vecka.', 'Ingen blödning.'],
    ['Kontroll om en vecka.', 'Ingen blödning. Kontroll om en vecka.'],
    ['', ''],
  ])('is not seen where the meaning stands: %s → %s', (written, read) => {
    expect(told(written, read)).toEqual([])
  })

  it('is never seen between a text and itself, whatever the text', () => {
    const word = fc.constantFrom(
      'ingen',
      'blödning',
      'misstänkt',
      'ej',
      'utesluts',
      'tidigare',
      'feber',
      '.',
      ',',
      '?',
      '\n',
      ':',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        expect(told(words.join(' '), words.join(' '))).toEqual([])
      }),
    )
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        expect(told(text, text)).toEqual([])
      }),
    )
  })
})

describe('the generated pairs', () => {
  const flipped = flippedPairs(500)
  const unflipped = unflippedPairs(5_000)

  it('cover every place and differ from each other', () => {
    expect(new Set(flipped.map(({ place }) => place)).size).toBe(places.length)
    expect(new Set(flipped.map(({ written }) => written)).size).toBeGreaterThan(400)
    expect(flipped.every(({ written, read }) => written !== read)).toBe(true)
    expect(
      flipped.filter(({ place }) => place === 'at-4000').every(({ read }) => read.length === 4_000),
    ).toBe(true)
  })

  it('all 500 planted flips are found', () => {
    expect(flipped.filter(({ written, read }) => polarityFlips(written, read).length === 0)).toEqual([])
  })

  it('at most one in a hundred of 5,000 unflipped pairs raises an alarm', () => {
    const alarms = unflipped.filter(({ written, read }) => polarityFlips(written, read).length > 0)
    expect(alarms.length).toBeLessThanOrEqual(50)
  })
})
