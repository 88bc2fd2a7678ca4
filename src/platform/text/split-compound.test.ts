import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compounds, unseenCompounds, unseenWholes, wholes } from './compounds.gold.ts'
import { createSplitter, learnWords } from './split-compound.ts'
import { swedishLexicon } from './swedish-lexicon.ts'

const lexicon = swedishLexicon()
const splitter = createSplitter(lexicon)
const bases = (word: string) =>
  splitter.split(word).map((part) => (part.last ? (lexicon.baseOf(part.word) ?? part.word) : part.word))

function missedParts(list: typeof compounds): string[] {
  return list.flatMap(({ word, parts }) => {
    const found = bases(word)
    return parts
      .filter((part) => !found.includes(part))
      .map((part) => `${word}: ${part}, got ${found.join('+')}`)
  })
}
const countParts = (list: typeof compounds) => list.reduce((sum, { parts }) => sum + parts.length, 0)

describe('splitting Swedish compounds', () => {
  it('finds at least 95 % of the parts of the gold list', () => {
    expect(compounds.length).toBeGreaterThanOrEqual(60)
    const missed = missedParts(compounds)
    expect(1 - missed.length / countParts(compounds), missed.join('\n')).toBeGreaterThanOrEqual(0.95)
  })

  it('leaves at least 95 % of the words alone that only look like compounds', () => {
    expect(wholes.length).toBeGreaterThanOrEqual(40)
    const split = wholes.filter((word) => splitter.split(word).length > 0)
    expect(1 - split.length / wholes.length, split.join(' ')).toBeGreaterThanOrEqual(0.95)
  })

  it('does nearly as well on words it was never tuned for', () => {
    const missed = missedParts(unseenCompounds)
    expect(1 - missed.length / countParts(unseenCompounds), missed.join('\n')).toBeGreaterThanOrEqual(0.9)
    const split = unseenWholes.filter((word) => splitter.split(word).length > 0)
    expect(1 - split.length / unseenWholes.length, split.join(' ')).toBeGreaterThanOrEqual(0.9)
  })

  it('offers the neighbouring pairs of a long compound without the linking s', () => {
    expect(splitter.split('vårdplaneringssystem').map((part) => part.word)).toEqual([
      'vård',
      'planering',
      'system',
      'vårdplanering',
      'planeringsystem',
    ])
  })

  it('learns words of the corpus that no list has', () => {
    const learnt = learnWords(
      new Map([
        ['blorpen', 9],
        ['system', 50],
        ['frunk', 2],
      ]),
      lexicon,
    )
    expect([...learnt]).toEqual(['blorpen'])
    expect(splitter.split('blorpensystem')).toEqual([])
    expect(createSplitter(lexicon, learnt).split('blorpensystem')).toEqual([
      { word: 'blorpen', last: false },
      { word: 'system', last: true },
    ])
  })

  it('answers for any string in bounded time, and its last part ends the word', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: fc.constantFrom('s', 'a', 't', 'vård', 'plan'), maxLength: 30 }),
        ),
        (word) => {
          const parts = splitter.split(word)
          if (parts.length === 0) return
          expect(parts.length).toBeGreaterThan(1)
          expect(word.endsWith(parts.find((part) => part.last)?.word ?? '?')).toBe(true)
        },
      ),
    )
    expect(splitter.split('s'.repeat(100_000))).toEqual([])
  })
})
