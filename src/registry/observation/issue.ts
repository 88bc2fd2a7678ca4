import type { Bilingual } from '#platform/language'

/**
 * Something that a source gave and that could not be taken as it stands. `rejected`: the record is left out;
 * `deviation`: it was read leniently and is in. The owner of the data reads this, not a developer.
 */
export interface Issue {
  readonly severity: 'rejected' | 'deviation'
  /** Stable word for the kind of fault, kebab-case: `not-a-date`, `unknown-organisation`, `tab-in-yaml`. */
  readonly code: string
  /** Where it stood: file, row, line, column, key. */
  readonly place: string
  /** The offending value, shortened to at most 500 characters. */
  readonly value: string
  /** What is wrong, and what the owner can do about it. */
  readonly message: Bilingual
}
