/** Why something that came from outside was refused: short fixed words, so that a page can say them in both languages. */
export type Refusal =
  | 'malformed-key'
  | 'unsupported-key-type'
  | 'ambiguous-key'
  | 'malformed-note'
  | 'invalid-signature'
  | 'no-known-signature'
  | 'malformed-checkpoint'
  | 'wrong-origin'
  | 'wrong-empty-root'
  | 'malformed-proof'
  | 'index-outside-tree'
  | 'wrong-proof-length'
  | 'wrong-hash-length'
  | 'wrong-root'
  | 'smaller-than-before'
  | 'malformed-tile-path'
  | 'malformed-bundle'
  | 'malformed-request'
  | 'malformed-policy'
  | 'quorum-not-reached'
  | 'entry-missing'

/** A value that passed every check, or the reason why it did not. */
export type Checked<T> = { ok: true; value: T } | { ok: false; why: Refusal }

/** Wraps a value that passed. */
export function accept<T>(value: T): Checked<T> {
  return { ok: true, value }
}

/** Names the reason of a refusal. */
export function refuse(why: Refusal): { ok: false; why: Refusal } {
  return { ok: false, why }
}

/** The value, or a RangeError where our own arithmetic promised one and was wrong. */
export function present<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError('the tree arithmetic asked for something that is not there')
  return value
}
