import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanLine, cleanProse, quote, shorten, withoutContacts } from './outside-text.ts'

describe('text from outside', () => {
  it('loses what PostgreSQL refuses, and keeps line breaks', () => {
    expect(cleanProse(' a\u0000b\r\nc\ud800d\u0007 ')).toBe('ab\ncd')
    expect(cleanLine('a \n\t b')).toBe('a b')
  })

  it('never cuts through a character', () => {
    expect(shorten('ab😀cd', 4)).toBe('ab…')
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => shorten(text, 7).length <= 7))
  })

  it('carries no e-mail address and no telephone number', () => {
    expect(withoutContacts('Skriv till eva.ek@exempelkoping.example eller ring +46 70 123 45 67.')).toBe(
      'Skriv till … eller ring ….',
    )
    expect(withoutContacts('tfn 0470-123 45')).toBe('…')
  })

  it('leaves dates, versions and amounts alone', () => {
    const text = '2021-03-04, version 1.26.11, 3 400 000 000 kr, 2 av 5'
    expect(withoutContacts(text)).toBe(text)
  })

  it('quotes any value in at most 500 characters', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => quote(value).length <= 500))
    expect(quote({ email: 'eva@exempelkoping.example' })).toBe('{"email":"…"}')
  })
})
