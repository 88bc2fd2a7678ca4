import { utils, write } from '@e965/xlsx'
import Papa from 'papaparse'
import { z } from 'zod'
import { requirePermission } from '#identity'
import type { Context } from '#platform/context'
import { Invalid, NotFound } from '#platform/problems'
import { listSheets } from '../sheet/access-sheet.ts'
import { saveSheet } from '../sheet/save-sheet.ts'
import type { Sheet } from '../sheet/sheet-state.ts'

/** Columns of the table: what people read and change as plain cells, the rest as JSON in its own cell. */
const plain = [
  ...['title', 'need', 'summary', 'aim', 'expectedEffect', 'phase', 'class', 'startsOn', 'endsOn'],
  ...['contactRole', 'introductionPlan', 'lesson', 'diaryNumber', 'repository'],
]
const columns = ['sheet', 'version', 'visibility', ...plain, 'other', 'withholding', 'fields']

/** The forms a room can be taken out in. */
export const tableFormats = ['csv', 'xlsx', 'json'] as const
export type TableFormat = (typeof tableFormats)[number]

/** Most rows that one file may bring back. */
const MOST_ROWS = 2_000

/** A text that a spreadsheet would run gets an apostrophe in front (OWASP, CSV injection); `bare` takes it away again. */
const safe = (text: string) => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text)
const bare = (text: string) => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text)

function toRow({ id, version, state }: Sheet): string[] {
  const claims: Readonly<Record<string, unknown>> = state.claims
  const other = Object.fromEntries(Object.entries(claims).filter(([field]) => !plain.includes(field)))
  return [
    ...[id, String(version), state.visibility],
    ...plain.map((field) => String(claims[field] ?? '')),
    ...[other, state.withholding, state.fields].map((value) => JSON.stringify(value)),
  ].map(safe)
}

/** All sheets of the actor's organisation as a file. JSON is whole; CSV and XLSX hold the same in cells. */
export async function writeSheets(ctx: Context, format: TableFormat): Promise<string | Uint8Array> {
  const sheets = await listSheets(ctx)
  const rows = [columns, ...sheets.map(toRow)]
  if (format === 'json')
    return JSON.stringify(
      sheets.map(({ id, version, state }) => ({ sheet: id, version, state })),
      null,
      2,
    )
  if (format === 'csv') return `\ufeff${Papa.unparse(rows, { newline: '\r\n' })}\r\n`
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Initiativ')
  return z.instanceof(Uint8Array).parse(write(book, { type: 'buffer', bookType: 'xlsx' }))
}

const Row = z.object({
  sheet: z.string().max(40),
  version: z.coerce.number().int().min(0),
  state: z.unknown(),
})

/** What reading back came to. */
export interface ReadBack {
  readonly saved: number
  readonly same: number
  readonly conflicts: number
}

/**
 * Reads back what was taken out as CSV or JSON: rows that changed are saved in the room and not published; a row whose
 * sheet has changed here since is set aside; a row without a sheet begins one. Throws `Invalid` with the row that cannot be read, and then
 * saves none.
 */
export async function readBack(ctx: Context, text: string): Promise<ReadBack> {
  requirePermission(ctx, 'edit-sheets', ctx.actor.organisation ?? '')
  const rows = readRows(text)
  const outcomes = await ctx.transaction(async (tx) => {
    const told: string[] = []
    for (const [place, { sheet, version, state }] of rows.entries()) {
      const form = { id: sheet || null, baseVersion: version, token: `${crypto.randomUUID()}`, state }
      const saved = await saveSheet(tx, form).catch((error: unknown) => {
        if (error instanceof Invalid || error instanceof NotFound) throw atRow(place + 1, error)
        throw error
      })
      told.push(saved.outcome)
    }
    return told
  })
  const count = (outcome: string) => outcomes.filter((one) => one === outcome).length
  return { saved: count('saved'), same: count('unchanged'), conflicts: count('conflict') }
}

function readRows(text: string): z.infer<typeof Row>[] {
  const rows = text.trimStart().startsWith('[') ? readJson(text) : readCsv(text)
  const parsed = z.array(Row).min(1).max(MOST_ROWS).safeParse(rows)
  if (!parsed.success) throw unreadable()
  return parsed.data
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw unreadable()
  }
}

function readCsv(text: string): unknown {
  const { data } = Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
  })
  return data.map((written) => {
    const cell = (name: string) => bare(written[name] ?? '')
    const texts = plain.flatMap((field) => (cell(field) ? [[field, cell(field)]] : []))
    return {
      ...{ sheet: cell('sheet'), version: cell('version') || '0' },
      state: {
        claims: { ...Object(readJson(cell('other') || '{}')), ...Object.fromEntries(texts) },
        visibility: cell('visibility'),
        withholding: readJson(cell('withholding') || 'null'),
        fields: readJson(cell('fields') || '{}'),
      },
    }
  })
}

function atRow(row: number, { say }: Invalid | NotFound): Invalid {
  const message = { sv: `Rad ${row}: ${say.sv}`, en: `Row ${row}: ${say.en}` }
  return new Invalid(message, [{ field: 'text', message }])
}

function unreadable(): Invalid {
  const message = {
    sv: 'Texten är inte en fil härifrån. Ta ut filen igen, och klistra in hela innehållet.',
    en: 'The text is not a file from here. Take the file out again, and paste all of its content.',
  }
  return new Invalid(message, [{ field: 'text', message }])
}
