import { createPrivateKey, createPublicKey, type KeyObject, randomBytes, sign, verify } from 'node:crypto'
import { accept, type Checked, refuse } from './checked.ts'
import { HASH_BYTES, sha256 } from './hashing.ts'
import { fromBase64, toBase64 } from './strict-text.ts'

/** What a key signs: a log its notes (0x01), a witness its timestamped cosignatures (0x04). */
export type KeyType = 0x01 | 0x04

/** The public half of a named Ed25519 key (C2SP signed-note). */
export interface VerifierKey {
  name: string
  /** First four bytes of SHA-256(name ‖ newline ‖ type ‖ public key), as eight hexadecimal digits. */
  id: string
  type: KeyType
  /** 32 bytes. */
  publicKey: Uint8Array
}

/** A named key that can sign; the secret itself stays inside. */
export interface SignerKey extends VerifierKey {
  sign(message: Uint8Array): Uint8Array
}

// RFC 8410: what stands before the 32 raw bytes in a PKCS #8 private and an SPKI public Ed25519 key.
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

/** Reads `name+id+base64(type ‖ public key)`; one changed or missing character and it is refused. */
export function parseVerifierKey(vkey: string): Checked<VerifierKey> {
  const parts = parseKeyText(vkey)
  if (!parts.ok) return parts
  const { name, id, type, bytes } = parts.value
  return id === keyId(name, type, bytes)
    ? accept({ name, id, type, publicKey: bytes })
    : refuse('malformed-key')
}

/** Writes the public half as people pass it on: `name+id+base64(type ‖ public key)`. */
export function formatVerifierKey({ name, id, type, publicKey }: VerifierKey): string {
  return `${name}+${id}+${toBase64(Uint8Array.of(type, ...publicKey))}`
}

/** Reads a private key file, `PRIVATE+KEY+name+id+base64(type ‖ seed)`, as Go's note package writes it. */
export function parseSignerKey(text: string): Checked<SignerKey> {
  const parts = text.startsWith('PRIVATE+KEY+') ? parseKeyText(text.slice(12)) : refuse('malformed-key')
  if (!parts.ok) return parts
  const key = signerFromSeed(parts.value.name, parts.value.bytes, parts.value.type)
  return key.id === parts.value.id ? accept(key) : refuse('malformed-key')
}

/** Makes a new key; the text goes into a file that only the signer may read. Throws RangeError for a name the format cannot hold. */
export function generateKey(
  name: string,
  type: KeyType = 0x01,
  seed: Uint8Array = randomBytes(HASH_BYTES),
): { secret: string; key: SignerKey } {
  if (!isKeyName(name)) throw new RangeError('a key name has neither spaces nor plus signs')
  const key = signerFromSeed(name, seed, type)
  return { secret: `PRIVATE+KEY+${name}+${key.id}+${toBase64(Uint8Array.of(type, ...seed))}`, key }
}

/** Whether an Ed25519 signature of 64 bytes over the message was made with this key. */
export function isSignedBy(key: VerifierKey, message: Uint8Array, signature: Uint8Array): boolean {
  const publicKey = createPublicKey({
    key: Buffer.concat([PUBLIC_PREFIX, key.publicKey]),
    format: 'der',
    type: 'spki',
  })
  return signature.length === 64 && verify(null, message, publicKey, signature)
}

/** Whether a text can name a key: not empty, no Unicode space, no plus sign, no control character. */
export function isKeyName(name: string): boolean {
  return name.length > 0 && !/[\s+\p{Cc}\p{Surrogate}]/u.test(name)
}

function parseKeyText(text: string): Checked<{ name: string; id: string; type: KeyType; bytes: Uint8Array }> {
  const [name = '', id = '', ...rest] = text.split('+')
  // Base64 may hold plus signs itself, so only the first two divide.
  const material = fromBase64(rest.join('+'))
  if (!isKeyName(name) || !/^[0-9a-f]{8}$/.test(id) || !material) return refuse('malformed-key')
  const type = material[0]
  if (type !== 0x01 && type !== 0x04) return refuse('unsupported-key-type')
  if (material.length !== 1 + HASH_BYTES) return refuse('malformed-key')
  return accept({ name, id, type, bytes: material.slice(1) })
}

function keyId(name: string, type: KeyType, publicKey: Uint8Array): string {
  const digest = sha256(Buffer.concat([Buffer.from(`${name}\n`), Uint8Array.of(type), publicKey]))
  return Buffer.from(digest.slice(0, 4)).toString('hex')
}

function signerFromSeed(name: string, seed: Uint8Array, type: KeyType): SignerKey {
  const secret: KeyObject = createPrivateKey({
    key: Buffer.concat([PRIVATE_PREFIX, seed]),
    format: 'der',
    type: 'pkcs8',
  })
  const spki = createPublicKey(secret).export({ format: 'der', type: 'spki' })
  const publicKey = new Uint8Array(spki.subarray(PUBLIC_PREFIX.length))
  const id = keyId(name, type, publicKey)
  return { name, id, type, publicKey, sign: (message) => new Uint8Array(sign(null, message, secret)) }
}
