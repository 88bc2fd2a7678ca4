import { z } from 'zod'

/** One row of an export, cells by column name, whatever the file format. */
export const Cells = z.record(z.string(), z.unknown())
export type Cells = Readonly<z.infer<typeof Cells>>

/** The columns we read. Upphandlingsmyndigheten's own names, as in its database of procurement statistics. */
export const column = {
  year: 'År',
  buyerName: 'Namn för köpare',
  buyerNumber: 'Organisationsnummer för köpare',
  cpv: 'Huvudsaklig CPV-kod',
  procedure: 'Förfarande',
  identifier: 'Upphandlings-ID',
  title: 'Upphandlingens titel',
  publishedOn: 'Publiceringsdatum',
  contractValue: 'Kontrakterat värde, Summa',
  supplierName: 'Namn för leverantör',
  supplierNumber: 'Organisationsnummer för leverantör',
  supplierForm: 'Juridisk form för leverantör',
} as const

/** From the most to the least exact: used in turn where the main code is missing. */
export const cpvLevels = [
  column.cpv,
  'CPV-Underkategori',
  'CPV-Kategori',
  'CPV-Undergrupp',
  'CPV-Grupp',
  'CPV-Huvudgrupp',
] as const

/** Counts that the agency writes with or without a footnote mark: `Antal kontrakterade anbud*, Summa`. */
export const contractedTenders = /^antal kontrakterade anbud\*?(, summa)?$/i

/** What sort of export a file is; also the `part` of its observations. */
export type Export = 'notices' | 'value' | 'tenders'

/**
 * Tells the three exports apart by their columns, or null when the columns are another file's.
 * Suppliers decide first: only the tender export names them.
 */
export function exportByColumns(columns: Iterable<string>): Export | null {
  const names = new Set(columns)
  if (!names.has(column.identifier)) return null
  if (names.has(column.supplierName)) return 'tenders'
  if (names.has(column.contractValue)) return 'value'
  return names.has('Antal upphandlingar, Summa') || names.has(column.title) ? 'notices' : null
}

/** A cell as trimmed text with single spaces; null when there is nothing in it. Never throws. */
export function cellText(cell: unknown): string | null {
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell)
  if (typeof cell !== 'string') return null
  const text = cell.replace(/\s+/g, ' ').trim()
  return text === '' ? null : text
}

/** The eight digits of a cell such as `72512000 Dokumenthanteringstjänster` or `72512000-3`. */
export function cpvCode(cell: unknown): string | null {
  return /^(\d{8})(?!\d)/.exec(cellText(cell) ?? '')?.[1] ?? null
}

/** A day that exists, as ISO text; a time of day after it is dropped. Null when the cell is anything else. */
export function isoDay(cell: unknown): string | null {
  const day = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(cellText(cell) ?? '')?.[1]
  if (day === undefined) return null
  const time = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? null : day
}

/** Kronor as the export writes them (`33000000`, `33 000 000,50`), in öre; null when it is not a number. */
export function amountInMinor(cell: unknown): number | null {
  const text = cellText(cell)
    ?.replace(/[\s\u00a0\u202f]/g, '')
    .replace(',', '.')
  if (text === undefined || !/^-?\d+(\.\d+)?$/.test(text)) return null
  const minor = Math.round(Number(text) * 100)
  return Number.isSafeInteger(minor) ? minor : null
}
