import type { Failure } from './failure.ts'

/** How much a zip container may hold. */
export interface UnzipLimits {
  readonly maxEntries: number
  readonly maxEntryBytes: number
  readonly maxTotalBytes: number
  /** Unpacked bytes per packed byte, over the whole container. */
  readonly maxRatio: number
}

/** Why a container was refused. */
export type UnzipCode =
  | 'not-a-zip'
  | 'damaged-zip'
  | 'encrypted-zip'
  | 'unsupported-zip'
  | 'zip-names'
  | 'zip-too-many-entries'
  | 'zip-too-large'
  | 'zip-ratio'

/** The files of a container by name, or why it was refused. */
export type Unzipped =
  | { readonly status: 'ok'; readonly entries: ReadonlyMap<string, Uint8Array> }
  | Failure<UnzipCode>
