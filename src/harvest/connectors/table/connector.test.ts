import { readFileSync } from 'node:fs'
import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import type { Capture, Outside, Reading } from '../../connector.ts'
import { SourceFailed } from '../../source-failed.ts'
import { table } from './connector.ts'
import { Mapping } from './schema.ts'

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url))
const capture = (name: string, bytes: Uint8Array): Capture => ({
  name,
  url: `file:${name}`,
  bytes,
  mediaType: null,
})
const mapping = fixture('portfolio.mapping.json').toString('utf8')

/** An outside world that holds these files, and whose web answers 503. */
function world(files: Readonly<Record<string, Uint8Array>>): Outside {
  return {
    files: async function* (location, wanted) {
      for (const [name, bytes] of Object.entries(files))
        if (name === location || (location === 'folder' && wanted(name))) yield capture(name, bytes)
    },
    fetch: async (url) => {
      const message = { sv: 'Nere.', en: 'Down.' }
      throw new SourceFailed({
        status: 'failed',
        code: 'http-5xx',
        message,
        url,
        httpStatus: 503,
        retryable: true,
      })
    },
    etagOf: async () => undefined,
  }
}

async function read(name: string, bytes: Uint8Array, options: Record<string, string>) {
  const readings: Reading[] = []
  for await (const reading of table.read(capture(name, bytes), { location: name, options }))
    readings.push(reading)
  return {
    observations: readings.flatMap((one) => ('observation' in one ? [one.observation] : [])),
    issues: readings.flatMap((one) => ('issue' in one ? [one.issue] : [])),
  }
}

describe('a table with its mapping', () => {
  it('is read row by row, with every fault named', async () => {
    const { observations, issues } = await read('portfolio.csv', fixture('portfolio.csv'), { mapping })
    expect(observations.map(({ key }) => key)).toEqual(['P-1', 'P-2', 'P-3'])
    expect(observations[0]).toMatchObject({
      place: 'row 3',
      claims: {
        phase: 'pilot',
        endsOn: '2025-03',
        class: 'innovation',
        money: [{ amountMinor: 125_050_000 }],
      },
    })
    expect(observations[1]).toMatchObject({ claims: { products: ['Byggia', 'Kartia'] } })
    expect(issues.map(({ code, place }) => `${code}: ${place}`)).toEqual([
      'unknown-phase: row 4, column Status',
      'approximate-amount: row 4, column Budget (tkr)',
      'not-a-date: row 4, column Startdatum',
      'loose-date: row 4, column Slutdatum',
      'loose-date: row 5, column Startdatum',
      'no-key: row 6',
      'no-title: row 7',
      'repeated-key: row 8',
    ])
    expect(JSON.stringify([observations, issues])).not.toMatch(/@|Adam|Eva/)
  })

  it('in windows-1252 is the same table', async () => {
    const bytes = Uint8Array.from(
      Buffer.from(fixture('portfolio.csv').toString('utf8').replaceAll('–', '-'), 'latin1'),
    )
    const { observations } = await read('portfolio.csv', bytes, { mapping })
    expect(observations[1]?.claims.title).toBe('E-tjänst för bygglov')
  })

  it('as a workbook is read by its values; formulas are never run', async () => {
    const sheet = utils.aoa_to_sheet(
      [
        ['Projektnr', 'Projektnamn', 'Startdatum'],
        ['P-1', 'Kiosk', new Date('2024-03-04T00:00:00Z')],
      ],
      { UTC: true },
    )
    sheet.B2 = { t: 's', v: 'Kiosk', f: 'WEBSERVICE("http://ond.example")' }
    const book = utils.book_new()
    utils.book_append_sheet(book, sheet, 'Projekt')
    const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }))
    const { observations } = await read('p.xlsx', bytes, {
      mapping: mapping.replace('"headerRow": 2', '"headerRow": 1'),
    })
    expect(observations).toMatchObject([
      { place: 'Projekt, row 2', claims: { title: 'Kiosk', startsOn: '2024-03-04' } },
    ])
  })
})

