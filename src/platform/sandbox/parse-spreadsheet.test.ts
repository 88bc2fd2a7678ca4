import * as XLSX from '@e965/xlsx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { parseSpreadsheet } from './parse-spreadsheet.ts'
import { guessDelimiter } from './read-csv.ts'

/** A workbook as the library writes it, with every kind of cell. */
function workbook(bookType: 'xlsx' | 'ods'): Uint8Array {
  const sheet = XLSX.utils.aoa_to_sheet([
    ['Köpare', 'Belopp', 'Klar', 'Datum', 'Tid', 'Organisationsnummer'],
    ['Åre kommun', 1234.5, true, null, null, '0012'],
    [],
    ['Örebro', -3, false],
  ])
  sheet.D2 = { t: 'n', v: 46348, z: 'm/d/yy' }
  sheet.E2 = { t: 'n', v: 46348.604166666664, z: 'm/d/yy h:mm' }
  const book = XLSX.utils.book_new(sheet, 'Avtal')
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['gömd']]), 'Dolt')
  book.Workbook = { Sheets: [{ name: 'Avtal' }, { name: 'Dolt', Hidden: 1 }] }
  return XLSX.write(book, { type: 'buffer', bookType })
}

const csv = (text: string, encoding: BufferEncoding = 'utf8') =>
  parseSpreadsheet({ bytes: Buffer.from(text, encoding) })
const rowsOf = (read: ReturnType<typeof csv>) => (read.status === 'ok' ? read.sheets[0]?.rows : read.code)

/** A workbook with one of its parts rewritten. */
function rewritten(part: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(workbook('xlsx'))
  return zipSync({ ...parts, [part]: strToU8(change(strFromU8(parts[part] ?? new Uint8Array()))) })
}

