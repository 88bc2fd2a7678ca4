const BITS = 22
const START = 0x811c9dc5

/**
 * Says quickly that a word is not in a list (a Bloom filter with one hash, half a megabyte). Most letter sequences that
 * analysis tries are no words; the filter stays in the processor's cache where a table of all words does not. The hash
 * is extended letter by letter, so no text is cut for the sequences ruled out.
 */
export class WordFilter {
  private readonly bits = new Uint32Array(1 << (BITS - 5))

  add(word: string): void {
    const place = placeOf(hashFrom(START, word))
    this.bits[place >>> 5] = (this.bits[place >>> 5] ?? 0) | (1 << (place & 31))
  }

  /** Whether a word with this hash may be in the list; false is certain. */
  mayHold(hash: number): boolean {
    const place = placeOf(hash)
    return ((this.bits[place >>> 5] ?? 0) & (1 << (place & 31))) !== 0
  }
}

/** The hash of nothing, to extend from. */
export const emptyHash = START

/** The hash of a word with one letter more (FNV-1a over UTF-16 units). */
export function extendHash(hash: number, letter: number): number {
  return Math.imul(hash ^ letter, 0x01000193)
}

/** The hash of a word with an ending more. */
export function hashFrom(hash: number, ending: string): number {
  let extended = hash
  for (let at = 0; at < ending.length; at++) extended = extendHash(extended, ending.charCodeAt(at))
  return extended
}

function placeOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & ((1 << BITS) - 1)
}
