import { utils, write } from '@e965/xlsx'
import Papa from 'papaparse'
import { z } from 'zod'
import type { Context } from '#platform/context'
import { Conflict } from '#platform/problems'
import { listSheets } from '../sheet/access-sheet.ts'
import type { Sheet } from '../sheet/sheet-state.ts'

/** Columns that people read and change as plain cells. */
export const plainColumns: readonly string[] = [
  ...['title', 'need', 'summary', 'aim', 'expectedEffect', 'phase', 'class', 'startsOn', 'endsOn'],
  ...['contactRole', 'introductionPlan', 'lesson', 'diaryNumber', 'repository'],
]
/** The rest, as JSON in cells of their own. */
export const jsonColumns = ['other', 'withholding', 'fields'] as const
/** All columns of the table, in order. */
export const columnNames: readonly string[] = [
  'sheet',
  'version',
  'visibility',
  ...plainColumns,
  ...jsonColumns,
]

/** The forms a room can be taken out in. */
export const tableFormats = ['csv', 'xlsx', 'ods', 'json'] as const
export type TableFormat = (typeof tableFormats)[number]

/** Most characters in a cell of a workbook (ECMA-376, Excel's specifications and limits). */
const LONGEST_CELL = 32_767

/** A text that a spreadsheet would run gets an apostrophe in front (OWASP, CSV injection); `bare` takes it away again. */
const safe = (text: string) => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text)
/** A cell as it was written, without the apostrophe. */
export const bare = (text: string) => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text)

function toRow({ id, version, state }: Sheet): string[] {
  const claims: Readonly<Record<string, unknown>> = state.claims
  const other = Object.fromEntries(Object.entries(claims).filter(([field]) => !plainColumns.includes(field)))
  return [
    ...[id, String(version), state.visibility],
    ...plainColumns.map((field) => String(claims[field] ?? '')),
    ...[other, state.withholding, state.fields].map((value) => JSON.stringify(value)),
  ].map(safe)
}

/**
 * All sheets of the actor's organisation as a file. JSON is whole; the tables hold the same in cells. Throws `Conflict` when
 * a text is longer than a cell of a workbook may be.
 */
export async function writeSheets(ctx: Context, format: TableFormat): Promise<string | Uint8Array> {
  const sheets = await listSheets(ctx)
  const rows = [columnNames, ...sheets.map(toRow)]
  if (format === 'json')
    return JSON.stringify(
      sheets.map(({ id, version, state }) => ({ sheet: id, version, state })),
      null,
      2,
    )
  if (format === 'csv') return `\ufeff${Papa.unparse(rows, { newline: '\r\n' })}\r\n`
  if (rows.some((row) => row.some((cell) => cell.length > LONGEST_CELL))) throw tooLongForWorkbook()
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), 'Initiativ')
  return z.instanceof(Uint8Array).parse(write(book, { type: 'buffer', bookType: format }))
}

const tooLongForWorkbook = () =>
  new Conflict({
    sv: 'En text är längre än en cell i en arbetsbok får vara. Ta ut allt som CSV eller JSON i stället.',
    en: 'A text is longer than a cell of a workbook may be. Take it all out as CSV or JSON instead.',
  })
