import { areNeighbours, editDistance } from './edit-distance.ts'
import { fold } from './fold.ts'

/** A word that may have been meant. */
export interface Correction {
  word: string
  /** Letters to change, 0 when only marks differ (`aldre` for `äldre`). */
  distance: number
  /** How many texts hold the word. */
  frequency: number
}

/** Proposes words from a dictionary for one that is not in it. */
export interface Speller {
  /** Adds a lower-case word; adding one twice is the caller's mistake. Ignores words outside 3 to 40 letters. */
  add(word: string): void
  /**
   * The likeliest words within two changed letters (one for words of up to five letters), best first: fewest changes,
   * slips of a finger before others, common before rare. Marks on letters are free: å, ä and a count as alike.
   */
  correct(word: string, limit: number): Correction[]
}

const SHORTEST = 3
const LONGEST = 40

/** Two words within two changes have all but two letters of the first five in common, at most two places apart. */
const NEAR = 5
const REACH = NEAR + 2

/** The letters of all of a word, and of as much of its beginning and its end. */
const letterSets = (folded: string, ends: number): readonly [number, number, number] => [
  letterSet(folded),
  letterSet(folded.slice(0, ends)),
  letterSet(folded.slice(-ends)),
]

/** The words of one length, with their letters packed so that nearly all are ruled out by comparing numbers. */
class Bucket {
  words: string[] = []
  folded: (string | undefined)[] = []
  letters = new Uint32Array(192)

  add(word: string, folded: string): void {
    const at = 3 * this.words.length
    if (at === this.letters.length) {
      const wider = new Uint32Array(this.letters.length * 2)
      wider.set(this.letters)
      this.letters = wider
    }
    this.letters.set(letterSets(folded, REACH), at)
    this.words.push(word)
    this.folded.push(folded === word ? undefined : folded)
  }
}

/**
 * Makes an empty speller. `frequencyOf` tells how many texts hold a word now; words with none are never proposed, so
 * a text that is withdrawn takes its words with it.
 */
export function createSpeller(frequencyOf: (word: string) => number): Speller {
  const buckets = new Map<number, Bucket>()
  return {
    add(word) {
      const folded = fold(word)
      if (folded.length < SHORTEST || folded.length > LONGEST) return
      let bucket = buckets.get(folded.length)
      if (bucket === undefined) {
        bucket = new Bucket()
        buckets.set(folded.length, bucket)
      }
      bucket.add(word, folded)
    },
    correct(word, limit) {
      const folded = fold(word)
      const most = folded.length <= 5 ? 1 : 2
      if (folded.length < SHORTEST || folded.length > LONGEST) return []
      const found: (Correction & { cost: number })[] = []
      for (let length = folded.length - most; length <= folded.length + most; length++) {
        const bucket = buckets.get(length)
        if (bucket) collect(bucket, word, folded, most, found, frequencyOf)
      }
      found.sort((a, b) => a.cost - b.cost || b.frequency - a.frequency || (a.word < b.word ? -1 : 1))
      return found.slice(0, limit).map(({ word, distance, frequency }) => ({ word, distance, frequency }))
    },
  }
}

function collect(
  bucket: Bucket,
  word: string,
  folded: string,
  most: number,
  found: (Correction & { cost: number })[],
  frequencyOf: (word: string) => number,
): void {
  const [wanted, beginning, end] = letterSets(folded, NEAR)
  const { letters, words } = bucket
  for (let at = 0; at < words.length; at++) {
    // One change takes at most one letter out of a set and puts at most one in.
    const held = letters[3 * at] ?? 0
    if (bitCount(wanted & ~held) > most || bitCount(held & ~wanted) > most) continue
    if (bitCount(beginning & ~(letters[3 * at + 1] ?? 0)) > most) continue
    if (bitCount(end & ~(letters[3 * at + 2] ?? 0)) > most) continue
    const candidate = words[at] ?? ''
    const plain = bucket.folded[at] ?? candidate
    const distance = editDistance(folded, plain, most)
    if (distance > most) continue
    const frequency = frequencyOf(candidate)
    if (frequency === 0) continue
    found.push({
      word: candidate,
      distance,
      frequency,
      cost: cost(word, folded, candidate, plain, distance, frequency),
    })
  }
}

/**
 * Ranks a candidate; lower is likelier. A slip to the next key or a swap costs less than another letter, a wrong first
 * letter more, differing marks a little; ten times commoner weighs a sixth of a letter.
 */
function cost(
  word: string,
  folded: string,
  candidate: string,
  plain: string,
  distance: number,
  frequency: number,
): number {
  const marks = distance === 0 && word !== candidate ? 0.1 : 0
  const start = folded.charCodeAt(0) === plain.charCodeAt(0) ? 0 : 0.3
  return distance + marks + start - slip(folded, plain, distance) - Math.log10(1 + frequency) / 6
}

/** How much cheaper one change is for being a swap, a doubled letter or a neighbouring key. */
function slip(one: string, other: string, distance: number): number {
  if (distance !== 1) return 0
  let at = 0
  while (at < one.length && one.charCodeAt(at) === other.charCodeAt(at)) at++
  if (one.length === other.length) {
    if (one.charAt(at) === other.charAt(at + 1) && one.charAt(at + 1) === other.charAt(at)) return 0.3
    return areNeighbours(one.charAt(at), other.charAt(at)) ? 0.25 : 0
  }
  const [longer, from] = one.length > other.length ? [one, at] : [other, at]
  return longer.charAt(from) === longer.charAt(from - 1) ? 0.25 : 0.1
}

/** The letters of a word as bits: a to z, and five for everything else. */
function letterSet(folded: string): number {
  let set = 0
  for (let at = 0; at < folded.length; at++) {
    const code = folded.charCodeAt(at) - 97
    set |= 1 << (code >= 0 && code < 26 ? code : 26 + (((code % 6) + 6) % 6))
  }
  return set
}

/** Bits set in a 32-bit number, by Wegner's parallel sum. */
function bitCount(bits: number): number {
  let sum = bits - ((bits >>> 1) & 0x55555555)
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333)
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
