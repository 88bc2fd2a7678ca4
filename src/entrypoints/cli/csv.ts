/** What a cell can hold; null is an empty cell, which stands for unknown. */
export type Cell = string | number | boolean | null

/** One line of CSV by RFC 4180, without its line end. */
export const csvLine = (cells: readonly Cell[]): string => cells.map(csvCell).join(',')

/**
 * One cell. A text that begins as a formula does (`=`, `+`, `-`, `@`, tab, return) gets an apostrophe in front, so that
 * no spreadsheet runs what somebody wrote in a title (OWASP, CSV injection).
 */
function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
