import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Observation } from '#registry'
import { jsonRecords } from '../../json-records.ts'
import { readExport } from './read-export.ts'
import { tableRows } from './table-rows.ts'

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8')
const rowsOf = (name: string) =>
  fixture(name)
    .trim()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line))

function read(text: string) {
  const readings = [...readExport(jsonRecords(new TextEncoder().encode(text)))]
  return {
    observations: readings.flatMap((item) =>
      'observation' in item ? [Observation.parse(item.observation)] : [],
    ),
    issues: readings.flatMap((item) => ('issue' in item ? [item.issue] : [])),
  }
}
const readRows = (...rows: Record<string, unknown>[]) =>
  read(rows.map((row) => JSON.stringify(row)).join('\n'))
const codes = (...rows: Record<string, unknown>[]) => readRows(...rows).issues.map((issue) => issue.code)

const [notice = {}] = rowsOf('notices.jsonl')
const [value = {}] = rowsOf('value.jsonl')
const [tender = {}] = rowsOf('tenders.jsonl')

describe('the export of notices', () => {
  it('makes one initiative of each IT procurement, with buyer, CPV, procedure and day', () => {
    const [first] = read(fixture('notices.jsonl')).observations
    expect(first).toMatchObject({
      kind: 'initiative',
      key: 'PR1001',
      part: 'notices',
      identifiers: ['procurement:PR1001'],
      organisation: { number: '2129990011', name: 'SKUGGVIKS KOMMUN' },
      place: 'line 1',
      claims: {
        title: 'Bokningssystem för bastuflottar',
        phase: 'procurement',
        cpv: ['48000000'],
        procedure: 'Öppet förfarande',
        publishedOn: '2031-02-03',
      },
    })
    expect(first?.claims).not.toHaveProperty('phaseWord')
  })

  it('makes further buyers joint in one procurement', () => {
    const joint = read(fixture('notices.jsonl')).observations.find(({ key }) => key === 'PR1003')
    expect(joint?.organisation?.name).toBe('SKUGGVIKS KOMMUN')
    expect(joint?.links).toEqual([
      { type: 'joint-with', to: { organisation: { number: '2129990029', name: 'TRIMDALENS KOMMUN' } } },
    ])
  })

  it('leaves out what is not IT, and says once how many rows that was', () => {
    const { observations, issues } = read(fixture('notices.jsonl'))
    expect(observations.map(({ key }) => key)).toEqual(['PR1001', 'PR1002', 'PR1003'])
    expect(issues).toMatchObject([{ severity: 'deviation', code: 'outside-it', value: '1' }])
  })
})

describe('the export of contracted values', () => {
  const { observations } = read(fixture('value.jsonl'))
  const money = (key: string) => {
    const found = observations.find((observation) => observation.key === key)
    return found?.kind === 'initiative' ? found.claims.money : undefined
  }

  it('keeps the value in öre with the year it is from', () => {
    expect(money('PR1001')).toMatchObject([
      { scope: 'contract', amountMinor: 125_000_000, currency: 'SEK', asOf: '2031' },
    ])
  })

  it('takes zero for unknown, not for nothing paid', () => {
    expect(money('PR1002')).toMatchObject([{ amountMinor: null }])
  })

  it('adds the rows of one procurement', () => {
    expect(money('PR1003')).toMatchObject([{ amountMinor: 50_000_000 }])
  })

  it('knows no sum when one part of it is unknown', () => {
    const column = 'Kontrakterat värde, Summa'
    const { observations: both, issues } = readRows(
      { ...value, [column]: '5000' },
      { ...value, [column]: '' },
    )
    expect(issues).toEqual([])
    expect(both).toMatchObject([{ claims: { money: [{ amountMinor: null }] } }])
  })

  it.each([
    ['-5', 'negative-amount', null],
    ['ca 3,4 mdr', 'not-an-amount', null],
    ['1e400', 'not-an-amount', null],
    ['12', 'low-amount', 1_200],
  ])('says what is wrong with the value %s', (written, code, amountMinor) => {
    const { observations: taken, issues } = readRows({ ...value, 'Kontrakterat värde, Summa': written })
    expect(issues).toMatchObject([{ code, severity: 'deviation', place: 'line 1', value: written }])
    expect(taken).toMatchObject([{ claims: { money: [{ amountMinor }] } }])
  })

  it('counts a row that stands twice once', () => {
    expect(codes(value, value)).toEqual(['repeated-row'])
    expect(readRows(value, value).observations).toMatchObject([
      { claims: { money: [{ amountMinor: 125_000_000 }] } },
    ])
  })
})

