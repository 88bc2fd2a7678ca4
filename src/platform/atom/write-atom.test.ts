import fc from 'fast-check'
import { expect, it } from 'vitest'
import { writeAtom } from './write-atom.ts'

const feed = (title: string, entries: Parameters<typeof writeAtom>[0]['entries'] = []) =>
  writeAtom({
    language: 'sv',
    title,
    self: 'https://skala.example/sv/sok.atom?q=a&fas=idea',
    alternate: 'https://skala.example/sv/sok?q=a&fas=idea',
    entries,
    now: '2026-11-22T08:00:00.000Z',
  })
const entry = {
  address: 'https://skala.example/1',
  title: 'Ett',
  summary: 'Två',
  updated: '2026-01-01T00:00:00Z',
}

it('is updated when its newest entry was, and now when it has none', () => {
  const newer = { ...entry, address: 'https://skala.example/2', updated: '2026-05-01T00:00:00Z' }
  expect(feed('Flöde', [entry, newer, entry])).toContain('<updated>2026-05-01T00:00:00Z</updated>\n<author>')
  expect(feed('Flöde')).toContain('<updated>2026-11-22T08:00:00.000Z</updated>')
})

it('writes addresses and texts so that they stay texts', () => {
  const xml = feed('<script>&"', [{ ...entry, title: ']]><b>', summary: '\u0000\u000bå' }])
  expect(xml).toContain('<title>&lt;script&gt;&amp;&quot;</title>')
  expect(xml).toContain('q=a&amp;fas=idea')
  expect(xml).toContain('<summary>å</summary>')
})

it('never lets a text open or close an element', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const xml = feed(text, [{ ...entry, title: text, summary: text }])
      expect(xml.match(/<(title|summary)>[^<>]*<\/\1>/g)).toHaveLength(3)
    }),
  )
})

it('turns the direction of no text', () => {
  expect(feed('Avtal \u202e000 1')).toContain('<title>Avtal 000 1</title>')
})
