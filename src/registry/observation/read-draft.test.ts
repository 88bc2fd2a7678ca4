import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDraft } from './read-draft.ts'

const draft = (claims: object) => ({
  kind: 'initiative' as const,
  key: 'a',
  place: 'row 3',
  claims: { title: 'Journal', ...claims },
})

describe('checking a draft', () => {
  it('fills in what a connector may leave out', () => {
    expect(readDraft(draft({}))).toMatchObject({
      observation: { part: '', identifiers: [], links: [], organisation: null, claims: { language: 'sv' } },
    })
  })

  it.each([
    ['a date in words', { startsOn: 'våren 2021' }, 'row 3, claims.startsOn', 'våren 2021'],
    ['a thirteenth month', { startsOn: '2021-13' }, 'row 3, claims.startsOn', '2021-13'],
    [
      'an address of another scheme',
      { repository: 'javascript:alert(1)' },
      'row 3, claims.repository',
      'javascript:alert(1)',
    ],
    ['a NUL that PostgreSQL refuses', { summary: 'a\u0000b' }, 'row 3, claims.summary', 'a\u0000b'],
    ['half a character', { cpv: undefined, area: '\ud800' }, 'row 3, claims.area', '\ud800'],
    [
      'an amount below zero',
      { money: [{ scope: 'budget', amountMinor: -1, currency: 'SEK' }] },
      'row 3, claims.money.0.amountMinor',
      '-1',
    ],
  ])('rejects %s, and names field and value', (_, claims, place, value) => {
    expect(readDraft(draft(claims))).toMatchObject({
      rejected: { severity: 'rejected', code: 'does-not-fit', place, value },
    })
  })

  it('never throws and never quotes more than 500 characters, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary', maxLength: 600 }),
        (title, area) => {
          const reading = readDraft(draft({ title, area }))
          return 'observation' in reading || reading.rejected.value.length <= 500
        },
      ),
    )
  })

  it('keeps whole characters outside the basic plane', () => {
    expect('observation' in readDraft(draft({ title: 'Rymden 🚀' }))).toBe(true)
  })
})
