import type { Vocabulary } from './vocabulary.ts'

/** Bands and rows of the sketch: two sets with Jaccard likeness s meet in some band with probability 1 - (1 - s⁴)³². */
export const BANDS = 32
const ROWS = 4

/** Odd multipliers and offsets of the 128 hash functions, the same on every machine. */
const [multipliers, offsets] = seeds(BANDS * ROWS)

function seeds(count: number): [Uint32Array, Uint32Array] {
  const [odd, plain] = [new Uint32Array(count), new Uint32Array(count)]
  let state = 0x9e3779b9
  const next = () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5
    return (state ^ (state >>> 13)) >>> 0
  }
  for (let at = 0; at < count; at++) {
    odd[at] = next() | 1
    plain[at] = next()
  }
  return [odd, plain]
}

const lowest = new Uint32Array(BANDS * ROWS)

/**
 * Writes the band keys of a set of words into `bands` from `start` on (MinHash: Broder 1997; banding: Leskovec, Rajaraman
 * and Ullman, Mining of Massive Datasets, chapter 3).
 */
export function sketch(words: Int32Array, vocabulary: Vocabulary, bands: Uint32Array, start: number): void {
  lowest.fill(0xffffffff)
  for (let at = 0; at < words.length; at++) {
    const hash = vocabulary.hash(words[at] ?? 0)
    for (let row = 0; row < BANDS * ROWS; row++) {
      const mixed = (Math.imul(hash, multipliers[row] ?? 1) + (offsets[row] ?? 0)) >>> 0
      if (mixed < (lowest[row] ?? 0)) lowest[row] = mixed
    }
  }
  for (let band = 0; band < BANDS; band++) {
    let key = band + 1
    for (let row = 0; row < ROWS; row++) {
      key = Math.imul(key ^ (lowest[band * ROWS + row] ?? 0), 0x85ebca6b)
      key ^= key >>> 13
    }
    bands[start + band] = key >>> 0
  }
}
