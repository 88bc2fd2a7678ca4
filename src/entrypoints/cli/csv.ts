import { upright } from '#platform/language'

/** What a cell can hold; null is an empty cell, which stands for unknown. */
export type Cell = string | number | boolean | null

/** One line of CSV by RFC 4180, without its line end. */
export const csvLine = (cells: readonly Cell[]): string => cells.map(csvCell).join(',')

/**
 * One cell. A text that begins as a formula does (`=`, `+`, `-`, `@`, tab, return) gets an apostrophe in front, so that
 * no spreadsheet runs what somebody wrote in a title (OWASP, CSV injection); marks that turn text are taken out before, so
 * that none hides how it begins.
 */
function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  const shown = upright(cell)
  const text = /^[=+\-@\t\r]/.test(shown) ? `'${shown}` : shown
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
