import type { Failure } from './failure.ts'
import type { RunCode } from './run-in-worker.ts'
import type { UnzipCode } from './unzip-with-limits.ts'

/** A file to be read as a table. What it is, is told from the bytes, never from the name. */
export interface SpreadsheetFile {
  readonly bytes: Uint8Array
  /** File name; a CSV file's only sheet is called by it. */
  readonly name?: string
}

/**
 * One cell. Dates are ISO text without zone: `2026-11-22`, `2026-11-22T14:30:00` when there is a time of day,
 * `14:30:00` when there is no day. CSV cells are always text, untouched: `1 234,50` stays `1 234,50`. An empty
 * cell in a workbook is null.
 */
export type Cell = string | number | boolean | null

/**
 * One sheet. `rows[0]` is its first row, so a place can be told as row number index + 1; an empty row is an
 * empty array. Workbook rows end with their last filled cell; CSV rows are as written.
 */
export interface Sheet {
  readonly name: string
  /** Whether the workbook hides this sheet from its readers. */
  readonly hidden?: boolean
  readonly rows: readonly (readonly Cell[])[]
}

/** A file read into rows. */
export interface Spreadsheet {
  readonly status: 'ok'
  readonly format: 'csv' | 'xlsx' | 'ods'
  readonly sheets: readonly Sheet[]
  /** CSV only: the text encoding it was read with. */
  readonly encoding?: string
  /** CSV only: the separator found. */
  readonly delimiter?: string
}

/** Faults that belong to tables themselves. */
export type OwnSpreadsheetCode =
  | 'empty'
  | 'pdf'
  | 'html'
  | 'xls'
  | 'encrypted'
  | 'not-a-spreadsheet'
  | 'doctype'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'cell-too-long'
  | 'unclosed-quote'
  | 'unreadable'

/** Why a file could not be read as a table. */
export type SpreadsheetCode = OwnSpreadsheetCode | UnzipCode | RunCode

/** A table, or why not. */
export type SpreadsheetRead = Spreadsheet | Failure<SpreadsheetCode>

/** The most rows and columns a sheet may have, and the most characters a cell may hold. */
export const tableLimits = { rows: 1_000_000, columns: 1_000, characters: 100_000 } as const
