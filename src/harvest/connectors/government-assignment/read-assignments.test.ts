import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Observation } from '#registry'
import type { Reach } from './is-digital.ts'
import { readAssignments } from './read-assignments.ts'

const fixture = readFileSync(new URL('./fixtures/assignments.jsonl', import.meta.url), 'utf8')
const rows = fixture
  .trim()
  .split('\n')
  .map((line): Record<string, unknown> => JSON.parse(line))
const [first = {}] = rows

function read(text: string, reach: Reach = 'strict') {
  const readings = [...readAssignments(new TextEncoder().encode(text), reach)]
  return {
    observations: readings.flatMap((item) =>
      'observation' in item ? [Observation.parse(item.observation)] : [],
    ),
    issues: readings.flatMap((item) => ('issue' in item ? [item.issue] : [])),
  }
}

describe('an assignment', () => {
  const [observation] = read(fixture).observations

  it('becomes an initiative of the agency named first; the others are assigned too', () => {
    expect(observation).toMatchObject({
      key: 'regeringsuppdrag/2031/03/uppdrag-att-bygga-en-digital-fyrvaktarliggare',
      identifiers: ['assignment:regeringsuppdrag/2031/03/uppdrag-att-bygga-en-digital-fyrvaktarliggare'],
      organisation: { name: 'Månskensverket' },
      links: [
        { type: 'assigned-to', to: { organisation: { name: 'Post- och stjärnstyrelsen' } } },
        { type: 'assigned-to', to: { organisation: { name: 'Myndigheten för dimma, dis och frost' } } },
      ],
    })
  })

  it('carries month, aim, need, final date, amount and address', () => {
    expect(observation?.claims).toMatchObject({
      publishedOn: '2031-03',
      aim: expect.stringMatching(/^Regeringen uppdrar åt .* att bygga en liggare\.$/),
      need: expect.stringMatching(/^I dag förs liggaren på papper\./),
      endsOn: '2033-03-31',
      money: [{ scope: 'budget', amountMinor: 250_000_000, currency: 'SEK', asOf: '2031-03' }],
      documents: [
        {
          url: 'https://www.regeringen.se/regeringsuppdrag/2031/03/uppdrag-att-bygga-en-digital-fyrvaktarliggare/',
        },
      ],
    })
  })

  it('claims no phase, for the source tells none', () => {
    expect(observation?.claims).not.toHaveProperty('phase')
  })
})

it('never carries over a person', () => {
  const everything = JSON.stringify(read(fixture, 'all'))
  expect(everything).not.toMatch(/Påhittad|123 45 67/)
  expect(read(fixture).issues).toMatchObject([{ code: 'assigned-to-person', value: '' }])
})

it('ties an amendment to what it amends, or to the words for it', () => {
  const [, amendment, extension] = read(fixture).observations
  expect(amendment?.links).toEqual([
    {
      type: 'amends',
      to: {
        record: 'initiative',
        identifier: 'assignment:regeringsuppdrag/2031/03/uppdrag-att-bygga-en-digital-fyrvaktarliggare',
      },
    },
  ])
  expect(extension?.links).toEqual([
    { type: 'amends', to: { words: 'Uppdraget att digitalisera alla kompasser (N2031/00777)' } },
  ])
  expect(extension?.organisation).toBeNull()
})

describe('what counts as digital', () => {
  const count = (reach: Reach) => read(fixture, reach).observations.length

  it('is what the source marks in the title, unless more is asked for', () => {
    expect([count('strict'), count('loose'), count('all')]).toEqual([3, 4, 5])
  })

  it('is told by words in the title where the source has no mark', () => {
    const unmarked = rows.map((row) => ({ ...row, digital_strict: undefined, digital_loose: undefined }))
    const keys = read(JSON.stringify(unmarked)).observations.map(({ key }) => key)
    expect(keys).toHaveLength(3)
    expect(keys.join()).not.toMatch(/fiskevatten|snigelpost/)
  })
})

describe('the list of pages', () => {
  const item = {
    url: '/regeringsuppdrag/2031/05/dimma/',
    title: 'Uppdrag till Månskensverket om digital dimma',
    published: '2031-05-06',
    id: 'Diarienummer: Fi2031/00123',
    summary: 'Dimman ska mätas.',
  }

  it('gives day and diary number', () => {
    expect(read(JSON.stringify([item])).observations).toMatchObject([
      {
        organisation: { name: 'Månskensverket' },
        claims: { publishedOn: '2031-05-06', diaryNumber: 'Fi2031/00123', aim: 'Dimman ska mätas.' },
      },
    ])
  })

  it('of reports gives nothing, and no issue', () => {
    expect([
      ...readAssignments(Buffer.from(JSON.stringify([{ ...item, url: '/rapporter/2031/05/dimma/' }])), 'all'),
    ]).toEqual([])
  })
})

it('reads the diary number of an older page from its name', () => {
  const diaryOf = (name: string) =>
    read(JSON.stringify({ ...first, path: `regeringsuppdrag/2011/01/${name}.md` })).observations[0]?.claims
  expect(diaryOf('s20106418hs-')).toMatchObject({ diaryNumber: 'S2010/6418' })
  expect(diaryOf('fo20091354mil')).toMatchObject({ diaryNumber: 'Fö2009/1354' })
  expect(diaryOf('x20091354')).not.toHaveProperty('diaryNumber')
})

describe('bad input', () => {
  it.each([
    [fixture.slice(0, 300), 'truncated-line'],
    ['<!doctype html><p>Sidan finns inte</p>', 'html-instead-of-data'],
    ['', 'empty-file'],
    ['{"namn":"annat"}\n', 'not-an-assignment'],
    ['{"title":"Uppdrag","path":"../../etc/passwd"}\n', 'not-an-assignment'],
    ['x'.repeat(1_048_576), 'line-too-long'],
  ])('gets an issue and no observation (%#)', (text, code) => {
    const { observations, issues } = read(text)
    expect(observations).toEqual([])
    expect(issues.map((issue) => issue.code)).toEqual([code])
  })

  it('never throws and never breaks the contract, whatever any field holds', () => {
    fc.assert(
      fc.property(fc.nat(5), fc.nat(20), fc.jsonValue(), (which, place, value) => {
        const row = rows[which] ?? {}
        const names = Object.keys(row)
        const { observations, issues } = read(
          JSON.stringify({ ...row, [names[place % names.length] ?? '']: value }),
          'all',
        )
        expect(observations.length + issues.length).toBe(1)
      }),
      { numRuns: 500 },
    )
  })

  it('never throws, whatever the text says', () => {
    const words = fc.constantFrom(
      'Regeringen uppdrar åt',
      ' att ',
      'senast den 31 mars 2033',
      'får använda',
      '1 000 kronor',
      '. ',
      ', ',
      '\n',
      '# ',
      '* ',
      '**',
      'Anna',
      'slutredovisas',
      '\u0000',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string()), { maxLength: 40 }), (parts) => {
        expect(
          read(JSON.stringify({ ...first, text: parts.join('') }), 'all').observations.length,
        ).toBeLessThan(2)
      }),
    )
  })
})
