import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell } from '#platform/sandbox'
import { Observation } from '#registry'
import type { Reading } from '../../connector.ts'
import { readTable } from './read-table.ts'
import { Mapping } from './schema.ts'

const columns = {
  Nr: 'diaryNumber',
  Namn: 'title',
  Fas: 'phase',
  Start: 'startsOn',
  Budget: { field: 'money', scope: 'budget' },
}
const basic = {
  version: 1,
  kind: 'initiative',
  key: ['Nr'],
  organisation: { name: 'Exempelköpings kommun' },
  columns,
}
const header = ['Nr', 'Namn', 'Fas', 'Start', 'Budget']

function readSheet(rows: readonly (readonly Cell[])[], changes: object = {}, name = 'Blad1') {
  const mapping = Mapping.parse({ ...basic, ...changes })
  const readings: Reading[] = [...readTable({ format: 'xlsx', sheets: [{ name, rows }] }, mapping)]
  return {
    observations: readings.flatMap((one) => ('observation' in one ? [one.observation] : [])),
    issues: readings.flatMap((one) => ('issue' in one ? [one.issue] : [])),
  }
}

describe('a row', () => {
  it('becomes a claim of its organisation, cell by cell', () => {
    expect(readSheet([header, [7, 'Lånekiosk', 'Pilot', '2024-03-04', 250_000.5]])).toEqual({
      issues: [],
      observations: [
        {
          kind: 'initiative',
          key: '7',
          part: '',
          identifiers: [],
          organisation: { name: 'Exempelköpings kommun' },
          links: [],
          place: 'Blad1, row 2',
          claims: {
            language: 'sv',
            title: 'Lånekiosk',
            diaryNumber: '7',
            phase: 'pilot',
            phaseWord: 'Pilot',
            startsOn: '2024-03-04',
            money: [
              {
                scope: 'budget',
                amountMinor: 25_000_050,
                upToMinor: null,
                currency: 'SEK',
                priceLevel: null,
                asOf: null,
              },
            ],
          },
        },
      ],
    })
  })

  it('with broken cells stays, and every cell is named', () => {
    const { observations, issues } = readSheet([
      header,
      ['7', 'Kiosk', 'På gång kanske', 'våren 2021', 'ca 3,4 mdr'],
    ])
    expect(observations).toMatchObject([
      {
        claims: {
          phaseWord: 'På gång kanske',
          money: [{ scope: 'estimate', amountMinor: 340_000_000_000 }],
        },
      },
    ])
    expect(observations[0]?.claims).not.toHaveProperty('phase')
    expect(observations[0]?.claims).not.toHaveProperty('startsOn')
    expect(issues.map(({ severity, code, place, value }) => [severity, code, place, value])).toEqual([
      ['deviation', 'unknown-phase', 'Blad1, row 2, column Fas', 'På gång kanske'],
      ['deviation', 'not-a-date', 'Blad1, row 2, column Start', 'våren 2021'],
      ['deviation', 'approximate-amount', 'Blad1, row 2, column Budget', 'ca 3,4 mdr'],
    ])
    expect(issues[2]?.message.sv).toContain('3\u202f400\u202f000\u202f000 SEK')
  })

  it.each([
    ['a key', [null, 'Kiosk'], 'no-key'],
    ['a title', ['7', ' '], 'no-title'],
  ])('without %s is left out', (_, row, code) => {
    expect(readSheet([header, row])).toMatchObject({
      observations: [],
      issues: [{ severity: 'rejected', code }],
    })
  })

  it('without organisation is left out when the column is the only word on it', () => {
    const changes = { organisation: { column: 'Kommun' } }
    const rows = [
      [...header, 'Kommun'],
      ['7', 'Kiosk', null, null, null, 'Påhittade kommunen'],
      ['8', 'Kiosk'],
    ]
    const { observations, issues } = readSheet(rows, changes)
    expect(observations).toMatchObject([{ organisation: { name: 'Påhittade kommunen' } }])
    expect(issues).toMatchObject([{ code: 'no-organisation', place: 'Blad1, row 3' }])
  })

  it('whose key has stood before is left out, and says where', () => {
    const { observations, issues } = readSheet([header, ['7', 'Kiosk'], ['7', 'En annan']])
    expect(observations).toMatchObject([{ claims: { title: 'Kiosk' } }])
    expect(issues).toMatchObject([{ code: 'repeated-key', place: 'Blad1, row 3', value: '7 (Blad1, row 2)' }])
  })

  it('that is empty is nothing at all', () => {
    expect(readSheet([header, [], [null, '', ' ']])).toEqual({ observations: [], issues: [] })
  })

  it('keeps what looks like a formula as text', () => {
    const title = '=HYPERLINK("http://ond.example")'
    expect(readSheet([header, ['7', title]]).observations).toMatchObject([{ claims: { title } }])
  })

  it('leaves what the mapping does not name where it was', () => {
    const rows = [
      [...header, 'Projektledare'],
      ['7', 'Kiosk', null, null, null, 'Eva Exempel'],
    ]
    expect(JSON.stringify(readSheet(rows))).not.toContain('Eva')
  })

  it('loses contact details, and says so', () => {
    const { observations, issues } = readSheet([header, ['7', 'Kiosk, fråga eva@exempelkoping.example']])
    expect(JSON.stringify([observations, issues])).not.toContain('eva@')
    expect(issues).toMatchObject([{ code: 'contact-details' }])
  })

  it('can fill lists, links, identifiers, addresses and words', () => {
    const changes = {
      columns: {
        ...columns,
        System: { field: 'products', split: ',' },
        Med: { field: 'link', type: 'joint-with', to: 'organisation' },
        Ersätter: { field: 'link', type: 'replaces' },
        Upphandling: { field: 'identifier', scheme: 'procurement' },
        Slag: { field: 'class', values: { Nytt: 'innovation' } },
        CPV: 'cpv',
        Leverantör: 'suppliers',
        Länk: 'documents',
      },
    }
    const rows = [
      [...header, 'System', 'Med', 'Ersätter', 'Upphandling', 'Slag', 'CPV', 'Leverantör', 'Länk'],
      [
        '7',
        'Kiosk',
        null,
        null,
        null,
        'A, B,A',
        'Påhittade kommunen;Exempelregionen',
        'Gamla kiosken',
        'SE1',
        'nytt',
        '48000000-8; IT',
        'Bolaget AB',
        'exempel.example/plan',
      ],
    ]
    const { observations, issues } = readSheet(rows, changes)
    expect(observations).toMatchObject([
      {
        identifiers: ['procurement:SE1'],
        links: [
          { type: 'joint-with', to: { organisation: { name: 'Påhittade kommunen' } } },
          { type: 'joint-with', to: { organisation: { name: 'Exempelregionen' } } },
          { type: 'replaces', to: { words: 'Gamla kiosken' } },
        ],
        claims: {
          products: ['A', 'B'],
          class: 'innovation',
          cpv: ['48000000'],
          suppliers: [{ name: 'Bolaget AB' }],
          documents: [{ label: 'Länk', url: 'https://exempel.example/plan' }],
        },
      },
    ])
    expect(issues).toMatchObject([{ code: 'not-a-cpv-code', value: 'IT' }])
  })

  it('about a solution is named by its repository', () => {
    const changes = { kind: 'solution', columns: { Namn: 'title', Kod: 'repository' } }
    const rows = [
      ['Nr', 'Namn', 'Kod'],
      ['7', 'Kiosk', 'https://github.com/Exempelkoping/kiosk.git'],
    ]
    expect(readSheet(rows, changes).observations).toMatchObject([
      { identifiers: ['repository:https://github.com/exempelkoping/kiosk'] },
    ])
  })

  it('of any cells at all gives something, and only what the registry can take', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom('ca 3 mkr', '2024', 'Pilot'),
    )
    const row = fc.tuple(fc.constantFrom('7', 8), ...header.slice(1).map(() => cell))
    fc.assert(
      fc.property(row, (cells) => {
        const { observations, issues } = readSheet([header, cells])
        expect(observations.length + issues.length).toBeGreaterThan(0)
        for (const observation of observations) Observation.parse(observation)
      }),
      { numRuns: 300 },
    )
  })
})