describe('the export of tenders with suppliers', () => {
  it('names every winner once, no loser, and nobody in business under their own name', () => {
    const [first, second] = read(fixture('tenders.jsonl')).observations
    expect(first).toMatchObject({
      part: 'tenders',
      claims: {
        phaseWord: 'Kontrakterad',
        suppliers: [{ name: 'Bastuplattan AB' }, { name: 'Flottiljen Data AB' }],
      },
    })
    expect(JSON.stringify([first, second])).not.toMatch(/Förloraren|Personuppgift/)
  })

  it('holds at most two hundred suppliers, and says so', () => {
    const many = Array.from({ length: 250 }, (_, index) => ({
      ...tender,
      'Namn för leverantör': `Bolag ${index} AB`,
    }))
    const { observations, issues } = readRows(...many)
    expect(observations[0]?.kind === 'initiative' && observations[0].claims.suppliers).toHaveLength(200)
    expect(issues).toMatchObject([{ code: 'too-many-suppliers', value: '250' }])
  })
})

it('names one procurement alike in all three exports, so that their claims meet', () => {
  const identifiers = ['notices.jsonl', 'value.jsonl', 'tenders.jsonl'].map(
    (name) => read(fixture(name)).observations[0]?.identifiers,
  )
  expect(new Set(identifiers.map(String))).toEqual(new Set(['procurement:PR1001']))
})

describe('a row that cannot be taken', () => {
  it.each([
    ['Upphandlings-ID', 'missing-identifier'],
    ['Upphandlingens titel', 'missing-title'],
  ])('says that %s is missing', (name, code) => {
    expect(codes(notice, { ...notice, [name]: ' ' })).toEqual([code])
  })

  it('needs a buyer by name or number, and is content with one of them', () => {
    const nameless = { ...notice, 'Namn för köpare': null }
    expect(codes({ ...nameless, 'Organisationsnummer för köpare': '' })).toEqual(['missing-organisation'])
    expect(codes(nameless)).toEqual([])
  })

  it('needs a CPV code from some level', () => {
    const withoutMain = { ...notice, 'Huvudsaklig CPV-kod': null }
    expect(codes(withoutMain)).toEqual([])
    expect(codes({ ...withoutMain, 'CPV-Huvudgrupp': 'Programvara' })).toEqual(['missing-cpv'])
  })

  it.each([
    '2031-02-30',
    'våren 2031',
    '',
    20310203,
  ])('keeps the procurement without the date %s', (written) => {
    const { observations, issues } = readRows({ ...notice, Publiceringsdatum: written })
    expect(issues).toMatchObject([{ code: 'not-a-date', value: String(written) }])
    expect(observations[0]?.claims).not.toHaveProperty('publishedOn')
  })

  it('keeps the rows before a cut last line', () => {
    const { observations, issues } = read(fixture('notices.jsonl').slice(0, -40))
    expect(observations).toHaveLength(3)
    expect(issues.map(({ code }) => code)).toContain('truncated-line')
  })
})

describe('a file of another kind', () => {
  it.each([
    ['<html><body>Logga in</body></html>', 'html-instead-of-data'],
    ['', 'empty-file'],
    ['{"namn":"annat","värde":1}\n', 'wrong-columns'],
    ['x'.repeat(1_048_576), 'line-too-long'],
  ])('gets one issue (%#)', (text, code) => {
    const { observations, issues } = read(text)
    expect(observations).toEqual([])
    expect(issues.map((issue) => issue.code)).toEqual([code])
  })
})

it('never throws and never breaks the contract, whatever any cell holds', () => {
  const rows = [notice, value, tender]
  fc.assert(
    fc.property(fc.nat(2), fc.nat(40), fc.jsonValue(), (which, place, cell) => {
      const row = rows[which] ?? {}
      const names = Object.keys(row)
      const name = names[place % names.length] ?? ''
      const { observations, issues } = readRows({ ...row, [name]: cell }, row)
      expect(observations.length + issues.length).toBeGreaterThan(0)
      for (const issue of issues) expect(issue.value.length).toBeLessThanOrEqual(500)
    }),
    { numRuns: 500 },
  )
})

describe('rows of a table', () => {
  const table = (rows: (string | null)[][]) => ({
    status: 'ok' as const,
    format: 'xlsx' as const,
    sheets: [{ name: 'Blad1', rows }],
  })
  const names = Object.keys(notice)
  const cells = names.map((name) => String(notice[name]))

  it('finds the heading under a preamble, and skips empty rows and a repeated heading', () => {
    const readings = [
      ...readExport(tableRows(table([['Upphandlingar 2031'], [], names, cells, [null], names]))),
    ]
    expect(readings).toMatchObject([
      { issue: { code: 'repeated-header', place: 'row 6' } },
      { observation: { key: 'PR1001', place: 'row 4' } },
    ])
  })

  it('gives the same observation as JSON lines', () => {
    const [fromTable] = [...readExport(tableRows(table([names, cells])))]
    const { observations } = readRows(notice)
    expect(fromTable && 'observation' in fromTable && Observation.parse(fromTable.observation)).toEqual({
      ...observations[0],
      place: 'row 2',
    })
  })

  it('says when no sheet has the columns', () => {
    expect([
      ...readExport(
        tableRows(
          table([
            ['Namn', 'Belopp'],
            ['a', '1'],
          ]),
        ),
      ),
    ]).toMatchObject([{ issue: { code: 'wrong-columns', value: 'Namn, Belopp' } }])
  })
})
