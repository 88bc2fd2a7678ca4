import { hash } from 'node:crypto'
import type { Issue, Reading } from '../../connector.ts'
import * as faults from './faults.ts'
import { gatherProcurement } from './gather-procurement.ts'
import { type ProcurementRow, readProcurementRow } from './procurement-row.ts'
import { type Cells, type Export, exportByColumns } from './schema.ts'

/** One row of a file before it is understood. `source` tells two equal rows; absent where rows cannot repeat. */
export type ExportRow = { readonly place: string; readonly record: Cells; readonly source: string }

/** JSON lines leave empty columns out of a row, so the kind of export is told from the first rows together. */
const ROWS_TO_KNOW = 200

/**
 * Understands one export: one observation a procurement, the issues of its rows, and one issue that counts
 * the rows outside IT. Holds one small object a row in memory, since a procurement's rows may lie far apart.
 */
export function* readExport(rows: Iterable<ExportRow | { readonly issue: Issue }>): Generator<Reading> {
  const gathered = new Map<string, [ProcurementRow, ...ProcurementRow[]]>()
  const seen = new Set<string>()
  let kind: Export | null = null
  let others = 0
  for (const item of withKind(rows)) {
    if ('issue' in item) {
      yield item
      continue
    }
    kind = item.kind
    const reading = readProcurementRow(item.row.record, item.kind, item.row.place)
    if (reading.outcome === 'other-cpv') others += 1
    if (reading.outcome === 'rejected') yield { issue: reading.issue }
    if (reading.outcome !== 'taken') continue
    const print = hash('sha1', item.row.source, 'base64')
    if (seen.has(print)) {
      yield { issue: faults.repeatedRow(item.row.place, reading.row.identifier) }
      continue
    }
    seen.add(print)
    for (const issue of reading.issues) yield { issue }
    const together = gathered.get(reading.row.identifier)
    if (together) together.push(reading.row)
    else gathered.set(reading.row.identifier, [reading.row])
  }
  if (kind !== null) yield* observations(gathered.values(), kind)
  if (others > 0) yield { issue: faults.otherCpv('', others) }
}

function* observations(
  procurements: Iterable<readonly [ProcurementRow, ...ProcurementRow[]]>,
  kind: Export,
): Generator<Reading> {
  for (const rows of procurements) {
    const { observation, issues } = gatherProcurement(rows, kind)
    yield { observation }
    for (const issue of issues) yield { issue }
  }
}

/** Holds the first rows back until the kind of export is known; then hands out every row with its kind. */
function* withKind(
  rows: Iterable<ExportRow | { readonly issue: Issue }>,
): Generator<{ row: ExportRow; kind: Export } | { issue: Issue }> {
  const held: ExportRow[] = []
  let kind: Export | null = null
  for (const item of rows) {
    if ('issue' in item) yield item
    else if (kind !== null) yield { row: item, kind }
    else if (held.push(item) >= ROWS_TO_KNOW) {
      kind = kindOf(held)
      if (kind === null) return yield unknownKind(held)
      for (const row of held.splice(0)) yield { row, kind }
    }
  }
  if (held.length === 0) return
  kind = kindOf(held)
  if (kind === null) return yield unknownKind(held)
  for (const row of held) yield { row, kind }
}

const kindOf = (rows: readonly ExportRow[]): Export | null =>
  exportByColumns(new Set(rows.flatMap((row) => Object.keys(row.record))))

function unknownKind(rows: readonly ExportRow[]): { issue: Issue } {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row.record)))].join(', ')
  return { issue: faults.wrongColumns(rows[0]?.place ?? '', columns) }
}
