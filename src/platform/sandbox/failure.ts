import type { Bilingual } from '#platform/language'

/** A file that could not be read safely: a stable word for why, and what its owner can do about it. */
export interface Failure<Code extends string> {
  readonly status: 'failed'
  readonly code: Code
  readonly message: Bilingual
}
