import { open, rename, rm } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { type Schema, signature } from './schema.ts'
import { indexFrom, type SearchIndex } from './search-index.ts'
import type { Segment } from './segment.ts'
import { Vocabulary } from './vocabulary.ts'

/**
 * A snapshot file: eight bytes of name and format number, the length and checksum of a JSON head, the head, then the
 * arrays it lists, one after the other, each with its checksum (CRC-32, against damage, not against forgery).
 */
const FORMAT = 'IDXSNAP1'
const PREAMBLE = 16

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array
type NumbersKind = 'u8' | 'u16' | 'u32' | 'f64'

const make: Record<NumbersKind, (length: number) => Numbers> = {
  u8: (length) => new Uint8Array(length),
  u16: (length) => new Uint16Array(length),
  u32: (length) => new Uint32Array(length),
  f64: (length) => new Float64Array(length),
}

interface Head {
  signature: string
  mark: string
  facets: string[][]
  segments: { size: number; live: number; facets: boolean[]; numbers: number }[]
  arrays: { kind: NumbersKind; length: number; crc: number }[]
}

/** What loading a snapshot came to. With any reason but success the caller builds the index anew. */
export type Loaded =
  | { ok: true; index: SearchIndex; mark: string }
  | { ok: false; reason: 'missing' | 'corrupt' | 'older' }

/**
 * Writes the index to a file, whole or not at all. `mark` says up to where the caller's history is in it, and comes
 * back on loading. The file holds what `compact` would drop, too: compact first when something was withdrawn.
 */
