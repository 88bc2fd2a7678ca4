import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText } from './decode-text.ts'

const windows = (text: string) => Buffer.from(text, 'latin1')

describe('the text in some bytes', () => {
  it.each([
    ['UTF-8', Buffer.from('Åre'), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from('\ufeffÅre'), 'utf-8'],
    ['UTF-16 as Excel writes it', Buffer.from('\ufeffÅre', 'utf16le'), 'utf-16le'],
    ['UTF-16, the other way round', Buffer.from('\ufeffÅre', 'utf16le').swap16(), 'utf-16be'],
    ['windows-1252', windows('Åre'), 'windows-1252'],
  ])('%s is read without its mark', (_, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ text: 'Åre', encoding, replaced: false })
  })

  it('knows the dashes and quotation marks of windows-1252', () => {
    expect(decodeText(Buffer.from([0x93, 0x96, 0x94, 0x80])).text).toBe('“–”€')
  })

  it('says so when a mark promised an encoding that the bytes break', () => {
    const broken = Buffer.concat([Buffer.from('\ufeffÅ'), Buffer.from([0xff])])
    expect(decodeText(broken)).toEqual({ text: 'Å\ufffd', encoding: 'utf-8', replaced: true })
  })

  it('comes back whole from UTF-8, whatever it is', () => {
    const text = fc.string({ unit: 'binary' }).filter((candidate) => !candidate.startsWith('\ufeff'))
    fc.assert(
      fc.property(text, (whole) => {
        expect(decodeText(Buffer.from(whole)).text).toBe(whole)
      }),
    )
  })

  it('never fails, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => typeof decodeText(bytes).text === 'string'))
  })
})
