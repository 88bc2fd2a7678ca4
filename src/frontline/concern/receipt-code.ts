import { createHash, randomBytes } from 'node:crypto'

/** Crockford's alphabet: no I, L, O or U, so that a code can be read aloud and written down. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 26

/**
 * A new receipt code: 26 characters of Crockford base32, 130 random bits, in groups joined by hyphens. With so many bits a
 * plain hash is enough to keep it by (ASVS 5.0, 11.5.1 asks for 128).
 */
export function makeReceiptCode(): string {
  const letters = [...randomBytes(LENGTH)].map((byte) => ALPHABET[byte & 31]).join('')
  return [0, 5, 10, 15, 20].map((from) => letters.slice(from, from === 20 ? LENGTH : from + 5)).join('-')
}

/** The 26 characters of a code as somebody wrote it, spaces, case and lookalikes forgiven; null when it can be no code. */
export function readReceiptCode(written: string): string | null {
  if (written.length > 100) return null
  const letters = written
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return letters.length === LENGTH && [...letters].every((one) => ALPHABET.includes(one)) ? letters : null
}

/** What is kept of a code: SHA-256 over a name of its use and its 26 characters. What can be no code hashes all the same. */
export function hashOfReceipt(written: string): Buffer {
  return createHash('sha256')
    .update(`skala receipt\0${readReceiptCode(written) ?? written}`)
    .digest()
}
