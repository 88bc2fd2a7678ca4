import type { Bilingual } from '#platform/language'
import { Invalid } from '#platform/problems'
import { differencesOf } from '../aside/merge-states.ts'
import { checkState } from '../sheet/check-state.ts'
import type { Sheet, SheetState } from '../sheet/sheet-state.ts'
import { importMessages } from './messages.ts'
import type { TableRow } from './read-table.ts'

/** What taking in a row does. `aside`: the sheet has changed here since, so the row is set aside. */
export const rowOutcomes = ['new', 'changed', 'unchanged', 'aside', 'refused'] as const
export type RowOutcome = (typeof rowOutcomes)[number]

/** One row weighed against what stands now. */
export interface WeighedRow {
  readonly row: number
  /** Null for a new one. */
  readonly sheet: string | null
  readonly title: string
  readonly outcome: RowOutcome
  /** Names of the fields that would change. */
  readonly fields: readonly string[]
  /** Why the row is refused, one sentence for each reason. */
  readonly reasons: readonly Bilingual[]
  /** What is saved when the row is taken; null when it is refused. */
  readonly state: SheetState | null
  readonly baseVersion: number
}

/** What each row of a file would do to the sheets that stand, on a day. Pure. */
export function weighRows(
  rows: readonly TableRow[],
  sheets: ReadonlyMap<string, Sheet>,
  today: string,
): WeighedRow[] {
  const seen = new Set<string>()
  return rows.map((row) => {
    const again = row.sheet !== '' && seen.has(row.sheet)
    seen.add(row.sheet)
    return again ? refuse(row, [both('twice')]) : weigh(row, sheets, today)
  })
}

function weigh(row: TableRow, sheets: ReadonlyMap<string, Sheet>, today: string): WeighedRow {
  if (row.fault) return refuse(row, [row.fault])
  const standing = row.sheet === '' ? null : sheets.get(row.sheet)
  if (standing === undefined) return refuse(row, [both('notHere')])
  const state = check(row.state, today)
  if (Array.isArray(state)) return refuse(row, state)
  const fields = standing ? differencesOf(standing.state, state) : []
  return {
    ...{ row: row.row, sheet: standing?.id ?? null, title: state.claims.title, fields, reasons: [], state },
    baseVersion: row.version,
    outcome: outcomeOf(standing, fields, row.version),
  }
}

function outcomeOf(standing: Sheet | null, fields: readonly string[], version: number): RowOutcome {
  if (standing === null) return 'new'
  if (fields.length === 0) return 'unchanged'
  return standing.version === version ? 'changed' : 'aside'
}

function check(state: unknown, today: string): SheetState | Bilingual[] {
  try {
    return checkState(state, today)
  } catch (problem) {
    if (!(problem instanceof Invalid)) throw problem
    return problem.fields.map(({ field, message }) => ({
      sv: `${field}: ${message.sv}`,
      en: `${field}: ${message.en}`,
    }))
  }
}

const both = (why: 'twice' | 'notHere'): Bilingual => ({
  sv: importMessages.sv[why],
  en: importMessages.en[why],
})

const refuse = (row: TableRow, reasons: readonly Bilingual[]): WeighedRow => ({
  ...{ row: row.row, sheet: null, title: titleIn(row.state), outcome: 'refused', fields: [], reasons },
  ...{ state: null, baseVersion: row.version },
})

function titleIn(state: unknown): string {
  const { claims } = Object(state)
  const { title } = Object(claims)
  return typeof title === 'string' ? title.slice(0, 500) : ''
}
