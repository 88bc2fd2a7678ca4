import { expect, it } from 'vitest'
import { namesAPerson } from './names-a-person.ts'
import { sentences, withoutPeople } from './sentences.ts'

const texts = (markdown: string) => sentences(markdown).map(({ text }) => text)

it('splits at ends of sentences, not at abbreviations', () => {
  expect(texts('Det gäller t.ex. Månskensverket. Nästa mening, dnr. A1, följer.')).toEqual([
    'Det gäller t.ex. Månskensverket.',
    'Nästa mening, dnr. A1, följer.',
  ])
})

it('joins broken lines, keeps list items apart and remembers the heading', () => {
  expect(
    sentences('# Titel\n\nVerket ska\nsnart:\n* räkna\n* mäta\n  noga\n\n**Skälen**\nDet behövs.'),
  ).toEqual([
    { text: 'Verket ska snart:', heading: 'Titel', isItem: false },
    { text: 'räkna', heading: 'Titel', isItem: true },
    { text: 'mäta noga', heading: 'Titel', isItem: true },
    { text: 'Det behövs.', heading: 'Skälen', isItem: false },
  ])
})

it('takes away soft hyphens', () => {
  expect(texts('upp\u00addraget')).toEqual(['uppdraget'])
})

it('takes a long text without a pause in it', () => {
  expect(texts(`${'a '.repeat(100_000)}\n`.repeat(2))).toHaveLength(1)
})

it.each([
  'Statsrådet Eva Påhittad beslutade.',
  'Regeringen uppdrar åt Lars Påhittad att granska.',
  'Chefen för dimman, Aurea Påhittqvist, svarar.',
  'Ring 08-123 45 67.',
  'Skriv till namn@example.org.',
])('leaves out what names or reaches a person: %s', (text) => {
  expect(withoutPeople(sentences(text))).toEqual([])
})

it.each([
  'Sveriges Kommuner och Regioner bidrar.',
  'Kammarkollegiet betalar ut 6 093 000 000 kronor.',
  'Vägledningen (dnr 04-2288/2012) ska ses över.',
])('keeps what only looks like it: %s', (text) => {
  expect(namesAPerson(text)).toBe(false)
})
