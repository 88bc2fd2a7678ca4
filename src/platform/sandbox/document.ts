import type { Failure } from './failure.ts'
import type { RunCode } from './run-in-worker.ts'
import type { UnzipCode } from './unzip-with-limits.ts'

/** A file to be read as running text. What it is, is told from the bytes, never from the name. */
export interface DocumentFile {
  readonly bytes: Uint8Array
}

/** Faults that belong to documents themselves. */
export type DocumentCode =
  | 'empty'
  | 'html'
  | 'not-a-document'
  | 'doctype'
  | 'scanned'
  | 'encrypted'
  | 'too-many-pages'
  | 'unreadable'

/** The text of a document, or why there is none. */
export type DocumentRead =
  | { readonly status: 'ok'; readonly format: 'text' | 'docx' | 'pdf'; readonly text: string }
  | Failure<DocumentCode | UnzipCode | RunCode>
