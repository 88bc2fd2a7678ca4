import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { highlight } from './highlight.ts'

const placed = (text: string) =>
  [...text.matchAll(/\S+/g)].map((match) => ({
    term: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }))
const shown = (text: string, wanted: string[], most: number) =>
  highlight(text, placed(text), new Set(wanted), most)
    .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join('')

describe('highlighting', () => {
  it('marks the words found in a short text and leaves it whole', () => {
    expect(shown('Larm i hem', ['larm', 'hem'], 100)).toBe('[Larm] i [hem]')
  })

  it('cuts a long text where the most different words stand together', () => {
    const text = `larm ${'x '.repeat(100)}larm hem ${'y '.repeat(100)}`
    const result = shown(text, ['larm', 'hem'], 40)
    expect(result).toContain('[larm] [hem]')
    expect(result.startsWith('…')).toBe(true)
    expect(result.length).toBeLessThan(60)
  })

  it('only ever shows the text itself, within the length, whatever is asked', () => {
    const words = fc.array(fc.constantFrom('larm', 'hem', 'ö', 'långt-ord-utan-slut'), { maxLength: 60 })
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 80 }), (list, most) => {
        const text = list.join(' ')
        const joined = highlight(text, placed(text), new Set(['larm', 'ö']), most)
          .map((piece) => piece.text)
          .join('')
        expect(text).toContain(joined.replace(/^…|…$/g, ''))
        expect(joined.length).toBeLessThanOrEqual(Math.max(most, 'långt-ord-utan-slut'.length) + 2)
      }),
    )
  })
})
