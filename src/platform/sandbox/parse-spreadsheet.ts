import { spreadsheetMessages } from './messages.ts'
import { readCsv } from './read-csv.ts'
import { readWorkbook } from './read-workbook.ts'
import { recogniseFile } from './recognise-file.ts'
import type { SpreadsheetFile, SpreadsheetRead } from './spreadsheet.ts'

/** Reads a CSV, XLSX or ODS file into rows. Pure; may take memory and time, so it runs as a task. */
export function parseSpreadsheet(file: SpreadsheetFile): SpreadsheetRead {
  const kind = recogniseFile(file.bytes)
  if (kind === 'zip') return readWorkbook(file.bytes)
  if (kind === 'text') return readCsv(file)
  return { status: 'failed', code: kind, message: spreadsheetMessages[kind] }
}
