import type { FindingKind } from './find-personal-data.ts'

/** A place in the plain text; `end` is the first character after it. */
export interface Match {
  kind: FindingKind
  start: number
  end: number
}
