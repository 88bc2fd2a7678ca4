import type { Failure } from './failure.ts'
import type { RunCode } from './run-in-worker.ts'
import type { UnzipCode } from './unzip-with-limits.ts'

/**
 * One cell. Dates are ISO text without zone: `2026-11-22`, or `2026-11-22T14:30:00` when there is a time of day.
 * CSV cells are always text, untouched: `1 234,50` stays `1 234,50`. An empty cell in a workbook is null.
 */
export type Cell = string | number | boolean | null

/** One sheet: rows from the first to the last that holds anything; every row as long as its last filled cell. */
export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
}

/** A file read into rows. CSV gives one sheet named `csv`. */
export interface Spreadsheet {
  readonly status: 'ok'
  readonly format: 'csv' | 'xlsx' | 'ods'
  readonly sheets: readonly Sheet[]
  /** CSV only: the text encoding it was read with. */
  readonly encoding?: string
  /** CSV only: the separator found. */
  readonly delimiter?: string
}

/** Why a file could not be read as a table. */
export type SpreadsheetCode =
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
  | 'unreadable'
  | UnzipCode
  | RunCode

/** A table, or why not. */
export type SpreadsheetRead = Spreadsheet | Failure<SpreadsheetCode>
