import type { Cell, Spreadsheet } from '#platform/sandbox'
import type { Issue } from '../../connector.ts'
import * as faults from './faults.ts'
import type { ExportRow } from './read-export.ts'
import { type Cells, column } from './schema.ts'

/** How far down the heading row may stand: exports from the web begin with a few lines about the selection. */
const HEADING_WITHIN = 30

/**
 * Rows of a CSV or XLSX export, named by its heading row. The heading is the first row with a cell
 * `Upphandlings-ID`; what stands above it is left out. Sheets without such a row are left out when another has one.
 */
export function* tableRows(table: Spreadsheet): Generator<ExportRow | { readonly issue: Issue }> {
  let found = false
  for (const sheet of table.sheets) {
    const heading = sheet.rows.slice(0, HEADING_WITHIN).findIndex((row) => row.some(isIdentifier))
    const names = sheet.rows[heading]?.map((cell) => String(cell ?? '').trim())
    if (names === undefined) continue
    found = true
    const prefix = table.sheets.length > 1 ? `${sheet.name}, ` : ''
    for (const [index, row] of sheet.rows.entries()) {
      if (index <= heading || row.every((cell) => cell === null || cell === '')) continue
      yield { place: `${prefix}row ${index + 1}`, record: named(names, row), source: JSON.stringify(row) }
    }
  }
  const columns = table.sheets[0]?.rows[0]?.join(', ') ?? ''
  if (!found) yield { issue: faults.wrongColumns('row 1', columns) }
}

const isIdentifier = (cell: Cell) => typeof cell === 'string' && cell.trim() === column.identifier

function named(names: readonly string[], row: readonly Cell[]): Cells {
  return Object.fromEntries(names.map((name, place) => [name, row[place] ?? null]))
}
