import Papa from 'papaparse'
import { decodeText } from './decode-text.ts'
import { spreadsheetMessages } from './messages.ts'
import {
  type OwnSpreadsheetCode,
  type SpreadsheetFile,
  type SpreadsheetRead,
  tableLimits,
} from './spreadsheet.ts'

/** Separators in use, the Swedish one first: it wins a tie. */
const delimiters = [';', ',', '\t', '|'] as const

/** Reads delimited text. Cells stay text: what a comma or a leading zero means is for the mapping to say. */
export function readCsv({ bytes, name = 'csv' }: SpreadsheetFile): SpreadsheetRead {
  const decoded = decodeText(bytes)
  // Excel's own hint, a first line such as `sep=;`, is about the file and not in the table.
  const hint = /^sep=(.)\r?\n/i.exec(decoded.text)
  const text = decoded.text.slice(hint?.[0].length ?? 0)
  const delimiter = hint?.[1] ?? guessDelimiter(text)
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, preview: tableLimits.rows + 2 })
  if (errors.some(({ code }) => code === 'MissingQuotes')) return refuse('unclosed-quote')
  const rows = data.map((row) => (row.length === 1 && row[0] === '' ? [] : row))
  while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop()
  const fault = faultOf(rows)
  if (fault !== null) return refuse(fault)
  const sheet = { name: name.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '') || 'csv', rows }
  return { status: 'ok', format: 'csv', sheets: [sheet], encoding: decoded.encoding, delimiter }
}

function refuse(code: OwnSpreadsheetCode): SpreadsheetRead {
  return { status: 'failed', code, message: spreadsheetMessages[code] }
}

/** The first limit that rows of cells break, or null. */
function faultOf(rows: readonly (readonly string[])[]): OwnSpreadsheetCode | null {
  if (rows.length > tableLimits.rows) return 'too-many-rows'
  if (rows.some((row) => row.length > tableLimits.columns)) return 'too-many-columns'
  const tooLong = rows.some((row) => row.some((cell) => cell.length > tableLimits.characters))
  return tooLong ? 'cell-too-long' : null
}

/** The separator that cuts most of the first lines into equally many cells; of equals, into most cells. */
export function guessDelimiter(text: string): string {
  const ranked = delimiters
    .map((delimiter) => ({ delimiter, ...evenness(text, delimiter) }))
    .filter(({ width }) => width > 1)
    .sort((one, other) => other.share - one.share || other.width - one.width)
  return ranked[0]?.delimiter ?? delimiters[0]
}

/** The commonest number of cells per line, and the share of lines that have it. */
function evenness(text: string, delimiter: string): { width: number; share: number } {
  const { data } = Papa.parse<string[]>(text.slice(0, 64 * 1024), {
    delimiter,
    preview: 50,
    skipEmptyLines: true,
  })
  const countByWidth = new Map<number, number>()
  for (const { length } of data) countByWidth.set(length, (countByWidth.get(length) ?? 0) + 1)
  const [commonest] = [...countByWidth].sort((one, other) => other[1] - one[1] || other[0] - one[0])
  return { width: commonest?.[0] ?? 0, share: (commonest?.[1] ?? 0) / Math.max(1, data.length) }
}
