import { csvLine } from './csv.ts'
import type { Columns } from './export-columns.ts'

/** The forms data can be handed out in. */
export const exportFormats = ['csv', 'jsonl', 'json'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** The text of a file of that form, piece by piece, whatever the number of items. */
export async function* writeTable<Item>(
  items: AsyncIterable<Item>,
  columns: Columns<Item>,
  format: ExportFormat,
): AsyncGenerator<string> {
  const names = Object.keys(columns)
  const cells = Object.values(columns)
  // the mark tells Excel that the text is UTF-8, without which å, ä and ö are lost
  if (format === 'csv') yield `\ufeff${csvLine(names)}\r\n`
  let first = true
  for await (const item of items) {
    if (format === 'csv') yield `${csvLine(cells.map((cell) => cell(item)))}\r\n`
    else if (format === 'jsonl') yield `${JSON.stringify(item)}\n`
    else yield `${first ? '[\n' : ',\n'}${JSON.stringify(item)}`
    first = false
  }
  if (format === 'json') yield first ? '[]\n' : '\n]\n'
}
