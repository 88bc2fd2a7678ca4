import * as XLSX from '@e965/xlsx'
import { zipSync } from 'fflate'
import { cellValue } from './cell-value.ts'
import { spreadsheetMessages } from './messages.ts'
import {
  type Cell,
  type OwnSpreadsheetCode,
  type Sheet,
  type SpreadsheetRead,
  tableLimits,
} from './spreadsheet.ts'
import { unzipWithLimits } from './unzip-with-limits.ts'

/** Reads an XLSX or ODS workbook. Only values: no formulas are computed, no links followed, no macros kept. */
export function readWorkbook(bytes: Uint8Array): SpreadsheetRead {
  const unzipped = unzipWithLimits(bytes)
  if (unzipped.status === 'failed') return unzipped
  const parts = new Map([...unzipped.entries].filter(([name]) => /\.(?:xml|rels)$|^mimetype$/i.test(name)))
  const format = formatOf(unzipped.entries)
  if (format === 'xls' || format === 'encrypted' || format === 'not-a-spreadsheet') return refuse(format)
  if ([...parts.values()].some(hasDoctype)) return refuse('doctype')
  try {
    const workbook = openWorkbook(parts)
    const fault = faultOf(workbook)
    return fault === null ? { status: 'ok', format, sheets: sheetsOf(workbook) } : refuse(fault)
  } catch {
    // The library throws plain errors of many kinds for files that are not what they say.
    return refuse('unreadable')
  }
}

function refuse(code: OwnSpreadsheetCode): SpreadsheetRead {
  return { status: 'failed', code, message: spreadsheetMessages[code] }
}

type Parts = ReadonlyMap<string, Uint8Array>

function formatOf(parts: Parts): 'xlsx' | 'ods' | 'xls' | 'encrypted' | 'not-a-spreadsheet' {
  const textOf = (name: string) => Buffer.from(parts.get(name) ?? []).toString('latin1')
  if (textOf('META-INF/manifest.xml').includes('encryption-data')) return 'encrypted'
  if (textOf('mimetype').startsWith('application/vnd.oasis.opendocument.spreadsheet')) return 'ods'
  if (parts.has('xl/workbook.bin')) return 'xls'
  return parts.has('[Content_Types].xml') && parts.has('xl/workbook.xml') ? 'xlsx' : 'not-a-spreadsheet'
}

/** Declarations can define entities that grow without end; no office program writes them. */
function hasDoctype(part: Uint8Array): boolean {
  const xml = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
  return ['<!DOCTYPE', '<!ENTITY'].some(
    (mark) =>
      xml.includes(mark) ||
      xml.includes(Buffer.from(mark, 'utf16le')) ||
      xml.includes(Buffer.from(mark, 'utf16le').swap16()),
  )
}

/**
 * The library gets a container we packed ourselves, without compression: it never unpacks anything, and cannot
 * come to read a part other than those we checked.
 */
function openWorkbook(parts: Parts): XLSX.WorkBook {
  const checked = zipSync(Object.fromEntries(parts), { level: 0 })
  return XLSX.read(checked, {
    type: 'array',
    dense: true,
    cellFormula: false,
    cellHTML: false,
    cellText: false,
    cellNF: true,
  })
}

type Grid = readonly (readonly (XLSX.CellObject | undefined)[] | undefined)[]

function gridsOf(workbook: XLSX.WorkBook): Grid[] {
  return workbook.SheetNames.map((name) => workbook.Sheets[name]?.['!data'] ?? [])
}

/** Looks at what is filled only: one cell in the last corner must not make us walk, or make, all the others. */
function faultOf(workbook: XLSX.WorkBook): OwnSpreadsheetCode | null {
  const grids = gridsOf(workbook)
  if (grids.some((grid) => grid.length > tableLimits.rows)) return 'too-many-rows'
  if (grids.some((grid) => grid.some((row) => (row?.length ?? 0) > tableLimits.columns)))
    return 'too-many-columns'
  const isTooLong = (cell: XLSX.CellObject | undefined) =>
    String(cell?.v ?? '').length > tableLimits.characters
  return grids.some((grid) => grid.some((row) => row?.some(isTooLong))) ? 'cell-too-long' : null
}

function sheetsOf(workbook: XLSX.WorkBook): Sheet[] {
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true
  return gridsOf(workbook).map((grid, place) => ({
    name: workbook.SheetNames[place] ?? '',
    hidden: (workbook.Workbook?.Sheets?.[place]?.Hidden ?? 0) !== 0,
    rows: rowsOf(grid, date1904),
  }))
}

function rowsOf(grid: Grid, date1904: boolean): Cell[][] {
  const rows = Array.from(grid, (row) => trimEnd(Array.from(row ?? [], (cell) => cellValue(cell, date1904))))
  while (rows.at(-1)?.length === 0) rows.pop()
  return rows
}

function trimEnd(row: Cell[]): Cell[] {
  while (row.length > 0 && (row.at(-1) === null || row.at(-1) === '')) row.pop()
  return row
}
