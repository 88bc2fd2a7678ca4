import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAnalyser } from '#platform/text'
import { compare } from './compare.ts'
import { createMatcher } from './create-matcher.ts'
import { groupTwins, type Tie } from './group-twins.ts'
import { DEFAULT_THRESHOLD } from './likeness-weights.ts'
import { profileOf, sameRepository } from './profile.ts'
import type { Subject } from './subject.ts'
import { createVocabulary } from './vocabulary.ts'

const analyser = createAnalyser()
const particular = () => 'particular' as const
const subject = (id: string, parts: Partial<Subject> = {}): Subject => ({
  ...{ id, title: `Titel ${id}`, text: '', language: 'sv', organisation: null, organisationName: null },
  ...{ datedOn: null, cpv: [], products: [], repository: null, needs: [], demonstration: false },
  ...parts,
})
const archive = [{ need: 'e-archive', sure: 1 }]
/** Fills a matcher, among strangers so that words have a rarity. */
function matcherOf(subjects: readonly Subject[]) {
  const matcher = createMatcher(analyser, particular)
  const strangers = ['Snöröjning av torg', 'Måltider för äldre', 'Cykelvägar', 'Badhusets entré']
  for (const [place, title] of strangers.entries()) matcher.put(subject(`z${place}`, { title }))
  for (const one of subjects) matcher.put(one)
  return matcher
}
const pairOf = (one: Partial<Subject>, other: Partial<Subject>) =>
  matcherOf([subject('a', one), subject('b', other)]).pairsOf('a', DEFAULT_THRESHOLD)[0]

const words = [
  'arkiv',
  'bibliotekssystem',
  'trygghetslarm',
  'journal',
  'karta',
  'skola',
  'parkering',
  'e-tjänst',
]
const anySubject = (id: string) =>
  fc
    .record({
      title: fc.array(fc.constantFrom(...words), { maxLength: 4 }),
      text: fc.array(fc.constantFrom(...words, 'larm', 'system'), { maxLength: 25 }),
      organisation: fc.constantFrom(null, 'A', 'B'),
      datedOn: fc.constantFrom(null, '2021', '2021-03', '2024-05-06'),
      cpv: fc.subarray(['48160000', '72000000', '48814500']),
      repository: fc.constantFrom(null, 'https://git.example/x.git'),
      need: fc.constantFrom(null, 'e-archive', 'library-system'),
    })
    .map(({ title, text, need, ...rest }) =>
      subject(id, {
        ...rest,
        title: title.join(' '),
        text: text.join(' '),
        needs: need === null ? [] : [{ need, sure: 1 }],
      }),
    )
const subjects = fc
  .integer({ min: 2, max: 9 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, place) => anySubject(`s${place}`))))

describe('comparing two initiatives', () => {
  it('says the same whichever comes first', () => {
    fc.assert(
      fc.property(anySubject('a'), anySubject('b'), (one, other) => {
        const vocabulary = createVocabulary(analyser)
        const [first, second] = [profileOf(one, vocabulary), profileOf(other, vocabulary)]
        vocabulary.setSubjects(10)
        expect(compare(first, second, vocabulary, particular)).toEqual(
          compare(second, first, vocabulary, particular),
        )
      }),
    )
  })

  it('adds up: the score is the sum of the reasons', () => {
    const pair = pairOf({ title: 'Nytt e-arkiv', needs: archive }, { title: 'E-arkiv', needs: archive })
    const sum = pair?.reasons.reduce((total, { points }) => total + points, 0)
    expect(pair?.score).toBeCloseTo(sum ?? Number.NaN, 6)
    expect(pair?.reasons.map(({ part }) => part)).toEqual(['need', 'words', 'title'])
  })

  it('shows the words both have', () => {
    const pair = pairOf(
      { title: 'Bibliotekssystem', needs: archive },
      { title: 'Bibliotekssystem 2021', needs: archive },
    )
    expect(pair?.reasons.find(({ part }) => part === 'words')?.shared).toContain('bibliotekssystem')
  })

  it('calls it one effort when one organisation says the same twice within a year and a half', () => {
    const said = { title: 'Upphandling av e-arkiv', organisation: 'A', needs: archive }
    expect(pairOf({ ...said, datedOn: '2021-01-02' }, { ...said, datedOn: '2021-09-01' })?.level).toBe(
      'same-effort',
    )
    expect(pairOf({ ...said, datedOn: '2018-01-02' }, { ...said, datedOn: '2021-09-01' })?.level).toBe(
      'same-need',
    )
  })

  it('never calls the same text at two organisations one effort', () => {
    const text =
      'Kommunen inför ett gemensamt e-arkiv för slutarkivering av handlingar ur journal karta skola parkering bibliotek larm'
    const said = { title: 'E-arkiv', text, needs: archive, datedOn: '2021-01-02' }
    const found = matcherOf(
      Array.from({ length: 20 }, (_, place) => subject(`k${place}`, { ...said, organisation: `K${place}` })),
    ).pairsOf('k0', DEFAULT_THRESHOLD)
    expect(found).toHaveLength(19)
    expect(new Set(found.map(({ level }) => level))).toEqual(new Set(['same-need']))
  })

  it('holds a consultant for something to be related to it at most', () => {
    const pair = pairOf(
      { title: 'E-arkiv', needs: archive },
      { title: 'Konsult för e-arkiv', needs: archive },
    )
    expect(pair?.level).toBe('related')
  })

  it('leaves out the words of the organisation’s own name', () => {
    const nameless = { title: 'Bibliotekssystem Exempelköping', organisation: 'A' }
    const named = { ...nameless, organisationName: 'Exempelköpings kommun' }
    const other = { title: 'Bibliotekssystem', organisation: 'B' }
    expect(pairOf(named, other)?.score).toBeGreaterThan(pairOf(nameless, other)?.score ?? 0)
  })

  it('never pairs what is invented with what is real', () => {
    const said = { title: 'Bibliotekssystem', needs: archive }
    expect(pairOf({ ...said, demonstration: true }, said)).toBeUndefined()
  })

  it('takes one repository for one however its address is written', () => {
    expect(sameRepository('https://WWW.git.example/x.git/')).toBe(
      sameRepository('git@git.example/x?tab=readme'),
    )
  })
})

