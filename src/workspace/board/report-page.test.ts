import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitting, shortened } from './report-page.tsx'

describe('a paper of one page', () => {
  it('holds no more lines than there is room for, the first first, and leaves none out that had fitted', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 60 }), (lengths) => {
        const shown = fitting(lengths, 20, (length) => length)
        const lines = (some: readonly number[]) =>
          some.reduce((sum, length) => sum + Math.max(1, Math.ceil(length / 115)), 0)
        expect(shown).toEqual(lengths.slice(0, shown.length))
        expect(lines(shown)).toBeLessThanOrEqual(20)
        if (shown.length < lengths.length)
          expect(lines(lengths.slice(0, shown.length + 1))).toBeGreaterThan(20)
      }),
    )
  })

  it('tells whole sentences as far as there is room, and cuts the first between words when it alone is too long', () => {
    expect(shortened('Färre resor. Och snabbare läkning.')).toBe('Färre resor. Och snabbare läkning.')
    expect(shortened(`Färre resor. Snabbare läkning. ${'Och mer '.repeat(20)}`)).toBe(
      'Färre resor. Snabbare läkning.',
    )
    expect(shortened('  Version 2.0 av\n planen  ')).toBe('Version 2.0 av planen')
    const long = shortened('ord '.repeat(100))
    expect(long).toMatch(/^(ord )+…$/)
    expect(long.length).toBeLessThan(115)
    fc.assert(fc.property(fc.string(), (text) => shortened(text).length <= 113))
  })
})