describe('a table without a usable mapping', () => {
  it('is answered with a mapping to start from, which can be used as it is', async () => {
    const { observations, issues } = await read('portfolio.csv', fixture('portfolio.csv'), {})
    expect(observations).toEqual([])
    expect(issues).toMatchObject([{ severity: 'rejected', code: 'no-mapping' }])
    const message = issues[0]?.message.sv ?? ''
    const suggestion = message.slice(message.indexOf('{'))
    expect(JSON.parse(suggestion)).toMatchObject({
      headerRow: 2,
      key: ['Projektnr'],
      columns: { Projektnamn: 'title', Status: 'phase', 'Budget (tkr)': { field: 'money', unit: 'tkr' } },
    })
    expect(suggestion).not.toMatch(/Projektledare|E-post/)
    expect(Mapping.safeParse(JSON.parse(suggestion)).success).toBe(true)
    expect(
      (await read('portfolio.csv', fixture('portfolio.csv'), { mapping: suggestion })).observations,
    ).toHaveLength(3)
  })

  it('whose headers mean nothing is answered without one', async () => {
    const { issues } = await read('x.csv', new TextEncoder().encode('qqq;www\n1;2\n'), {})
    expect(issues).toMatchObject([{ code: 'no-mapping' }])
    expect(issues[0]?.message.sv).not.toContain('{')
  })

  it.each([
    ['no JSON', '{"version": 1', 'bad-mapping'],
    ['a list', '[]', 'bad-mapping'],
    ['another version', mapping.replace('"version": 1', '"version": 2'), 'bad-mapping'],
  ])('because it is %s says what is wrong', async (_, written, code) => {
    const { observations, issues } = await read('portfolio.csv', fixture('portfolio.csv'), {
      mapping: written,
    })
    expect(observations).toEqual([])
    expect(issues).toMatchObject([{ severity: 'rejected', code }])
  })
})

describe('what is no table', () => {
  it.each([
    ['nothing', ''],
    ['a web page', '<!doctype html><html><body>Logga in</body></html>'],
    ['a PDF', '%PDF-1.7 …'],
    ['a broken zip', 'PK\u0003\u0004 trasig'],
  ])('%s is rejected with a reason', async (_, text) => {
    const { observations, issues } = await read('t.xlsx', new TextEncoder().encode(text), { mapping })
    expect(observations).toEqual([])
    expect(issues).toMatchObject([{ severity: 'rejected' }])
  })
})

describe('the outside world of a table', () => {
  const files = {
    'a.csv': fixture('portfolio.csv'),
    '~$a.xlsx': new Uint8Array(1),
    'm.json': fixture('portfolio.mapping.json'),
  }

  async function discovered(location: string) {
    const found: (Capture | { readonly issue: object })[] = []
    for await (const one of table.discover({ location, options: {} }, world(files))) found.push(one)
    return found
  }

  it('gives the tables of a folder, and no lock files', async () => {
    expect(await discovered('folder')).toMatchObject([{ name: 'a.csv' }])
  })

  it('without a table, or with a server that is down, gives an issue', async () => {
    expect(await discovered('tom')).toMatchObject([{ issue: { code: 'nothing-to-read' } }])
    expect(await discovered('https://exempel.example/a.csv')).toMatchObject([
      { issue: { severity: 'rejected' } },
    ])
  })

  it('gives the mapping itself for its file name', async () => {
    const request = { location: 'a.csv', options: { mapping: 'm.json' } }
    expect(await table.prepare?.(request, world(files))).toMatchObject({
      options: { mapping: mapping.trim() },
    })
    await expect(
      table.prepare?.({ ...request, options: { mapping: 'saknas.json' } }, world(files)),
    ).rejects.toThrow('no mapping')
  })
})
