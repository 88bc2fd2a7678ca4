import { accept, type Checked, refuse } from './checked.ts'
import { isKeyName, isSignedBy, type SignerKey, type VerifierKey } from './key.ts'
import { fromBase64, toBase64 } from './strict-text.ts'

/** One line under a note: who says to have signed, and the bytes after the key id. */
export interface NoteSignature {
  name: string
  /** Eight hexadecimal digits. */
  id: string
  /** Without the four bytes of the key id. */
  blob: Uint8Array
}

/** A signature that was checked; `at` is the time a witness gave, in seconds since 1970. */
export interface VerifiedSignature {
  key: VerifierKey
  line: string
  at?: number
}

/** A note as it was read, before anyone's signature was checked. Its text must not be trusted. */
export interface UnverifiedNote {
  /** Everything before the last empty line, with its final newline. */
  text: string
  signatures: NoteSignature[]
}

/** A note that at least one known key signed; signatures of unknown keys stand beside. */
export interface OpenedNote {
  text: string
  verified: VerifiedSignature[]
  unknown: NoteSignature[]
}

const MAX_NOTE_CHARACTERS = 1_000_000
const MAX_SIGNATURES = 100

/** Signs a text that ends in a newline; `seconds` is the time a witness key states. Throws RangeError for a text the format cannot hold. */
export function signNote(text: string, signers: readonly SignerKey[], seconds = 0): string {
  if (!isNoteText(text)) throw new RangeError('a note ends in a newline and has no control characters')
  return `${text}\n${signers.map((signer) => signatureLine(text, signer, seconds)).join('')}`
}

/** The line a key puts under a text, with its newline; a witness key states the time in seconds since 1970. */
export function signatureLine(text: string, signer: SignerKey, seconds = 0): string {
  const stamp = signer.type === 0x04 ? timestamp(seconds) : new Uint8Array(0)
  const signature = signer.sign(signedMessage(signer, text, seconds))
  return formatSignature({ name: signer.name, id: signer.id, blob: Buffer.concat([stamp, signature]) })
}

/** Writes a signature line, with its newline. The dash is U+2014. */
export function formatSignature({ name, id, blob }: NoteSignature): string {
  return `— ${name} ${toBase64(Buffer.concat([Buffer.from(id, 'hex'), blob]))}\n`
}

/** Divides a note at its last empty line and reads the signature lines, without checking any. */
export function parseNote(note: string): Checked<UnverifiedNote> {
  const end = note.lastIndexOf('\n\n')
  if (note.length > MAX_NOTE_CHARACTERS || end < 1) return refuse('malformed-note')
  const text = note.slice(0, end + 1)
  const signatures = parseSignatures(note.slice(end + 2))
  return isNoteText(text) && signatures.ok
    ? accept({ text, signatures: signatures.value })
    : refuse('malformed-note')
}

/** Reads signature lines that stand alone, as a witness answers; each ends in a newline. */
export function parseSignatures(text: string): Checked<NoteSignature[]> {
  const lines = text.split('\n')
  if (lines.pop() !== '' || lines.length === 0 || lines.length > MAX_SIGNATURES)
    return refuse('malformed-note')
  const signatures = lines.map(parseSignature)
  const read = signatures.filter((signature) => signature !== undefined)
  return read.length === lines.length ? accept(read) : refuse('malformed-note')
}

/**
 * Checks a note against the keys one knows. Signatures of unknown keys are set aside; a known key whose
 * signature does not hold refuses the whole note, and so does the lack of any known key.
 */
export function openNote(note: string, keys: readonly VerifierKey[]): Checked<OpenedNote> {
  const parsed = parseNote(note)
  if (!parsed.ok) return parsed
  const { text, signatures } = parsed.value
  const opened: OpenedNote = { text, verified: [], unknown: [] }
  for (const signature of firstOfEach(signatures)) {
    const [key, ...others] = keys.filter(({ name, id }) => name === signature.name && id === signature.id)
    if (others.length > 0) return refuse('ambiguous-key')
    if (!key) {
      opened.unknown.push(signature)
      continue
    }
    const verified = verifySignature(text, key, signature)
    if (!verified) return refuse('invalid-signature')
    opened.verified.push(verified)
  }
  return opened.verified.length > 0 ? accept(opened) : refuse('no-known-signature')
}

function verifySignature(
  text: string,
  key: VerifierKey,
  signature: NoteSignature,
): VerifiedSignature | undefined {
  const line = formatSignature(signature)
  if (key.type === 0x01) {
    return isSignedBy(key, signedMessage(key, text, 0), signature.blob) ? { key, line } : undefined
  }
  if (signature.blob.length !== 72) return undefined
  const at = Number(Buffer.from(signature.blob).readBigUInt64BE())
  if (!Number.isSafeInteger(at)) return undefined
  return isSignedBy(key, signedMessage(key, text, at), signature.blob.slice(8))
    ? { key, line, at }
    : undefined
}

/** A log key signs the text; a witness key signs the text with the time above it (C2SP tlog-cosignature, cosignature/v1). */
function signedMessage({ type }: VerifierKey, text: string, seconds: number): Uint8Array {
  return Buffer.from(type === 0x04 ? `cosignature/v1\ntime ${seconds}\n${text}` : text)
}

function timestamp(seconds: number): Uint8Array {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(seconds))
  return bytes
}

function parseSignature(line: string): NoteSignature | undefined {
  const [dash, name = '', encoded = '', ...rest] = line.split(' ')
  const bytes = fromBase64(encoded)
  if (dash !== '—' || !isKeyName(name) || rest.length > 0 || !bytes || bytes.length < 5) return undefined
  return { name, id: Buffer.from(bytes.slice(0, 4)).toString('hex'), blob: bytes.slice(4) }
}

/** A key that signed twice counts once, with its first line. */
function firstOfEach(signatures: readonly NoteSignature[]): NoteSignature[] {
  const seen = new Map<string, NoteSignature>()
  for (const signature of signatures) {
    const who = `${signature.name}+${signature.id}`
    if (!seen.has(who)) seen.set(who, signature)
  }
  return [...seen.values()]
}

function isNoteText(text: string): boolean {
  if (!text.endsWith('\n') || /\p{Surrogate}/u.test(text)) return false
  return [...text].every((character) => character >= ' ' || character === '\n')
}
