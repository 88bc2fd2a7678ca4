import { createHash } from 'node:crypto'
import type { RecordKind } from '../observation/values.ts'

/** Crockford's base 32: no letters that are read as digits, and no accidental words. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * The id of a record: the kind's first letter and 12 characters (60 bits) drawn from the source's own key. The same
 * first sighting gives the same id again when the registry is rebuilt; a million records collide with probability 4e-7.
 */
export function recordId(kind: RecordKind, source: string, key: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([kind, source, key]))
    .digest()
  const letters = [...digest.subarray(0, 12)].map((byte) => ALPHABET[byte & 31])
  return `${kind[0]}${letters.join('')}`
}
