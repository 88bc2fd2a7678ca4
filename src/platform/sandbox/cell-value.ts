import * as XLSX from '@e965/xlsx'
import type { Cell } from './spreadsheet.ts'

/** Names of the faults a formula can end in, by the number they are stored as (MS-XLS 2.5.10). */
const faultByNumber: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}

/** The plain value of a workbook cell. A workbook counts days; only the cell's format tells that it is a date. */
export function cellValue(cell: XLSX.CellObject | undefined, date1904: boolean): Cell {
  if (cell?.v === undefined || cell.t === 'z') return null
  if (cell.t === 'e') return faultByNumber[Number(cell.v)] ?? '#N/A'
  if (cell.v instanceof Date)
    return cell.v
      .toISOString()
      .slice(0, 19)
      .replace(/T00:00:00$/, '')
  if (typeof cell.v !== 'number' || !isDateFormat(cell.z)) return cell.v
  return isoDate(cell.v, date1904) ?? cell.v
}

/** Formats such as `[h]:mm` measure how long, not when. */
function isDateFormat(format: string | number | undefined): boolean {
  if (format === undefined || /\[[hms]+\]/i.test(String(format))) return false
  return XLSX.SSF.is_date(String(format))
}

function isoDate(days: number, date1904: boolean): string | null {
  const parts = XLSX.SSF.parse_date_code(days, { date1904 })
  if (!parts) return null
  const time = `${two(parts.H)}:${two(parts.M)}:${two(Math.floor(parts.S))}`
  if (days >= 0 && days < 1) return time
  const date = `${String(parts.y).padStart(4, '0')}-${two(parts.m)}-${two(parts.d)}`
  return time === '00:00:00' ? date : `${date}T${time}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
