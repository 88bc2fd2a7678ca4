import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatAmount, formatDate, formatNumber, formatPercent, formatShortDate } from './format.ts'

describe('figures', () => {
  it('have thin spaces in thousands, and the decimal mark of the language', () => {
    expect(formatNumber(130_000, 'sv')).toBe('130\u202f000')
    expect(formatNumber(1_234.567, 'sv', 2)).toBe('1\u202f234,57')
    expect(formatNumber(1_234.567, 'en', 2)).toBe('1\u202f234.57')
    expect(formatPercent(0.125, 'sv', 1)).toBe('12,5\u00a0%')
    expect(formatPercent(0.125, 'en')).toBe('13%')
  })

  it('asked for in one language and precision never come in those of the call before', () => {
    const call = fc.tuple(fc.constantFrom('sv' as const, 'en' as const), fc.integer({ min: 0, max: 3 }))
    fc.assert(
      fc.property(fc.array(call, { minLength: 1 }), (calls) => {
        for (const [language, decimals] of calls) {
          const mark = decimals === 0 ? '' : (language === 'sv' ? ',' : '.') + '123'.slice(0, decimals)
          expect(formatNumber(7.12345, language, decimals)).toBe(`7${mark}`)
        }
      }),
    )
  })
})

describe('amounts', () => {
  it.each([
    [340_000_000_000, 'sv', '3,4\u00a0mdr kr'],
    [3_300_000_000, 'sv', '33\u00a0mnkr'],
    [95_000_000, 'sv', '950\u202f000\u00a0kr'],
  ] as const)('%d öre in %s is %s', (minor, language, written) => {
    expect(formatAmount(minor, 'SEK', language)).toBe(written)
  })
})

describe('dates', () => {
  it('are written with no more precision than they have', () => {
    expect(formatDate('2021', 'sv')).toBe('2021')
    expect(formatDate('2021-03', 'en')).toBe('March 2021')
    expect(formatDate('2026-11-22', 'sv')).toBe('22 november 2026')
  })

  it('go by Swedish time', () => {
    expect(formatShortDate('2026-12-31T23:30:00Z')).toBe('2027-01-01')
    expect(formatDate(new Date('2026-12-31T23:30:00Z'), 'sv')).toBe('1 januari 2027')
  })
})
