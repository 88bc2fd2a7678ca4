/**
 * Where files from outside are opened. Container: a zip, unpacked with limits. Task: a pure function run in
 * a process of its own, with a memory cap and a deadline. Failure: why a file could not be read, and what to do.
 */
export { type DecodedText, decodeText } from './decode-text.ts'
export type { DocumentCode, DocumentFile, DocumentRead } from './document.ts'
export type { Failure } from './failure.ts'
export { looksLikeHtml } from './looks-like-html.ts'
export { readDocument } from './read-document.ts'
export { readSpreadsheet } from './read-spreadsheet.ts'
export { type Ran, type RunCode, type RunLimits, runInWorker } from './run-in-worker.ts'
export type {
  Cell,
  Sheet,
  Spreadsheet,
  SpreadsheetCode,
  SpreadsheetFile,
  SpreadsheetRead,
} from './spreadsheet.ts'
export { type UnzipCode, type UnzipLimits, type Unzipped, unzipWithLimits } from './unzip-with-limits.ts'
