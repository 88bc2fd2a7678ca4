import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashOfReceipt, makeReceiptCode, readReceiptCode } from './receipt-code.ts'

describe('a receipt code', () => {
  it('has 130 bits: 26 characters of 32, every one of them in use', () => {
    const codes = Array.from({ length: 2_000 }, makeReceiptCode)
    expect(
      codes.every((code) =>
        /^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}-[0-9A-HJKMNP-TV-Z]{6}$/.test(code),
      ),
    ).toBe(true)
    expect(new Set(codes).size).toBe(codes.length)
    for (let place = 0; place < 26; place++) {
      expect(new Set(codes.map((code) => code.replaceAll('-', '')[place])).size).toBe(32)
    }
  })

  it('is read as people write it', () => {
    const code = '01ABC-DEFGH-JKMNP-QRSTV-WXYZ01'
    const read = readReceiptCode(code)
    expect(readReceiptCode(' olabc defgh jkmnp qrstv wxyzOi ')).toBe(read)
    expect(hashOfReceipt('0labc-defgh-jkmnp-qrstv-wxyzo1')).toEqual(hashOfReceipt(code))
  })

  it('that cannot be one is told apart, and hashes without a fault', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (written) => {
        expect(hashOfReceipt(written)).toHaveLength(32)
      }),
    )
    expect(readReceiptCode('01ABC')).toBeNull()
    expect(readReceiptCode('U'.repeat(26))).toBeNull()
    expect(readReceiptCode('0'.repeat(10_000))).toBeNull()
  })
})
