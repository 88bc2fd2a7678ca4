import { createHash, randomBytes } from 'node:crypto'

/** SHA-256 of a text: what is kept in place of a secret that is 256 random bits, or of a name we need not read. */
export const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest()

/** 256 random bits as 43 characters that fit addresses and cookies. */
export const newSecret = (): string => randomBytes(32).toString('base64url')
