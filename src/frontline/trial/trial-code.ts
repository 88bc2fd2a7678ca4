import { createHash, randomBytes } from 'node:crypto'

/** Crockford's letters and digits: none can be taken for another. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code of twelve characters, 60 bits, in groups of four. */
export function makeCode(): string {
  const drawn = [...randomBytes(12)].map((byte) => letters[byte % letters.length])
  return [0, 4, 8].map((from) => drawn.slice(from, from + 4).join('')).join('-')
}

/** SHA-256 of a code as people write it: small letters, spaces, O for 0 and I or L for 1 do no harm. */
export function codeHash(code: string): Buffer {
  const plain = code.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return createHash('sha256').update(plain).digest()
}
