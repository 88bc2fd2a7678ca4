import type { Field } from './schema.ts'

/**
 * BM25F (Robertson, Zaragoza, Taylor: "Simple BM25 extension to multiple weighted fields", 2004), with two choices:
 * lengths are compared with a fixed typical length instead of a moving average, so a posting's frequency can be kept
 * in one byte and never changes; and scores are whole numbers, so they add up the same in any order.
 */

/** Points are counted in this many parts. */
export const POINT = 1024

const K1 = 1.2
const LEAST = 1 / 64
const MOST = 64
/** 255 steps on a logarithmic scale from 1/64 to 64: each 3.3 %. */
const STEP = Math.log(MOST / LEAST) / 254

/** What one occurrence in the field adds to a term's frequency, in a field of `length` words. */
export function occurrence(field: Field, length: number, weight: number): number {
  return (field.weight * weight) / (1 - field.b + (field.b * length) / field.typicalLength)
}

/** A frequency as one byte, 1 to 255. */
export function toByte(frequency: number): number {
  const step = Math.round(Math.log(frequency / LEAST) / STEP)
  return 1 + Math.min(254, Math.max(0, step))
}

/** How rare a term is among the documents: ln(1 + (N - n + 0.5) / (n + 0.5)), always over 0. */
export function rarity(documents: number, having: number): number {
  return Math.log(1 + (documents - having + 0.5) / (having + 0.5))
}

/** The score, in parts of a point, for each frequency byte of a term of this rarity; never under 1. */
export function scoresByByte(rare: number, boost: number): Int32Array {
  const scores = new Int32Array(256)
  for (let byte = 1; byte < 256; byte++) {
    scores[byte] = Math.max(1, Math.round(POINT * boost * rare * (saturation[byte] ?? 0)))
  }
  return scores
}

const saturation = Float64Array.from({ length: 256 }, (_, byte) => {
  const frequency = LEAST * Math.exp(STEP * (byte - 1))
  return (frequency * (K1 + 1)) / (frequency + K1)
})
