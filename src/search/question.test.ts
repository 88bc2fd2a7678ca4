import fc from 'fast-check'
import { expect, it } from 'vitest'
import { facetNames } from './index/facets.ts'
import { titleOrder } from './index/title-order.ts'
import { addressOf, readQuestion, type SearchQuestion, searchSorts } from './question.ts'

const value = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter((text) => !text.includes('\0'))
const question: fc.Arbitrary<SearchQuestion> = fc.record({
  words: fc.array(fc.stringMatching(/^[a-zåäö"-]{1,8}$/), { maxLength: 6 }).map((words) => words.join(' ')),
  chosen: fc.dictionary(
    fc.constantFrom(...facetNames),
    fc.uniqueArray(value, { minLength: 1, maxLength: 4 }),
    { noNullPrototype: true },
  ),
  sort: fc.constantFrom(...searchSorts),
  from: fc.integer({ min: 0, max: 10_000 }),
})

it('a saved address asks the same question again', () => {
  fc.assert(
    fc.property(question, (asked) => {
      const address = addressOf('sv', '/sok', asked)
      expect(readQuestion(new URL(address, 'https://skala.example').searchParams)).toEqual(asked)
    }),
  )
})

it('the names in addresses stay what they were', () => {
  const kept = readQuestion(
    new URLSearchParams('q=a&fas=idea&slag=region&lan=14&bekraftat=true&kalla=k&organisation=o&ordning=date'),
  )
  expect(kept).toEqual({
    words: 'a',
    chosen: {
      phase: ['idea'],
      organisationKind: ['region'],
      county: ['14'],
      confirmed: ['true'],
      source: ['k'],
      organisation: ['o'],
    },
    sort: 'date',
    from: 0,
  })
})

it('any address is a question', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (query) => {
      const { words, from } = readQuestion(new URLSearchParams(query))
      expect(words.length).toBeLessThanOrEqual(500)
      expect(from).toBeLessThanOrEqual(10_000)
    }),
  )
})

it('titles are numbered in the order of the Swedish alphabet', () => {
  const words = ['', '2021', 'Avtal', 'E-arkiv', 'e-tjänst', 'Zebra', 'Åka', 'Äldre', 'Ö']
  const numbers = words.map(titleOrder)
  expect(numbers).toEqual([...numbers].sort((one, other) => one - other))
  expect(Number.isSafeInteger(titleOrder('ööööööööööö'))).toBe(true)
})