describe('a header row', () => {
  it('is found whatever its capitals and blanks', () => {
    expect(
      readSheet([
        [' NR ', 'namn', 'Fas', 'Start', 'Budget'],
        ['7', 'Kiosk'],
      ]).observations,
    ).toHaveLength(1)
  })

  it('without a column of the mapping costs that column', () => {
    const { observations, issues } = readSheet([header.slice(0, 4), ['7', 'Kiosk']])
    expect(observations).toHaveLength(1)
    expect(issues).toMatchObject([{ severity: 'deviation', code: 'missing-column', value: 'Budget' }])
  })

  it.each(['Nr', 'Namn'])('without %s costs the table', (name) => {
    const rows = [header.filter((one) => one !== name), ['7', 'Kiosk']]
    expect(readSheet(rows)).toMatchObject({
      observations: [],
      issues: [{ severity: 'rejected', code: 'missing-main-column', value: name }],
    })
  })

  it('that bears a name twice is read once, and says so', () => {
    const { issues } = readSheet([
      [...header, 'Namn'],
      ['7', 'Kiosk', null, null, null, 'En annan'],
    ])
    expect(issues).toMatchObject([{ code: 'repeated-column', value: 'Namn' }])
  })

  it('below the end of the sheet is missing', () => {
    expect(readSheet([header], { headerRow: 9 }).issues).toMatchObject([{ code: 'missing-header' }])
  })

  it('of the sheet that is named, or else fits, is the one read', () => {
    expect(readSheet([header], { sheet: 'Annat' }).issues).toMatchObject([
      { code: 'missing-sheet', value: 'Blad1' },
    ])
    const sheets = [
      { name: 'Läs mig', rows: [['Detta är en portfölj']] },
      { name: 'Projekt', rows: [header, ['7', 'Kiosk']] },
    ]
    expect([...readTable({ format: 'xlsx', sheets }, Mapping.parse(basic))]).toMatchObject([
      { observation: { place: 'Projekt, row 2' } },
    ])
  })
})

describe('a mapping', () => {
  it.each([
    ['of another version', { version: 2 }],
    ['to a field nobody knows', { columns: { ...columns, X: 'colour' } }],
    ['without a title', { columns: { Nr: 'diaryNumber' } }],
    ['without a key', { key: [] }],
    ['of initiatives without organisation', { organisation: undefined }],
    [
      'to a word the field does not have',
      { columns: { ...columns, X: { field: 'class', values: { a: 'b' } } } },
    ],
    ['to an identifier without scheme', { columns: { ...columns, X: { field: 'identifier' } } }],
    ['to a link without type', { columns: { ...columns, X: { field: 'link' } } }],
    ['with a misspelt setting', { columns: { ...columns, X: { field: 'area', splitt: ',' } } }],
  ])('%s is refused', (_, changes) => {
    expect(Mapping.safeParse({ ...basic, ...changes }).success).toBe(false)
  })
})
