import { accept, type Checked, refuse } from './checked.ts'
import { type OpenedCheckpoint, openCheckpoint } from './checkpoint.ts'
import { HASH_BYTES, type Hash, leafHash } from './hashing.ts'
import type { VerifierKey } from './key.ts'
import { fromBase64, fromDecimal, toBase64 } from './strict-text.ts'
import { verifyInclusion } from './verify-proof.ts'

/** What a `.tlog-proof` file holds. */
export interface TlogProof {
  /** Place of the entry in the log, from 0. */
  index: number
  /** Sibling of the leaf first. */
  proof: readonly Hash[]
  /** The signed checkpoint, with whatever cosignatures were gathered, as served. */
  checkpoint: string
  /** Bytes that nobody vouches for; we put the entry itself here, so that one file is enough. */
  extra?: Uint8Array
}

const FIRST_LINE = 'c2sp.org/tlog-proof@v1'
const MAX_PROOF_HASHES = 63

/** Writes a `.tlog-proof` file (C2SP tlog-proof). */
export function formatTlogProof({ index, proof, checkpoint, extra }: TlogProof): string {
  const extraLine = extra ? [`extra ${toBase64(extra)}`] : []
  return [FIRST_LINE, ...extraLine, `index ${index}`, ...proof.map(toBase64), '', checkpoint].join('\n')
}

/** Reads a `.tlog-proof` file; nothing in it is verified yet. */
export function parseTlogProof(file: string): Checked<TlogProof> {
  const end = file.indexOf('\n\n')
  const [first, ...lines] = file.slice(0, Math.max(end, 0)).split('\n')
  if (first !== FIRST_LINE) return refuse('malformed-proof')
  const extraText = lines[0]?.startsWith('extra ') ? lines.shift()?.slice(6) : undefined
  const extra = extraText === undefined ? undefined : fromBase64(extraText)
  const indexLine = lines.shift() ?? ''
  const index = indexLine.startsWith('index ') ? fromDecimal(indexLine.slice(6)) : undefined
  const proof = parseHashes(lines)
  if (index === undefined || !proof || (extraText !== undefined && !extra)) return refuse('malformed-proof')
  return accept({ index, proof, checkpoint: file.slice(end + 2), ...(extra && { extra }) })
}

/**
 * Checks without any network that the entry stands in the log: signatures of the checkpoint, then the
 * way from the entry to its root. Without `entry`, the entry carried in the file is taken.
 */
export function verifyTlogProof(
  file: string,
  logs: readonly VerifierKey[],
  options: { entry?: Uint8Array; witnesses?: readonly VerifierKey[] } = {},
): Checked<OpenedCheckpoint & { index: number; entry: Uint8Array }> {
  const parsed = parseTlogProof(file)
  if (!parsed.ok) return parsed
  const { index, proof, checkpoint, extra } = parsed.value
  const opened = openCheckpoint(checkpoint, logs, options.witnesses)
  if (!opened.ok) return opened
  const entry = options.entry ?? extra
  if (!entry) return refuse('entry-missing')
  const { size, root } = opened.value.checkpoint
  const included = verifyInclusion(index, size, leafHash(entry), proof, root)
  return included.ok ? accept({ ...opened.value, index, entry }) : included
}

/** At most 63 lines of one base64 hash each, or undefined. */
export function parseHashes(lines: readonly string[]): Hash[] | undefined {
  const hashes = lines.map(fromBase64).filter((hash) => hash?.length === HASH_BYTES)
  const read = hashes.filter((hash) => hash !== undefined)
  return lines.length <= MAX_PROOF_HASHES && read.length === lines.length ? read : undefined
}
