import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { csvLine } from './csv.ts'
import { writeTable } from './write-table.ts'

describe('a line of CSV', () => {
  it('is read back as it was written, whatever the texts hold', () => {
    const cell = fc
      .string({ unit: 'grapheme' })
      .filter((text) => text !== '' && !/^[=+\-@\t\r]|[\u202a-\u202e\u2066-\u2069]/.test(text))
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 6 }), (cells) => {
        const parsed = Papa.parse<string[]>(csvLine(cells), { delimiter: ',', newline: '\r\n' })
        expect(parsed.data).toEqual([cells])
      }),
    )
  })

  it.each([
    '=1+1',
    '+46 8',
    '-2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
  ])('never lets a text act as a formula: %j', (text) => {
    const [[cell] = []] = Papa.parse<string[]>(csvLine([text, 'x']), { newline: '\n' }).data
    expect(cell).toBe(`'${text}`)
  })

  it('lets no mark that turns text stand, nor hide a formula', () => {
    expect(csvLine(['\u202e=1+1', 'Avtal \u202e000 1\u202c kr'])).toBe("'=1+1,Avtal 000 1 kr")
  })

  it('keeps numbers numbers, and unknown empty', () => {
    expect(csvLine([-2, null, false, 0])).toBe('-2,,false,0')
  })
})

describe('a table', () => {
  async function* items(...values: string[]) {
    yield* values.map((name) => ({ name }))
  }
  const written = async (format: 'csv' | 'jsonl' | 'json', ...values: string[]) => {
    const pieces: string[] = []
    for await (const piece of writeTable(items(...values), { name: ({ name }) => name }, format))
      pieces.push(piece)
    return pieces.join('')
  }

  it('is whole in each form, also when it is empty', async () => {
    expect(await written('csv', 'å', 'b')).toBe('\ufeffname\r\nå\r\nb\r\n')
    expect(await written('jsonl', 'å', 'b')).toBe('{"name":"å"}\n{"name":"b"}\n')
    expect(JSON.parse(await written('json', 'å', 'b'))).toEqual([{ name: 'å' }, { name: 'b' }])
    expect([await written('csv'), await written('jsonl'), JSON.parse(await written('json'))]).toEqual([
      '\ufeffname\r\n',
      '',
      [],
    ])
  })
})
