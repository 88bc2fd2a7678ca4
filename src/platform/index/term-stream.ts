import type { Growing } from './growing.ts'

/**
 * A document's terms in reading order, packed: for each field the number of terms, then for each term its id and how
 * far it stands from the one before. Two bytes a term on average, since frequent terms get small ids. Phrases,
 * explanations, "more like this" and exact counts after a removal are all read from here.
 */

/** One term as it stands in a document. */
export interface Occurrence {
  field: number
  term: number
  position: number
  /** Weight in sixteenths. */
  weight: number
}

const STEP_BITS = 4
const FAR = 3

/** Packs one field's terms onto the stream. `terms`, `positions` and `weights` (sixteenths) run in parallel. */
export function packField(
  stream: Growing<Uint8Array>,
  terms: readonly number[],
  positions: readonly number[],
  weights: readonly number[],
): void {
  pushNumber(stream, terms.length)
  let before = 0
  for (let at = 0; at < terms.length; at++) {
    const step = (positions[at] ?? 0) - before
    before = positions[at] ?? 0
    const usual = weights[at] === 16
    const code = Math.min(step, FAR) + (usual ? 0 : FAR + 1)
    pushNumber(stream, (terms[at] ?? 0) * STEP_BITS * 2 + code)
    if (step >= FAR) pushNumber(stream, step)
    if (!usual) stream.push(weights[at] ?? 0)
  }
}

/** Reads a document's terms back, field by field. */
export function* unpack(stream: Uint8Array, from: number, fields: number): Generator<Occurrence> {
  const reader = { stream, at: from }
  for (let field = 0; field < fields; field++) {
    const count = readNumber(reader)
    let position = 0
    for (let index = 0; index < count; index++) {
      const packed = readNumber(reader)
      const code = packed % (STEP_BITS * 2)
      const step = code % (FAR + 1)
      position += step === FAR ? readNumber(reader) : step
      const weight = code > FAR ? (stream[reader.at++] ?? 0) : 16
      yield { field, term: Math.floor(packed / (STEP_BITS * 2)), position, weight }
    }
  }
}

function pushNumber(stream: Growing<Uint8Array>, value: number): void {
  let rest = value
  while (rest > 127) {
    stream.push((rest % 128) + 128)
    rest = Math.floor(rest / 128)
  }
  stream.push(rest)
}

function readNumber(reader: { stream: Uint8Array; at: number }): number {
  let value = 0
  let scale = 1
  for (;;) {
    const byte = reader.stream[reader.at++] ?? 0
    value += (byte & 127) * scale
    if (byte < 128) return value
    scale *= 128
  }
}
