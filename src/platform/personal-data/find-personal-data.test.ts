import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPersonalData } from './find-personal-data.ts'

const kinds = (text: string) => findPersonalData(text).map(({ kind }) => kind)

function checkDigit(nine: string): string {
  const sum = [...nine].reduce((total, digit, place) => {
    const product = Number(digit) * (place % 2 === 0 ? 2 : 1)
    return total + Math.floor(product / 10) + (product % 10)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}

const numbers = fc
  .record({
    day: fc.date({ min: new Date('1890-01-01'), max: new Date('2026-11-01'), noInvalidDate: true }),
    serial: fc.integer({ min: 0, max: 999 }),
    coordination: fc.boolean(),
  })
  .map(({ day, serial, coordination }) => {
    const [year = '', month = '', date = ''] = day.toISOString().slice(0, 10).split('-')
    const shown = coordination ? String(Number(date) + 60) : date
    const nine = `${year.slice(2)}${month}${shown}${String(serial).padStart(3, '0')}`
    const last = `${nine.slice(6)}${checkDigit(nine)}`
    return { year, month, day: shown, last, kind: coordination ? 'samordningsnummer' : 'personnummer' }
  })

describe('personal data is found before it becomes public', () => {
  it('finds every valid number in every written form', () => {
    fc.assert(
      fc.property(numbers, fc.constantFrom('', '-', '+', ' ', ' - ', '–', '\u00a0'), (number, separator) => {
        const { year, month, day, last, kind } = number
        const dates = [
          `${year.slice(2)}${month}${day}`,
          `${year}${month}${day}`,
          `${year}-${month}-${day}`,
          `${year} ${month} ${day}`,
          `${year.slice(0, 2)} ${year.slice(2)}${month}${day}`,
        ]
        for (const date of dates) expect(kinds(`Gäller ${date}${separator}${last}.`)).toContain(kind)
      }),
      { numRuns: 2_000 },
    )
  })

  it('is not fooled by characters that nobody sees or by wide digits', () => {
    expect(kinds('8112\u200b18-98\u200d76')).toEqual(['personnummer'])
    expect(kinds('８１１２１８－９８７６')).toEqual(['personnummer'])
  })

  it('says where the finding stands in the text as written', () => {
    const text = 'Å\u200b ä: 811218–9876 i en mening'
    const [finding] = findPersonalData(text)
    expect(finding?.written).toBe('811218–9876')
    expect(text.slice(finding?.start, finding?.end)).toBe(finding?.written)
  })

  it.each([
    '811218-9875',
    '811318-9876',
    '811232-9876',
    '212000-0514',
    '556036-0793',
    '20240230-1234',
    'SE58281',
  ])('leaves %s alone: no such person can exist', (text) => expect(kinds(text)).toEqual([]))

  it.each([
    '070-123 45 67',
    '0701234567',
    '+46 70 123 45 67',
    '08-123 456 78',
    'tel 031123456',
    '0046701234567',
  ])('finds the telephone number %s', (text) => expect(kinds(`Ring ${text} efter lunch`)).toEqual(['phone']))

  it.each([
    '2021-01-02',
    'dnr KS 2024/00123-4',
    '48000000',
    '1 200 000 kr',
    '2024-2027',
    '08:00-16:30',
    '1.0.2',
  ])('does not take %s for a telephone number', (text) => expect(kinds(text)).toEqual([]))

  it('finds the address of a person and leaves the address of a function', () => {
    expect(kinds('Skriv till eva.exempel@kommun.example')).toEqual(['email'])
    expect(kinds('Skriv till registrator@kommun.example')).toEqual([])
  })

  it('finds a name beside words about health, but not names or health alone', () => {
    expect(findPersonalData('Patienten Karin Exempelsson fick fel dos.')[0]).toMatchObject({
      kind: 'name-and-health',
      written: 'Karin Exempelsson',
    })
    expect(kinds('Eriks diagnos syntes för alla')).toEqual(['name-and-health'])
    expect(kinds('Karin Exempelsson leder arbetet')).toEqual([])
    expect(kinds('Stöd vid demens i särskilt boende')).toEqual([])
  })

  it('answers for any text and points inside it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        for (const { start, end, written } of findPersonalData(text))
          expect(text.slice(start, end)).toBe(written)
      }),
    )
  })
})
