import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { requirePermission } from '#identity'
import type { Context, Transaction } from '#platform/context'
import { NotFound } from '#platform/problems'
import { accessRoom, listSheets } from '../sheet/access-sheet.ts'
import { asJson } from '../sheet/as-json.ts'
import { swedishDay } from '../sheet/public-part.ts'
import { saveSheet } from '../sheet/save-sheet.ts'
import { readTable, TableRow } from './read-table.ts'
import { rowOutcomes, type WeighedRow, weighRows } from './weigh-rows.ts'

/** What one row came to or would come to, as a page shows it. */
const ToldRow = z.object({
  row: z.int(),
  sheet: z.string().nullable(),
  title: z.string(),
  outcome: z.enum(rowOutcomes),
  fields: z.array(z.string()),
  reasons: z.array(z.object({ sv: z.string(), en: z.string() })),
})
export type ToldRow = z.infer<typeof ToldRow>

/** A file that was handed in: what taking it in would do, or did. */
export interface Import {
  readonly id: string
  readonly taken: boolean
  readonly rows: readonly ToldRow[]
  /** How many sheets of the room the file does not speak of; they stay as they are. */
  readonly left: number
}

/** Keeps a file that is to be read back, so that what it would change can be looked at. Changes nothing. Returns its id. */
export async function beginImport(ctx: Context, bytes: Uint8Array): Promise<string> {
  requirePermission(ctx, 'edit-sheets', ctx.actor.organisation ?? '')
  const rows = await readTable(bytes)
  const id = `f${randomBytes(12).toString('hex')}`
  // a room's own paper, gone within a day: nothing has happened yet, so there is no entry
  await ctx.transaction(async (tx) => {
    await tx.sql`
      insert into workspace.import ${tx.sql({
        ...{ id, organisation: accessRoom(tx), rows: asJson(tx, rows), at: tx.now() },
      })}`
  })
  return id
}

/** What a file would do now, or did when it was taken. Throws `NotFound` for another's, and when a day has passed. */
export async function readImport(ctx: Context | Transaction, id: string): Promise<Import> {
  requirePermission(ctx, 'edit-sheets', ctx.actor.organisation ?? '')
  const { rows, outcome } = await find(ctx, id)
  const told = outcome ?? (await weighNow(ctx, rows)).map((row) => ToldRow.parse(row))
  const spoken = new Set(rows.map(({ sheet }) => sheet))
  const left = (await listSheets(ctx)).filter((sheet) => !spoken.has(sheet.id)).length
  return { id, taken: outcome !== null, rows: told, left: outcome ? 0 : left }
}

/**
 * Takes in all rows of a file that can be: new and changed ones are saved in the room, those whose sheet has changed here
 * since are set aside, refused ones are left, each with its reason. Nothing is published. Twice is once.
 */
export async function takeImport(ctx: Context, id: string): Promise<void> {
  requirePermission(ctx, 'edit-sheets', ctx.actor.organisation ?? '')
  await ctx.transaction(async (tx) => {
    const { rows, outcome } = await find(tx, id, true)
    if (outcome) return
    const weighed = await weighNow(tx, rows)
    const told: ToldRow[] = []
    for (const row of weighed) told.push(ToldRow.parse(await take(tx, id, row)))
    await tx.sql`
      update workspace.import set outcome = ${asJson(tx, told)} where id = ${id}`
  })
}

/** Saving leaves the entry. */
async function take(tx: Transaction, id: string, row: WeighedRow): Promise<WeighedRow> {
  const { sheet, state, baseVersion, outcome } = row
  if (!state || outcome === 'unchanged') return row
  const saved = await saveSheet(tx, { id: sheet, baseVersion, token: `${id}-${row.row}`, state })
  return saved.outcome === 'conflict' ? { ...row, outcome: 'aside' } : { ...row, sheet: saved.id }
}

async function weighNow(ctx: Context | Transaction, rows: readonly TableRow[]): Promise<WeighedRow[]> {
  const sheets = await listSheets(ctx)
  return weighRows(rows, new Map(sheets.map((sheet) => [sheet.id, sheet])), swedishDay(ctx.now()))
}

const Held = z.object({ rows: z.array(TableRow), outcome: z.array(ToldRow).nullable() })

async function find(ctx: Context | Transaction, id: string, lock = false): Promise<z.infer<typeof Held>> {
  const organisation = accessRoom(ctx)
  const [row] = await ctx.sql`
    select rows, outcome from workspace.import
    where id = ${id} and organisation = ${organisation} ${lock ? ctx.sql`for update` : ctx.sql``}`
  if (!row) throw noSuchImport()
  return Held.parse(row)
}

const noSuchImport = () =>
  new NotFound({
    sv: 'Filen finns inte kvar. Den sparas i högst ett dygn; läs in den igen.',
    en: 'The file is no longer here. It is kept for a day at most; read it in again.',
  })
