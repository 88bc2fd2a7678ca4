import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib'
import type { FetchLimits } from './fetch-limits.ts'
import { Refusal } from './refusal.ts'

/** Below this many unpacked bytes a high ratio harms nobody. */
const RATIO_FROM = 1024 * 1024

const unpackers = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
}

function isKnown(encoding: string): encoding is keyof typeof unpackers {
  return Object.hasOwn(unpackers, encoding)
}

/**
 * Undoes Content-Encoding, never making more bytes than the limits allow. Throws a Refusal:
 * `too-large-unpacked`, `ratio`, or `bad-encoding` for an unknown, doubled or damaged encoding.
 */
export async function unpackBody(raw: Buffer, contentEncoding: string, limits: FetchLimits): Promise<Buffer> {
  const encoding = contentEncoding.trim().toLowerCase()
  if (encoding === '' || encoding === 'identity' || raw.length === 0) return raw
  if (!isKnown(encoding)) throw new Refusal('bad-encoding')
  const byRatio = Math.max(RATIO_FROM, raw.length * limits.ratio)
  const maxOutputLength = Math.min(limits.unpackedBytes, byRatio)
  // Some servers send deflate without the zlib header that RFC 9110 §8.4.1.2 asks for.
  const bare = encoding === 'deflate' && !hasZlibHeader(raw)
  const unpack = bare ? promisify(inflateRaw) : unpackers[encoding]
  try {
    return await unpack(raw, { maxOutputLength })
  } catch (cause) {
    const tooLarge = cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE'
    if (!tooLarge) throw new Refusal('bad-encoding', { cause })
    throw new Refusal(maxOutputLength < limits.unpackedBytes ? 'ratio' : 'too-large-unpacked', { cause })
  }
}

/** RFC 1950 §2.2: method 8, and the first two bytes as a number divide evenly by 31. */
function hasZlibHeader(raw: Buffer): boolean {
  return raw.length >= 2 && ((raw[0] ?? 0) & 0x0f) === 8 && raw.readUInt16BE(0) % 31 === 0
}