export async function saveIndex(index: SearchIndex, path: string, mark: string): Promise<void> {
  const { schema, vocabulary, facets, segments } = index.freeze()
  const { documents, order, ...lists } = vocabulary.freeze()
  const words = new TextEncoder().encode(JSON.stringify(lists))
  const arrays: Numbers[] = [words, documents, order, ...segments.flatMap(arraysOf)]
  const head: Head = {
    signature: signature(schema),
    mark,
    facets: facets.map(({ values }) => [...values]),
    segments: segments.map((segment) => ({
      size: segment.size,
      live: segment.live,
      facets: segment.facets.map(({ starts }) => starts !== null),
      numbers: segment.numbers.length,
    })),
    arrays: arrays.map((array) => ({
      kind: kindOf(array),
      length: array.length,
      crc: crc32(bytesOf(array)),
    })),
  }
  const unfinished = `${path}.${process.pid}.unfinished`
  try {
    const file = await open(unfinished, 'w')
    try {
      const json = new TextEncoder().encode(JSON.stringify(head))
      const preamble = Buffer.alloc(PREAMBLE)
      preamble.write(FORMAT, 'latin1')
      preamble.writeUInt32LE(json.length, 8)
      preamble.writeUInt32LE(crc32(json), 12)
      for (const part of [preamble, json, ...arrays.map(bytesOf)]) await file.writeFile(part)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
  } catch (problem) {
    await rm(unfinished, { force: true })
    throw problem
  }
}

/** Reads a snapshot written by `saveIndex` with the same schema. Damage and older formats are answers, not errors. */
export async function loadIndex(path: string, schema: Schema): Promise<Loaded> {
  let file: Awaited<ReturnType<typeof open>>
  try {
    file = await open(path, 'r')
  } catch {
    return { ok: false, reason: 'missing' }
  }
  try {
    const size = (await file.stat()).size
    const read = async (into: Uint8Array) => {
      let done = 0
      while (done < into.length) {
        const { bytesRead } = await file.read(into, done, Math.min(into.length - done, 1 << 30))
        if (bytesRead === 0) throw new Damage()
        done += bytesRead
      }
    }
    return await readSnapshot(read, size, schema)
  } catch (problem) {
    if (problem instanceof Damage || problem instanceof SyntaxError) return { ok: false, reason: 'corrupt' }
    throw problem
  } finally {
    await file.close()
  }
}

/** The file is not what was written. */
class Damage extends Error {}

async function readSnapshot(
  read: (into: Uint8Array) => Promise<void>,
  size: number,
  schema: Schema,
): Promise<Loaded> {
  const preamble = Buffer.alloc(PREAMBLE)
  await read(preamble)
  if (preamble.toString('latin1', 0, 8) !== FORMAT) return { ok: false, reason: 'older' }
  const headLength = preamble.readUInt32LE(8)
  if (headLength > size) throw new Damage()
  const json = new Uint8Array(headLength)
  await read(json)
  if (crc32(json) !== preamble.readUInt32LE(12)) throw new Damage()
  const head: Head = JSON.parse(new TextDecoder().decode(json))
  if (head.signature !== signature(schema)) return { ok: false, reason: 'older' }
  const expected = head.arrays.reduce(
    (sum, { kind, length }) => sum + length * make[kind](0).BYTES_PER_ELEMENT,
    0,
  )
  if (PREAMBLE + headLength + expected !== size) throw new Damage()
  const arrays: Numbers[] = []
  for (const { kind, length, crc } of head.arrays) {
    const array = make[kind](length)
    await read(bytesOf(array))
    if (crc32(bytesOf(array)) !== crc) throw new Damage()
    arrays.push(array)
  }
  const take = taker(arrays)
  const words: { terms: (string | null)[]; shown: (string | 0 | null)[]; surfaces: [string, number][] } =
    JSON.parse(new TextDecoder().decode(take(Uint8Array)))
  const vocabulary = Vocabulary.thaw({ ...words, documents: take(Uint32Array), order: take(Uint32Array) })
  const segments = head.segments.map((shape) => readSegment(shape, take))
  return { ok: true, index: indexFrom(schema, vocabulary, head.facets, segments), mark: head.mark }
}

type Take = <T extends Numbers>(kind: abstract new (length: number) => T) => T

/** Hands out the arrays in order, each checked to be of the wanted kind. */
function taker(arrays: readonly Numbers[]): Take {
  let next = 0
  return (kind) => {
    const array = arrays[next++]
    if (array instanceof kind) return array
    throw new Damage()
  }
}

function arraysOf(segment: Segment): Numbers[] {
  return [
    segment.dead,
    segment.ids,
    segment.idStarts,
    segment.idHashes,
    segment.byHash,
    segment.exactHashes,
    segment.exactDocs,
    segment.terms,
    segment.starts,
    segment.docs,
    segment.frequencies,
    segment.streams,
    segment.streamStarts,
    ...segment.facets.flatMap(({ values, starts }) => {
      const wide = Uint32Array.from(values)
      return starts === null ? [wide] : [wide, starts]
    }),
    ...segment.numbers,
  ]
}

function readSegment(shape: Head['segments'][number], take: Take): Segment {
  const dead = take(Uint8Array)
  if (dead.length !== shape.size) throw new Damage()
  return {
    size: shape.size,
    live: shape.live,
    dead,
    ids: take(Uint8Array),
    idStarts: take(Uint32Array),
    idHashes: take(Uint32Array),
    byHash: take(Uint16Array),
    exactHashes: take(Uint32Array),
    exactDocs: take(Uint16Array),
    terms: take(Uint32Array),
    starts: take(Uint32Array),
    docs: take(Uint16Array),
    frequencies: take(Uint8Array),
    streams: take(Uint8Array),
    streamStarts: take(Uint32Array),
    facets: shape.facets.map((several) => {
      const values = narrowed(take(Uint32Array))
      return { values, starts: several ? take(Uint32Array) : null }
    }),
    numbers: Array.from({ length: shape.numbers }, () => take(Float64Array)),
  }
}

/** Facet values are written wide and kept as narrow as they fit. */
function narrowed(values: Uint32Array): Uint16Array | Uint32Array {
  return values.every((value) => value < 65_536) ? Uint16Array.from(values) : values
}

function kindOf(array: Numbers): NumbersKind {
  if (array instanceof Uint8Array) return 'u8'
  if (array instanceof Uint16Array) return 'u16'
  return array instanceof Uint32Array ? 'u32' : 'f64'
}

function bytesOf(array: Numbers): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}
