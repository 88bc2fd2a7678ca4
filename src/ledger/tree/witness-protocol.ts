import { accept, type Checked, refuse } from './checked.ts'
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts'
import { EMPTY_ROOT, type Hash, sameBytes } from './hashing.ts'
import type { SignerKey, VerifierKey } from './key.ts'
import { openNote, parseNote, signatureLine } from './note.ts'
import { fromDecimal, toBase64 } from './strict-text.ts'
import { parseHashes } from './tlog-proof.ts'
import { verifyConsistency } from './verify-proof.ts'

/** What a log asks of a witness: cosign this checkpoint, which continues the size you cosigned last. */
export interface AddCheckpoint {
  oldSize: number
  proof: readonly Hash[]
  /** The signed checkpoint. */
  checkpoint: string
}

/** What a witness answered, said so that the log knows what to do next. */
export type WitnessAnswer =
  | { kind: 'cosigned'; lines: string[]; at: number }
  | { kind: 'other-size'; size: number }
  | { kind: 'not-trusted' }
  | { kind: 'inconsistent' }
  | { kind: 'not-understood' }
  | { kind: 'unavailable'; status: number }

/** What a witness remembers of a log it was told to follow; size 0 before the first cosignature. */
export interface WatchedLog {
  keys: readonly VerifierKey[]
  size: number
  root: Hash
}

/** What a witness decides. Only with 200 may it cosign `next`, and only after `next` is stored, compared with the old size in one step. */
export type WitnessDecision =
  | { status: 200; next: Checkpoint; text: string }
  | { status: 409; body: string; contentType: 'text/x.tlog.size' }
  | { status: 400 | 403 | 404 | 422 }

/** Body of `POST <prefix>/add-checkpoint` (C2SP tlog-witness). Throws RangeError over 63 proof lines, which cannot happen for a tree of ours. */
export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): string {
  if (proof.length > 63) throw new RangeError('a witness accepts at most 63 proof lines')
  return [`old ${oldSize}`, ...proof.map(toBase64), '', checkpoint].join('\n')
}

/** Reads the body of an add-checkpoint request; nothing in it is verified yet. */
export function parseAddCheckpoint(body: string): Checked<AddCheckpoint> {
  const end = body.indexOf('\n\n')
  const [first = '', ...lines] = body.slice(0, Math.max(end, 0)).split('\n')
  const oldSize = first.startsWith('old ') ? fromDecimal(first.slice(4)) : undefined
  const proof = parseHashes(lines)
  if (oldSize === undefined || !proof) return refuse('malformed-request')
  return accept({ oldSize, proof, checkpoint: body.slice(end + 2) })
}

/** Reads a witness's answer. A cosignature that does not hold over our checkpoint counts as no answer, and so does a 200 from an unknown key. */
export function readWitnessAnswer(
  checkpoint: string,
  witness: VerifierKey,
  { status, body }: { status: number; body: string },
): WitnessAnswer {
  if (status === 200) return cosignedAnswer(checkpoint, witness, body)
  if (status === 409) {
    const size = fromDecimal(body.replace(/\n$/, ''))
    return size === undefined ? { kind: 'unavailable', status } : { kind: 'other-size', size }
  }
  // The spec says 404 for an unknown log and 403 for an unknown key; witnesses in use answer 403 to both.
  if (status === 403 || status === 404) return { kind: 'not-trusted' }
  if (status === 422) return { kind: 'inconsistent' }
  return status === 400 ? { kind: 'not-understood' } : { kind: 'unavailable', status }
}

/** Puts cosignature lines under a signed checkpoint, each once, so that one file shows log and witnesses. */
export function withCosignatures(checkpoint: string, lines: readonly string[]): string {
  return checkpoint + [...new Set(lines)].filter((line) => !checkpoint.includes(line)).join('')
}

/** What a witness must answer (C2SP tlog-witness, add-checkpoint), given what it remembers of the origin. Touches nothing. */
export function judgeCheckpoint(
  body: string,
  watched: (origin: string) => WatchedLog | undefined,
): WitnessDecision {
  const request = parseAddCheckpoint(body)
  const note = request.ok ? parseNote(request.value.checkpoint) : request
  const claimed = note.ok ? parseCheckpoint(note.value.text) : note
  if (!request.ok || !note.ok || !claimed.ok) return { status: 400 }
  const log = watched(claimed.value.origin)
  if (!log) return { status: 404 }
  const opened = openNote(request.value.checkpoint, log.keys)
  if (!opened.ok) return { status: 403 }
  return judgeGrowth(request.value, claimed.value, log, opened.value.text)
}

/** The line a witness answers with, and signs only after a 200 was decided and stored; `seconds` since 1970. */
export function cosign(text: string, witness: SignerKey, seconds: number): string {
  return signatureLine(text, witness, seconds)
}

function judgeGrowth(
  { oldSize, proof }: AddCheckpoint,
  next: Checkpoint,
  log: WatchedLog,
  text: string,
): WitnessDecision {
  if (oldSize > next.size) return { status: 400 }
  if (oldSize !== log.size) return conflict(log)
  if (next.size === 0 && !sameBytes(next.root, EMPTY_ROOT)) return { status: 422 }
  if (next.size === log.size && next.size > 0 && !sameBytes(next.root, log.root)) return conflict(log)
  const grown = verifyConsistency(oldSize, next.size, log.root, next.root, proof)
  return grown.ok ? { status: 200, next, text } : { status: 422 }
}

function conflict({ size }: WatchedLog): WitnessDecision {
  return { status: 409, body: `${size}\n`, contentType: 'text/x.tlog.size' }
}

function cosignedAnswer(checkpoint: string, witness: VerifierKey, body: string): WitnessAnswer {
  const note = parseNote(checkpoint)
  const opened = note.ok ? openNote(`${note.value.text}\n${body}`, [witness]) : note
  // An empty line in the answer would move the border between text and signatures.
  const overOurs = note.ok && opened.ok && opened.value.text === note.value.text
  const signature = overOurs ? opened.value.verified[0] : undefined
  if (signature?.at === undefined) return { kind: 'unavailable', status: 200 }
  return { kind: 'cosigned', lines: [signature.line], at: signature.at }
}
