import type { Sheet, Spreadsheet } from '#platform/sandbox'
import type { Reading } from '../../connector.ts'
import { findColumns } from './find-columns.ts'
import { cellText } from './read-cell.ts'
import { readRow } from './read-row.ts'
import { issueAt } from './report.ts'
import type { Mapping } from './schema.ts'

/**
 * Reads a table as its mapping says. Empty rows are skipped; a broken cell costs the cell, and a row is left out only
 * without key, title or organisation, or when its key has stood before. Pure.
 */
export function* readTable(
  table: Pick<Spreadsheet, 'format' | 'sheets'>,
  mapping: Mapping,
): Generator<Reading> {
  const sheet = chooseSheet(table, mapping)
  if (!sheet) {
    const names = table.sheets.map(({ name }) => name).join(', ')
    return yield { issue: issueAt('rejected', 'missing-sheet', mapping.sheet ?? '', names) }
  }
  const place = table.format === 'csv' ? '' : `${sheet.name}, `
  const { columns, issues } = findColumns(sheet, mapping, place)
  for (const issue of issues) yield { issue }
  if (!columns) return
  const placeByKey = new Map<string, string>()
  for (const [index, cells] of sheet.rows.entries()) {
    if (index < mapping.headerRow || cells.every((cell) => cellText(cell) === '')) continue
    const row = { place: `${place}row ${index + 1}`, cells }
    yield* readRow({ ...row, firstWith: (key) => remember(placeByKey, key, row.place) }, columns)
  }
}

function remember(placeByKey: Map<string, string>, key: string, place: string): string | null {
  const first = placeByKey.get(key)
  if (first === undefined) placeByKey.set(key, place)
  return first ?? null
}

/** The sheet named; without a name, the first that has the key columns in its header row, else the first. A CSV has one. */
function chooseSheet(table: Pick<Spreadsheet, 'format' | 'sheets'>, mapping: Mapping): Sheet | undefined {
  const { sheets, format } = table
  if (format === 'csv') return sheets[0]
  const wanted = mapping.sheet?.trim().toLowerCase()
  if (wanted !== undefined) return sheets.find(({ name }) => name.trim().toLowerCase() === wanted)
  const fits = (sheet: Sheet) => findColumns(sheet, mapping, '').columns !== null
  return sheets.find(fits) ?? sheets[0]
}
