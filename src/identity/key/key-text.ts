import { createHash, randomBytes } from 'node:crypto'

/** Begins every key, so that scanners find one that has leaked. */
const PREFIX = 'skala_'
const SHAPE = /^skala_([\w-]{43})_([0-9a-f]{8})$/

/** A new key: the prefix, 256 random bits, and a checksum that lets a scanner tell a real key from a look-alike without asking us. */
export function newKey(): string {
  const secret = randomBytes(32).toString('base64url')
  return `${PREFIX}${secret}_${checksumOf(secret)}`
}

/** Whether a text is a key by its shape and checksum; says nothing about whether it opens anything. */
export function isKey(text: string): boolean {
  const [, secret, checksum] = SHAPE.exec(text) ?? []
  return secret !== undefined && checksumOf(secret) === checksum
}

/** Whether a key stands somewhere in a text, such as an address. */
export const holdsKey = (text: string): boolean => /skala_[\w-]{43}_[0-9a-f]{8}/.test(text)

const checksumOf = (secret: string) =>
  createHash('sha256').update(`skala ${secret}`).digest('hex').slice(0, 8)
