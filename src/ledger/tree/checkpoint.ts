import { accept, type Checked, refuse } from './checked.ts'
import { EMPTY_ROOT, HASH_BYTES, type Hash, sameBytes } from './hashing.ts'
import { isKeyName, type SignerKey, type VerifierKey } from './key.ts'
import { openNote, signNote, type VerifiedSignature } from './note.ts'
import { fromBase64, fromDecimal, toBase64 } from './strict-text.ts'

/** What a log claims to hold: its origin, the number of leaves and the root over them. */
export interface Checkpoint {
  origin: string
  size: number
  root: Hash
}

/** A checkpoint whose log signature held, with every witness whose cosignature held too. */
export interface OpenedCheckpoint {
  checkpoint: Checkpoint
  /** The signed text: three lines, and extension lines when the log wrote any. */
  text: string
  /** Cosignatures of known witnesses, with the time each stated. */
  cosignatures: VerifiedSignature[]
}

/** The three lines a log signs (C2SP tlog-checkpoint); we never write extension lines, which no monitor can audit. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`
}

/** Reads the text of a checkpoint; extension lines of other logs are tolerated and left out. */
export function parseCheckpoint(text: string): Checked<Checkpoint> {
  const [origin = '', sizeText = '', rootText = '', ...extensions] = text.split('\n')
  const size = fromDecimal(sizeText)
  const root = fromBase64(rootText)
  if (extensions.pop() !== '' || extensions.some((line) => line === '')) return refuse('malformed-checkpoint')
  if (origin === '' || size === undefined || root?.length !== HASH_BYTES)
    return refuse('malformed-checkpoint')
  return accept({ origin, size, root })
}

/** Signs a checkpoint with the log's own key. Throws RangeError unless the key is named as the origin, by which witnesses know the log. */
export function signCheckpoint(checkpoint: Checkpoint, signer: SignerKey): string {
  if (checkpoint.origin !== signer.name || signer.type !== 0x01 || !isKeyName(checkpoint.origin)) {
    throw new RangeError('a checkpoint is signed by the key of its origin')
  }
  return signNote(formatCheckpoint(checkpoint), [signer])
}

/** Checks a signed checkpoint: one of the log keys named as its origin must have signed, and every known key's signature must hold. */
export function openCheckpoint(
  note: string,
  logs: readonly VerifierKey[],
  witnesses: readonly VerifierKey[] = [],
): Checked<OpenedCheckpoint> {
  const opened = openNote(note, [...logs, ...witnesses])
  if (!opened.ok) return opened
  const { text, verified } = opened.value
  const parsed = parseCheckpoint(text)
  if (!parsed.ok) return parsed
  const signed = verified.filter(({ key }) => key.type === 0x01)
  if (signed.length === 0) return refuse('no-known-signature')
  if (!signed.some(({ key }) => key.name === parsed.value.origin)) return refuse('wrong-origin')
  if (parsed.value.size === 0 && !sameBytes(parsed.value.root, EMPTY_ROOT)) return refuse('wrong-empty-root')
  const cosignatures = verified.filter(({ key }) => key.type === 0x04)
  return accept({ checkpoint: parsed.value, text, cosignatures })
}