describe('all pairs', () => {
  it('do not depend on the order in which initiatives came', async () => {
    await fc.assert(
      fc.asyncProperty(subjects, fc.infiniteStream(fc.nat()), async (all, draws) => {
        const shuffled = all
          .map((one) => ({ one, draw: draws.next().value }))
          .sort((a, b) => a.draw - b.draw)
          .map(({ one }) => one)
        const [given, other] = await Promise.all([all, shuffled].map((list) => matcherOf(list).allPairs(1)))
        expect(other).toEqual(given)
      }),
      { numRuns: 60 },
    )
  })

  it('among titles are those each initiative finds by itself', async () => {
    await fc.assert(
      fc.asyncProperty(subjects, async (all) => {
        const matcher = matcherOf(all.map((one) => ({ ...one, text: '' })))
        const alone = all
          .flatMap(({ id }) => matcher.pairsOf(id, 1))
          .map(({ one, other }) => `${one} ${other}`)
        const together = (await matcher.allPairs(1)).map(({ one, other }) => `${one} ${other}`)
        expect([...new Set(alone)].sort()).toEqual(together.sort())
      }),
      { numRuns: 60 },
    )
  })

  it('keep their level and reasons when a stranger arrives; only rarity moves their points, by less than a tenth', () => {
    const matcher = matcherOf([
      subject('a', { title: 'Nytt bibliotekssystem', needs: archive }),
      subject('b', { title: 'Bibliotekssystem till filialerna', needs: archive }),
    ])
    const [before] = matcher.pairsOf('a', 0)
    matcher.put(subject('q', { title: 'Asfaltering' }))
    const [after] = matcher.pairsOf('a', 0)
    expect(after?.level).toBe(before?.level)
    expect(after?.reasons.map(({ part, shared }) => [part, shared])).toEqual(
      before?.reasons.map(({ part, shared }) => [part, shared]),
    )
    expect(Math.abs((after?.score ?? 0) - (before?.score ?? 9))).toBeLessThan(0.1)
  })

  it('find equal texts however many there are', async () => {
    const title = 'Kartportal med kommunens ritningar'
    const crowd = Array.from({ length: 700 }, (_, place) => subject(`k${place}`, { title }))
    const pairs = await matcherOf(crowd).allPairs(DEFAULT_THRESHOLD)
    const [group] = groupTwins(pairs.map((pair) => ({ ...pair, level: 'same-need' })))
    expect(group?.members).toHaveLength(700)
  })

  it.each([
    ['nothing', ''],
    ['a million letters', 'x'.repeat(1_000_000)],
    ['a million words', 'arkiv karta '.repeat(90_000)],
    ['one word ten thousand times', 'bibliotek '.repeat(10_000)],
    ['signs and code', "<script>alert(1)</script> \u0000 \ud800 🎉 '; drop table --"],
  ])('bear %s as title and text', async (_, text) => {
    const hostile = ['h1', 'h2'].map((id) =>
      subject(id, { title: text, text, repository: text, products: [text], cpv: [text] }),
    )
    const matcher = matcherOf(hostile)
    for (const { score } of await matcher.allPairs(0)) expect(Number.isFinite(score)).toBe(true)
    matcher.remove('h1')
    expect(matcher.pairsOf('h1', 0)).toEqual([])
  })
})

describe('groups', () => {
  const tie = (one: string, other: string, parts: Partial<Tie> = {}): Tie => ({
    ...{ one, other, level: 'same-need', need: 'e-archive' },
    ...parts,
  })

  it('do not tie strangers together through an initiative with two needs', () => {
    const groups = groupTwins([tie('a', 'b'), tie('b', 'c', { need: 'library-system' })])
    expect(groups.map(({ members }) => members)).toEqual([
      ['a', 'b'],
      ['b', 'c'],
    ])
  })

  it('count one effort recorded twice once', () => {
    const [group] = groupTwins([tie('a', 'b', { level: 'same-effort' }), tie('b', 'c')])
    expect(group?.efforts).toEqual([['a', 'b'], ['c']])
  })

  it('are joined by no tie that is only related', () => {
    expect(groupTwins([tie('a', 'b', { level: 'related' })])).toEqual([])
  })

  it('do not depend on the order of the ties', () => {
    const anyTie = fc
      .tuple(
        fc.nat(8),
        fc.nat(8),
        fc.constantFrom('same-effort', 'same-need', 'related'),
        fc.constantFrom(null, 'n1', 'n2'),
      )
      .filter(([a, b]) => a !== b)
      .map(
        ([a, b, level, need]): Tie => ({
          one: `i${Math.min(a, b)}`,
          other: `i${Math.max(a, b)}`,
          level,
          need,
        }),
      )
    fc.assert(
      fc.property(fc.array(anyTie, { maxLength: 20 }), (ties) => {
        expect(groupTwins(ties.toReversed())).toEqual(groupTwins(ties))
      }),
    )
  })
})
