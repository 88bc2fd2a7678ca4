/**
 * Where files from outside are opened. Container: a zip, unpacked with limits. Task: a pure function run in
 * a thread of its own, with a memory cap and a deadline. Failure: why a file could not be read, and what to do.
 */
export { type DecodedText, decodeText } from './decode-text.ts'
export type { Failure } from './failure.ts'
export { looksLikeHtml } from './looks-like-html.ts'
export type { Ran, RunCode, RunLimits } from './run-in-worker.ts'
export type { Cell, Sheet, Spreadsheet, SpreadsheetCode, SpreadsheetRead } from './spreadsheet.ts'
export type { UnzipCode, UnzipLimits, Unzipped } from './unzip-with-limits.ts'
