import { readFileSync } from 'node:fs'
import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { Unavailable } from '#platform/problems'
import type { Capture, Outside, Reading } from '../../connector.ts'
import { procurementSe } from './connector.ts'

const bytes = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url))
const capture = (name: string, content: Uint8Array = bytes(name)): Capture => ({
  name,
  url: `file:${name}`,
  bytes: content,
  mediaType: null,
})
const request = (location: string) => ({ location, options: {} })

async function read(given: Capture): Promise<Reading[]> {
  const readings: Reading[] = []
  for await (const reading of procurementSe.read(given, request(given.url))) readings.push(reading)
  return readings
}
const titles = (readings: Reading[]) =>
  readings.flatMap((item) => ('observation' in item ? [item.observation.claims.title] : []))
const codes = (readings: Reading[]) => readings.flatMap((item) => ('issue' in item ? [item.issue.code] : []))

describe('reading', () => {
  it('understands CSV in windows-1252 with semicolons and lines above the heading as it does JSON lines', async () => {
    const [fromCsv, fromLines] = [await read(capture('notices.csv')), await read(capture('notices.jsonl'))]
    expect(titles(fromCsv)).toEqual(titles(fromLines))
    expect(titles(fromCsv)).toContain('Bokningssystem för bastuflottar')
    expect(codes(fromCsv)).toEqual(['outside-it'])
  })

  it('understands XLSX with numbers and dates as cells', async () => {
    const rows = bytes('value.jsonl').toString().trim().split('\n')
    const records = rows.map((row): Record<string, unknown> => {
      const record = JSON.parse(row)
      const [day, value] = [record.Publiceringsdatum, record['Kontrakterat värde, Summa']]
      return {
        ...record,
        Publiceringsdatum: new Date(`${day}T00:00:00Z`),
        'Kontrakterat värde, Summa': Number(value),
      }
    })
    const sheet = utils.json_to_sheet(records, { cellDates: true, UTC: true })
    const book = { SheetNames: ['Data'], Sheets: { Data: sheet } }
    const file: Uint8Array = write(book, { type: 'buffer', bookType: 'xlsx', cellDates: true })
    const stripped = (readings: Reading[]) =>
      readings.map((item) => ('observation' in item ? { ...item.observation, place: '' } : item))
    expect(stripped(await read(capture('value.xlsx', file)))).toEqual(
      stripped(await read(capture('value.jsonl'))),
    )
  })

  it('knows JSON lines also without the name for it', async () => {
    expect(titles(await read(capture('export', bytes('notices.jsonl'))))).toHaveLength(3)
  })

  it('has one issue for a CSV with other columns, a web page, an empty file and bytes of no kind', async () => {
    const text = (content: string) => capture('export.csv', Buffer.from(content))
    expect(codes(await read(text('Namn;Belopp\na;1\n')))).toEqual(['wrong-columns'])
    expect(codes(await read(text('<html><body>Logga in</body></html>')))).toEqual(['html-instead-of-data'])
    expect(codes(await read(text('')))).toEqual(['empty-file'])
    expect(await read(capture('export.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 9])))).toHaveLength(1)
  })
})

describe('discovering', () => {
  const outside: Outside = {
    async *files(_location, wanted) {
      for (const name of ['notices.csv', 'notices.jsonl', 'readme.md']) if (wanted(name)) yield capture(name)
    },
    fetch: async (url) => ({ ...capture('notices.jsonl'), url }),
    etagOf: async () => '"1"',
  }
  const discover = async (location: string, given: Partial<Outside> = {}) => {
    const found = []
    for await (const item of procurementSe.discover(request(location), { ...outside, ...given }))
      found.push(item)
    return found
  }

  it('takes exports from a folder and leaves other files', async () => {
    expect(await discover('/exports')).toMatchObject([{ name: 'notices.csv' }, { name: 'notices.jsonl' }])
  })

  it('asks an address only for what is new', async () => {
    const asked: unknown[] = []
    const fetch: Outside['fetch'] = async (url, options) => {
      asked.push([url, options])
      return null
    }
    expect(await discover('https://example.org/export.csv', { fetch })).toEqual([])
    expect(asked).toEqual([['https://example.org/export.csv', { etag: '"1"' }]])
  })

  it('says so when a folder holds nothing to read, or an address does not answer', async () => {
    const fetch: Outside['fetch'] = async () => {
      throw new Unavailable({ sv: 'Källan svarar inte.', en: 'The source does not answer.' })
    }
    expect(await discover('/empty', { files: async function* () {} })).toMatchObject([
      { issue: { code: 'nothing-to-read' } },
    ])
    expect(await discover('https://example.org/', { fetch })).toMatchObject([
      { issue: { code: 'unavailable' } },
    ])
  })
})
