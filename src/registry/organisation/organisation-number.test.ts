import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDigitHolds, formatOrganisationNumber, readOrganisationNumber } from './organisation-number.ts'

const anyNumber = fc
  .tuple(fc.integer({ min: 200_000_000, max: 999_999_999 }), fc.integer({ min: 0, max: 9 }))
  .map(([nine]) => {
    const last = [...'0123456789'].find((digit) => checkDigitHolds(`${nine}${digit}`))
    return `${nine}${last}`
  })

describe('an organisation number', () => {
  it.each([
    '2120000142',
    '212000-0142',
    '212000 0142',
    ' 212000–0142 ',
    '212000\u00a00142',
    'SE2120000142',
    'SE 212000-0142',
    'SE212000014201',
    'se212000-014201',
    '162120000142',
    '16212000-0142',
    '212000014201',
    'http://dataportal.se/organisation/SE2120000142',
    'https://dataportal.se/organisation/SE2120000142/',
    '0007:2120000142',
    'iso6523-actorid-upis::0007:2120000142',
    'Org.nr: 212000-0142',
    'Orgnr 212000-0142',
    'Organisationsnummer: 212000-0142',
    '2120000142.0',
    '２１２０００－０１４２',
  ])('is understood when it is written %s', (text) => {
    expect(readOrganisationNumber(text)).toMatchObject({
      digits: '2120000142',
      checkDigitHolds: true,
      suffix: null,
    })
  })

  it('keeps the suffix of bodies that share a number', () => {
    const read = readOrganisationNumber('http://dataportal.se/organisation/SE2021002742-svea-hovratt')
    expect(read).toMatchObject({ digits: '2021002742', suffix: 'svea-hovratt' })
  })

  it.each([
    '',
    '212000',
    '21200001421',
    'Stockholms stad',
    'saknas',
    '2.12E+09',
    '-',
    `${'1'.repeat(10_000)}`,
  ])('is not seen in %s', (text) => {
    expect(readOrganisationNumber(text)).toBeNull()
  })

  it('has a check digit that tells when any one digit is wrong', () => {
    fc.assert(
      fc.property(anyNumber, fc.nat(9), fc.integer({ min: 1, max: 9 }), (digits, place, shift) => {
        const wrong = [...digits]
          .map((d, at) => (at === place ? String((Number(d) + shift) % 10) : d))
          .join('')
        expect(checkDigitHolds(digits)).toBe(true)
        expect(checkDigitHolds(wrong)).toBe(false)
      }),
    )
  })

  it('is read back from the form people write', () => {
    fc.assert(
      fc.property(anyNumber, (digits) => {
        expect(readOrganisationNumber(formatOrganisationNumber(digits))?.digits).toBe(digits)
      }),
    )
  })

  it('says when it is written like a personal identity number', () => {
    expect(readOrganisationNumber('811218-9876')?.personal).toBe(true)
    expect(readOrganisationNumber('212000-0142')?.personal).toBe(false)
  })
})