describe('a workbook', () => {
  it.each(['xlsx', 'ods'] as const)('in %s gives its cells as they are, dates as ISO text', (format) => {
    const read = parseSpreadsheet({ bytes: workbook(format) })
    expect(read).toMatchObject({ status: 'ok', format })
    expect(rowsOf(read)).toEqual([
      ['Köpare', 'Belopp', 'Klar', 'Datum', 'Tid', 'Organisationsnummer'],
      ['Åre kommun', 1234.5, true, '2026-11-22', '2026-11-22T14:30:00', '0012'],
      [],
      ['Örebro', -3, false],
    ])
  })

  it('says which sheets are hidden', () => {
    expect(parseSpreadsheet({ bytes: workbook('xlsx') })).toMatchObject({
      sheets: [
        { name: 'Avtal', hidden: false },
        { name: 'Dolt', hidden: true },
      ],
    })
  })

  it('is read for what it is, whatever its name', () => {
    expect(parseSpreadsheet({ bytes: workbook('ods'), name: 'tabell.csv' })).toMatchObject({ format: 'ods' })
  })

  it.each(['<!DOCTYPE a [<!ENTITY b "c">]>', '<!ENTITY b "c">'])('with %s is refused', (declaration) => {
    const bytes = rewritten('xl/workbook.xml', (xml) => xml.replace('?>', `?>${declaration}`))
    expect(parseSpreadsheet({ bytes })).toMatchObject({ status: 'failed', code: 'doctype' })
  })

  it('with a declaration hidden in UTF-16 is refused', () => {
    const parts = unzipSync(workbook('xlsx'))
    const bytes = zipSync({ ...parts, 'xl/styles.xml': Buffer.from('\ufeff<!DOCTYPE a>', 'utf16le') })
    expect(parseSpreadsheet({ bytes })).toMatchObject({ status: 'failed', code: 'doctype' })
  })

  it('with too many columns or too long a cell is refused', () => {
    const wide = XLSX.write(XLSX.utils.book_new(XLSX.utils.aoa_to_sheet([Array(1001).fill(1)])), {
      type: 'buffer',
    })
    expect(parseSpreadsheet({ bytes: wide })).toMatchObject({ code: 'too-many-columns' })
    const long = rewritten('xl/worksheets/sheet1.xml', (xml) =>
      xml.replace(
        /<sheetData>.*<\/sheetData>/s,
        `<sheetData><row r="1"><c r="A1" t="str"><v>${'å'.repeat(100_001)}</v></c></row></sheetData>`,
      ),
    )
    expect(parseSpreadsheet({ bytes: long })).toMatchObject({ status: 'failed', code: 'cell-too-long' })
  })

  it('that claims a cell in the very last corner costs nothing and is refused', () => {
    const bytes = rewritten('xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    )
    expect(parseSpreadsheet({ bytes })).toMatchObject({ status: 'failed', code: 'too-many-rows' })
  })

  it('is refused in time for a row number past every limit', () => {
    const bytes = rewritten('xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('</sheetData>', '<row r="999999999"><c r="A999999999"><v>1</v></c></row></sheetData>'),
    )
    expect(parseSpreadsheet({ bytes })).toMatchObject({ status: 'failed', code: 'too-many-rows' })
  })

  it('keeps the faults of its formulas, and tells a length of time from a date', () => {
    const sheet = XLSX.utils.aoa_to_sheet([[]])
    sheet['!ref'] = 'A1:D1'
    sheet.A1 = { t: 'e', v: 7 }
    sheet.B1 = { t: 'n', v: 1.5, z: '[h]:mm' }
    sheet.C1 = { t: 'n', v: 0.75, z: 'hh:mm' }
    sheet.D1 = { t: 'n', v: 0.25, z: '0.00%' }
    const bytes = XLSX.write(XLSX.utils.book_new(sheet), { type: 'buffer' })
    expect(rowsOf(parseSpreadsheet({ bytes }))).toEqual([['#DIV/0!', 1.5, '18:00:00', 0.25]])
  })

  it('that is broken inside is refused with words', () => {
    const cut = workbook('xlsx').subarray(0, 3000)
    expect(parseSpreadsheet({ bytes: cut })).toMatchObject({ status: 'failed', code: 'damaged-zip' })
  })
})

describe('a CSV file', () => {
  it('in windows-1252 keeps its å, ä and ö', () => {
    const read = csv('Namn;Ort\nÅsa;Malmö\n', 'latin1')
    expect(read).toMatchObject({ encoding: 'windows-1252', delimiter: ';' })
    expect(rowsOf(read)).toEqual([
      ['Namn', 'Ort'],
      ['Åsa', 'Malmö'],
    ])
  })

  it('keeps numbers as they were written', () => {
    expect(rowsOf(csv('Belopp;Kod\n1 234,50;007\n-3,5;1e5\n'))).toEqual([
      ['Belopp', 'Kod'],
      ['1 234,50', '007'],
      ['-3,5', '1e5'],
    ])
  })

  it.each([
    ['a;b\n1,5;2,5\n', ';'],
    ['a,b,c\n"x;y",2,3\n', ','],
    ['a\tb\n1,5\t2\n', '\t'],
    ['a|b\n1|2\n', '|'],
    ['ensam\nrad\n', ';'],
    ['Namn;Anmärkning\nA;ett, två, tre\nB;fyra\n', ';'],
  ])('%j is cut at %j', (text, delimiter) => expect(guessDelimiter(text)).toBe(delimiter))

  it('may say its separator in a first line, as Excel does', () => {
    expect(rowsOf(csv('sep=,\r\na,b\r\n1,2\r\n'))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
  })

  it('keeps quoted separators, line breaks and empty lines in their place', () => {
    expect(rowsOf(csv('a;b\n"x;y";"två\nrader"\n\n1;"12"" skärm"\n\n'))).toEqual([
      ['a', 'b'],
      ['x;y', 'två\nrader'],
      [],
      ['1', '12" skärm'],
    ])
  })

  it('in UTF-16, as Excel saves Unicode text, is read', () => {
    expect(rowsOf(csv('\ufeffa\tb\r\nå\t2\r\n', 'utf16le'))).toEqual([
      ['a', 'b'],
      ['å', '2'],
    ])
  })

  it.each([
    ['a;b\n"aldrig avslutad;2\n3;4\n', 'unclosed-quote'],
    [`${'a;'.repeat(1001)}\n`, 'too-many-columns'],
    [`a;b\n${'x'.repeat(100_001)};2\n`, 'cell-too-long'],
    [`a\n${'1\n'.repeat(1_000_000)}`, 'too-many-rows'],
  ])('is refused when it breaks a limit', (text, code) => {
    expect(csv(text)).toMatchObject({ status: 'failed', code })
  })
})

describe('a file of the wrong kind', () => {
  const compound = (stream: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(stream, 'utf16le')])

  it.each<[string, Uint8Array, string]>([
    ['an empty file', new Uint8Array(), 'empty'],
    ['a file of blanks', Buffer.from(' \r\n\r\n'), 'empty'],
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ'), 'pdf'],
    ['a web page', Buffer.from('<!DOCTYPE html><html><table></table></html>'), 'html'],
    ['an old Excel file', compound('Workbook'), 'xls'],
    [
      'a real old Excel file',
      XLSX.write(XLSX.utils.book_new(XLSX.utils.aoa_to_sheet([[1]])), { type: 'buffer', bookType: 'biff8' }),
      'xls',
    ],
    [
      'a bare old Excel file',
      XLSX.write(XLSX.utils.book_new(XLSX.utils.aoa_to_sheet([[1]])), { type: 'buffer', bookType: 'biff2' }),
      'xls',
    ],
    [
      'a binary new Excel file',
      XLSX.write(XLSX.utils.book_new(XLSX.utils.aoa_to_sheet([[1]])), { type: 'buffer', bookType: 'xlsb' }),
      'xls',
    ],
    ['a workbook behind a password', compound('EncryptedPackage'), 'encrypted'],
    ['an old Word file', compound('WordDocument'), 'not-a-spreadsheet'],
    ['a zip of something else', zipSync({ 'a.txt': strToU8('hej') }), 'not-a-spreadsheet'],
    [
      'a locked ODS file',
      zipSync({
        mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
        'META-INF/manifest.xml': strToU8('<manifest:encryption-data/>'),
      }),
      'encrypted',
    ],
    ['JSON', Buffer.from('[{"a":1}]'), 'not-a-spreadsheet'],
    ['XML', Buffer.from('<?xml version="1.0"?><a/>'), 'not-a-spreadsheet'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'not-a-spreadsheet'],
    ['a bomb', zipSync({ 'xl/workbook.xml': new Uint8Array(150_000_000) }), 'zip-too-large'],
  ])('%s is told from its bytes, with what to do', (_, bytes, code) => {
    const read = parseSpreadsheet({ bytes, name: 'tabell.xlsx' })
    expect(read).toMatchObject({ status: 'failed', code })
    expect(read.status === 'failed' && read.message.sv.split('. ').length).toBeGreaterThan(1)
  })
})
