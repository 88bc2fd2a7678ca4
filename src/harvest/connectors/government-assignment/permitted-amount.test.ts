import { expect, it } from 'vitest'
import { permittedAmount } from './permitted-amount.ts'
import { sentences } from './sentences.ts'

const amount = (text: string, agency = 'Verket') => permittedAmount(sentences(text), agency)

it.each([
  ['Verket får för uppdragets genomförande använda högst 3 000 000 kronor under 2020.', 300_000_000],
  ['För uppdraget får verket disponera högst 3,7 miljoner kronor.', 370_000_000],
  [
    'Verket får använda 1 miljon kronor 2031 och 2 miljoner kronor 2032. Sammantaget får 3 miljoner kronor användas.',
    300_000_000,
  ],
])('reads %s', (text, amountMinor) => {
  expect(amount(text)).toEqual({ amountMinor, onlyYear: null })
})

it('is for its own year only when later years are forecast', () => {
  expect(amount('Verket får använda 750 000 kronor 2031. För 2032 beräknas 900 000 kronor.')).toEqual({
    amountMinor: 75_000_000,
    onlyYear: '2031',
  })
})

it.each([
  'Kammarkollegiet ska betala ut 24 miljoner till regionerna.',
  'Sanktionsavgiften är 40 000 kronor.',
  'Verket får använda 1 miljon kronor 2031 och 2 miljoner kronor 2032.',
  'Verket får använda 500 000 kronor. Verket får rekvirera 700 000 kronor.',
  'Verket får använda 500 000 kronor per år.',
  'Verket får använda 12 handläggare.',
  'Sveriges Kommuner och Regioner får rekvirera 5 000 000 kronor.',
  'Verket får använda 99999999999999999 miljarder kronor.',
])('claims nothing from: %s', (text) => {
  expect(amount(text)).toBeNull()
})

it('is never money for another agency, and knows an agency by what the text calls it for short', () => {
  const text =
    'Regeringen ger Statens dimverk (Dimverket) i uppdrag att mäta. För uppdraget får DIS använda 500 kronor.'
  expect(amount(text, 'Statens dimverk')).toBeNull()
  expect(amount(text.replace('DIS', 'Dimverket'), 'Statens dimverk')).toMatchObject({ amountMinor: 50_000 })
  expect(amount(text.replace('DIS', 'myndigheten'), 'Statens dimverk')).toMatchObject({ amountMinor: 50_000 })
})
