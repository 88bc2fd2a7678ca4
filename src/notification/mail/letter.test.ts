import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { oneLine, writeLetter } from './letter.tsx'

const nasty = fc.string({
  unit: fc.constantFrom(
    'a',
    'Å',
    ' ',
    '\r',
    '\n',
    '\u2028',
    '\u202e',
    '\u0000',
    '\t',
    '<',
    '&',
    '"',
    ':',
    '😀',
  ),
})

describe('a letter', () => {
  it('has one line for a subject, whatever stands in titles, and says the same in text and html', () => {
    fc.assert(
      fc.property(nasty, nasty, (subject, title) => {
        const letter = {
          language: 'sv' as const,
          subject,
          parts: [{ items: [{ text: title, href: 'https://a.example' }] }],
        }
        const written = writeLetter(letter, { why: 'för att', stop: 'https://a.example/slut' })
        expect(written.subject).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
        expect(written.text).not.toMatch(/[\r\u2028\u202e]/)
        expect(written.text).toContain(`* ${oneLine(title)}`)
        // no mark-up but ours
        expect(written.html.match(/</g)).toHaveLength(25)
        expect(written.html.match(/<a /g)).toHaveLength(2)
      }),
    )
  })

  it('cuts what is too long between words, with an ellipsis', () => {
    expect(oneLine('ett två tre', 9)).toBe('ett två…')
    expect(oneLine('a'.repeat(400)).length).toBeLessThanOrEqual(300)
  })
})
