import { z } from 'zod'
import { Invalid } from '#platform/problems'
import { type Cell, decodeText, readSpreadsheet } from '#platform/sandbox'
import { bare, columnNames, jsonColumns, plainColumns } from '../board/table-of-sheets.ts'
import { importMessages } from './messages.ts'

/** Most rows and bytes that one file may bring back. */
export const importLimits = { rows: 2_000, bytes: 10 * 1024 * 1024 } as const

/** One row of a file: which sheet it is about and what it says. `fault` says why it cannot be read. */
export const TableRow = z.object({
  /** As a person counts in the file. */
  row: z.int(),
  sheet: z.string().max(40),
  version: z.coerce.number().int().min(0),
  state: z.unknown(),
  fault: z.object({ sv: z.string(), en: z.string() }).nullable(),
})
export type TableRow = z.infer<typeof TableRow>

/**
 * Reads a file that was taken out of a room: JSON, or a table opened within limits. Throws `Invalid` at `file` when it is
 * none; a cell that cannot be read is a fault of its row alone.
 */
export async function readTable(bytes: Uint8Array): Promise<TableRow[]> {
  if (bytes.length > importLimits.bytes) throw refused('tooLarge')
  const start = Buffer.from(bytes.subarray(0, 64))
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart()
  if (start === '') throw refused('missing')
  const rows = start.startsWith('[') ? readJson(bytes) : await readCells(bytes)
  const parsed = z.array(TableRow).min(1).safeParse(rows)
  if (!parsed.success) throw refused('unreadable')
  if (parsed.data.length > importLimits.rows) throw tooMany()
  return parsed.data
}

function readJson(bytes: Uint8Array): unknown {
  const parsed = z.array(z.looseObject({})).safeParse(parseJson(decodeText(bytes).text))
  if (!parsed.success) throw refused('unreadable')
  return parsed.data.map(({ sheet, version, state }, place) => ({
    ...{ row: place + 1, sheet: sheet ?? '', version: version ?? 0, state, fault: null },
  }))
}

async function readCells(bytes: Uint8Array): Promise<unknown[]> {
  const read = await readSpreadsheet({ bytes })
  if (read.status === 'failed') throw new Invalid(read.message, [{ field: 'file', message: read.message }])
  const [head = [], ...rows] = read.sheets.find(({ hidden }) => !hidden)?.rows ?? []
  const names = head.map((cell) => String(cell ?? '').trim())
  const missing = columnNames.find((name) => !names.includes(name))
  if (missing) throw lacks(missing)
  return rows.flatMap((cells, place) => {
    const isEmpty = cells.every((cell) => cell === null || cell === '')
    return isEmpty ? [] : [readRow(names, cells, place + 2)]
  })
}

function readRow(names: readonly string[], cells: readonly Cell[], row: number) {
  const cell = (name: string) => bare(String(cells[names.indexOf(name)] ?? ''))
  const texts = plainColumns.flatMap((field) => (cell(field) ? [[field, cell(field)]] : []))
  const json = (name: string, empty: string) => parseJson(cell(name).trim() || empty)
  const broken = jsonColumns.find((name) => json(name, 'null') === undefined)
  const version = cell('version').trim() || '0'
  return {
    ...{ row, sheet: cell('sheet').trim(), version: /^\d{1,9}$/.test(version) ? version : '0' },
    state: {
      claims: { ...Object(json('other', '{}')), ...Object.fromEntries(texts) },
      visibility: cell('visibility').trim() || 'draft',
      withholding: json('withholding', 'null'),
      fields: json('fields', '{}'),
    },
    fault: broken ? notJson(broken) : null,
  }
}

/** What a text says as JSON; undefined when it is none. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const both = (say: (words: (typeof importMessages)['sv']) => string) => ({
  sv: say(importMessages.sv),
  en: say(importMessages.en),
})
const notJson = (name: string) => both((words) => words.notJson(name))

const at = (message: { sv: string; en: string }) => new Invalid(message, [{ field: 'file', message }])
const refused = (why: 'unreadable' | 'missing' | 'tooLarge') => at(both((words) => words[why]))
const tooMany = () => at(both((words) => words.tooMany(importLimits.rows)))
const lacks = (name: string) => at(both((words) => words.noColumns(name)))
