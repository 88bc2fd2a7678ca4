import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AmountForm, readAmount } from './read-amount.ts'

const read = (cell: string | number, form: AmountForm = {}) => readAmount(cell, form)
const exact = (kronor: number) => ({ how: 'exact', minor: kronor * 100, upToMinor: null, currency: 'SEK' })

describe('an amount as it is written in tables', () => {
  it.each([
    ['1234', 1234],
    ['1 234,50', 1234.5],
    ['1\u00a0234\u00a0567', 1_234_567],
    ['1.234.567', 1_234_567],
    ['1.234.567,50', 1_234_567.5],
    ['1,234,567.50', 1_234_567.5],
    ['950 000 kr', 950_000],
    ['500:-', 500],
    ['3,4 mdr', 3_400_000_000],
    ['3,4 miljarder kronor', 3_400_000_000],
    ['12 mkr', 12_000_000],
    ['12 MSEK', 12_000_000],
    ['12,5 mnkr', 12_500_000],
    ['750 tkr', 750_000],
    ['SEK 20 000', 20_000],
    ['0', 0],
  ])('%s is %d kr', (written, kronor) => {
    expect(read(written)).toEqual(exact(kronor))
  })

  it('takes the unit of its column when it has none of its own', () => {
    expect(read('1 250,5', { unit: 'tkr' })).toEqual(exact(1_250_500))
    expect(read('3 mkr', { unit: 'tkr' })).toEqual(exact(3_000_000))
    expect(read(0.1, { unit: 'tkr' })).toEqual(exact(100))
  })

  it('knows its currency', () => {
    expect(read('20 000 EUR')).toMatchObject({ minor: 2_000_000, currency: 'EUR' })
    expect(read('€ 20 000')).toMatchObject({ currency: 'EUR' })
    expect(read('20 000', { currency: 'NOK' })).toMatchObject({ currency: 'NOK' })
  })

  it.each([
    '10-12 mkr',
    '10–12 mkr',
    '10 mkr – 12 mkr',
    'mellan 10 och 12 mkr',
    '10 till 12 mkr',
  ])('%s is a range', (written) => {
    expect(read(written)).toMatchObject({ how: 'exact', minor: 1_000_000_000, upToMinor: 1_200_000_000 })
  })

  it.each([
    'ca 3,4 mdr',
    'cirka 3,4 mdr kr',
    '~3,4 miljarder',
    'drygt 3,4 mdr',
  ])('%s is approximate', (written) => {
    expect(read(written)).toEqual({ ...exact(3_400_000_000), how: 'approximate' })
  })

  it.each(['-', 'okänt', 'Uppgift saknas', 'n/a', '?'])('%s says that nobody knows', (written) => {
    expect(read(written)).toEqual({ how: 'unknown', currency: 'SEK' })
  })

  it.each([
    ['1,500', 'ambiguous-amount'],
    ['1.500', 'ambiguous-amount'],
    ['ca 1,500 mkr', 'ambiguous-amount'],
    ['minst 5 mkr', 'bounded-amount'],
    ['upp till 5 mkr', 'bounded-amount'],
    ['-500', 'negative-amount'],
    [-500, 'negative-amount'],
    ['en hel del', 'not-an-amount'],
    ['5 timmar', 'not-an-amount'],
    ['1,2,3', 'not-an-amount'],
    ['12-10 mkr', 'not-an-amount'],
    ['1e9', 'not-an-amount'],
    [Number.NaN, 'not-an-amount'],
    ['999 999 999 mdr', 'amount-too-large'],
    ['=1+1', 'not-an-amount'],
  ])('%s is no amount: %s', (written, code) => {
    expect(read(written)).toMatchObject({ how: 'fault', code })
  })

  it('means one thing once its decimal sign is given', () => {
    expect(read('1,500', { decimal: ',' })).toEqual(exact(1.5))
    expect(read('1,500', { decimal: '.' })).toEqual(exact(1500))
    expect(read('1.500', { decimal: ',' })).toEqual(exact(1500))
  })

  it('of whole öre survives being written in Swedish', () => {
    const minor = fc.integer({ min: 0, max: 1_000_000_000_000 })
    fc.assert(
      fc.property(minor, (amount) => {
        const written = `${Math.floor(amount / 100)
          .toString()
          .replace(/\B(?=(\d{3})+$)/g, ' ')},${String(amount % 100).padStart(2, '0')} kr`
        expect(read(written)).toMatchObject({ how: 'exact', minor: amount })
      }),
    )
  })

  it('never throws and never gives a negative, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.double(), fc.stringMatching(/^[\d ,.\-–mktrd]{0,12}$/)),
        (cell) => {
          const amount = read(cell)
          if ('minor' in amount) expect(Number.isSafeInteger(amount.minor) && amount.minor >= 0).toBe(true)
        },
      ),
    )
  })
})
