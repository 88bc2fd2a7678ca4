import { crc32, inflateRawSync } from 'node:zlib'
import type { Failure } from './failure.ts'
import { zipMessages } from './messages.ts'
import { findDirectory, packedBytesOf, readDirectory, type ZipEntry } from './zip-directory.ts'

/** How much a zip container may hold. */
export interface UnzipLimits {
  readonly maxEntries: number
  readonly maxEntryBytes: number
  readonly maxTotalBytes: number
  /** Unpacked bytes per packed byte, over the whole container; containers below 1 MiB unpacked are let be. */
  readonly maxRatio: number
}

/** The limits of every real run. */
export const defaultUnzipLimits: UnzipLimits = {
  maxEntries: 1_000,
  maxEntryBytes: 100 * 1024 * 1024,
  maxTotalBytes: 100 * 1024 * 1024,
  maxRatio: 100,
}

/** Why a container was refused. */
export type UnzipCode =
  | 'not-a-zip'
  | 'damaged-zip'
  | 'encrypted-zip'
  | 'unsupported-zip'
  | 'zip-names'
  | 'zip-too-many-entries'
  | 'zip-too-large'
  | 'zip-ratio'

/** The files of a container by name, or why it was refused. */
export type Unzipped =
  | { readonly status: 'ok'; readonly entries: ReadonlyMap<string, Uint8Array> }
  | Failure<UnzipCode>

const RATIO_FROM = 1024 * 1024

/**
 * Unpacks a container in memory. What it says of itself is checked before anything is unpacked; then every
 * file must be exactly as long as said and have the checksum said, so a container that lies is stopped at the
 * first byte too many. Containers inside are left packed. Never throws.
 */
export function unzipWithLimits(bytes: Uint8Array, limits: UnzipLimits = defaultUnzipLimits): Unzipped {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (zip.length < 4 || zip.readUInt16BE(0) !== 0x504b) return refuse('not-a-zip')
  try {
    const directory = findDirectory(zip)
    if (directory === null) return refuse('damaged-zip')
    if (directory.oversized) return refuse('unsupported-zip')
    if (directory.entryCount > limits.maxEntries) return refuse('zip-too-many-entries')
    const listed = readDirectory(zip, directory)
    const fault = faultOf(listed, zip.length, limits)
    if (fault !== null) return refuse(fault)
    const files = listed.filter(({ name }) => !name.endsWith('/'))
    return { status: 'ok', entries: new Map(files.map((entry) => [entry.name, unpack(zip, entry)])) }
  } catch {
    // Offsets that lead outside the file, sizes and checksums that do not hold, broken deflate data.
    return refuse('damaged-zip')
  }
}

function refuse(code: UnzipCode): Failure<UnzipCode> {
  return { status: 'failed', code, message: zipMessages[code] }
}

function faultOf(listed: readonly ZipEntry[], zipBytes: number, limits: UnzipLimits): UnzipCode | null {
  const total = listed.reduce((sum, entry) => sum + entry.unpackedBytes, 0)
  const names = new Set(listed.map(({ name }) => name))
  if (listed.some(({ encrypted }) => encrypted)) return 'encrypted-zip'
  if (names.size < listed.length || listed.some(isTrap)) return 'zip-names'
  if (listed.some(({ method }) => method !== 0 && method !== 8)) return 'unsupported-zip'
  if (total > limits.maxTotalBytes) return 'zip-too-large'
  if (listed.some(({ unpackedBytes }) => unpackedBytes > limits.maxEntryBytes)) return 'zip-too-large'
  return total > Math.max(RATIO_FROM, zipBytes * limits.maxRatio) ? 'zip-ratio' : null
}

/** Links, and names that would lead out of the folder if anyone ever wrote them to disk. */
function isTrap({ name, isLink }: ZipEntry): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what we look for
  return isLink || name === '' || /^\/|^[a-z]:|(?:^|\/)\.\.(?:\/|$)|[\x00-\x1f\x7f]/i.test(name)
}

function unpack(zip: Buffer, entry: ZipEntry): Uint8Array {
  const packed = packedBytesOf(zip, entry)
  // zlib demands a limit of at least one byte; the length is compared below all the same.
  const maxOutputLength = Math.max(1, entry.unpackedBytes)
  const unpacked = entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength })
  if (unpacked.length !== entry.unpackedBytes) throw new RangeError('another length than said')
  if (crc32(unpacked) !== entry.crc) throw new RangeError('another checksum than said')
  return unpacked
}
