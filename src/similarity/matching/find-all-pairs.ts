import { BLOCK_MOST, blockingNumbers } from './blocking.ts'
import {
  compare,
  couldReach,
  type Likeness,
  type NeedGenerality,
  rarityOf,
  TELLING_WORDS,
  weightedJaccard,
} from './compare.ts'
import { BANDS, sketch } from './min-hash.ts'
import type { Profile } from './profile.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Two subjects that are alike enough to be proposed; `one` is the lower id. */
export interface FoundPair extends Likeness {
  readonly one: string
  readonly other: string
}

/** What a search through all pairs needs to know, and whom it tells how far it has come. */
export interface AllPairs {
  readonly profiles: readonly Profile[]
  readonly vocabulary: Vocabulary
  readonly generality: NeedGenerality
  /** Points below which a pair is not told. */
  readonly threshold: number
  /** Hears, about every thousand subjects, how many are done; what it returns is waited for. */
  onProgress?(done: number): Promise<void>
}

/** In blocks too big to compare all with all, each is compared with so many that follow it in the order of their words. */
const WINDOW = 4
/** Texts with fewer words are found by those words; a sketch of so little only makes noise. */
const SKETCHED = 6

/**
 * Finds all pairs that are alike, by id. Candidates share one of their rarest words, a key, or a band of their MinHash
 * sketches; each is then compared in full. The answer does not depend on the order of the profiles. The vocabulary must
 * have counted them.
 */
export async function findAllPairs(parts: AllPairs): Promise<FoundPair[]> {
  const profiles = parts.profiles.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const candidatesOf = createCandidates(profiles, gather(profiles, parts.vocabulary))
  const rarities = raritiesOf(parts.vocabulary)
  const rarity = (number: number) => rarities[number] ?? 0
  const vocabulary = { ...parts.vocabulary, rarity }
  const sums = Float64Array.from(profiles, ({ words }) => rarityOf(words, rarity))
  const found: FoundPair[] = []
  for (let at = 0; at < profiles.length; at++) {
    const one = profiles[at]
    if (!one) continue
    for (const beside of candidatesOf(at)) {
      const other = profiles[beside]
      if (!other || one.demonstration !== other.demonstration) continue
      const words = weightedJaccard(one.words, other.words, rarity, (sums[at] ?? 0) + (sums[beside] ?? 0))
      if (!couldReach(one, other, words, parts.threshold)) continue
      const likeness = compare(one, other, vocabulary, parts.generality, parts.threshold)
      if (likeness) found.push({ one: one.id, other: other.id, ...likeness })
    }
    if (at % 1_000 === 999) await parts.onProgress?.(at + 1)
  }
  return found.sort((a, b) => (a.one === b.one ? order(a.other, b.other) : order(a.one, b.one)))
}

/** Meetings that make two long texts worth comparing: one rare word in common is chance among thousands of words. */
const MEETINGS = 2

/** Counts where a subject meets others, and tells whom it meets often enough, each once. */
function createCandidates(profiles: readonly Profile[], visitNeighbours: Visitor) {
  const meetings = new Uint16Array(profiles.length)
  return (at: number): number[] => {
    const met: number[] = []
    visitNeighbours(at, (beside, worth) => {
      const before = meetings[beside] ?? 0
      if (before === 0) met.push(beside)
      meetings[beside] = before + worth
    })
    const short = (profiles[at]?.words.length ?? 0) < TELLING_WORDS
    const enough = met.filter(
      (beside) =>
        short || (meetings[beside] ?? 0) >= MEETINGS || (profiles[beside]?.words.length ?? 0) < TELLING_WORDS,
    )
    for (const beside of met) meetings[beside] = 0
    return enough
  }
}

const order = (one: string, other: string) => (one < other ? -1 : 1)

function raritiesOf(vocabulary: Vocabulary): Float64Array {
  const rarities = new Float64Array(vocabulary.size())
  for (let number = 0; number < rarities.length; number++) rarities[number] = vocabulary.rarity(number)
  return rarities
}

type Visit = (beside: number, worth: number) => void
type Visitor = (at: number, visit: Visit) => void

/**
 * Puts every subject into the blocks of its numbers and the buckets of its sketch; what it returns visits those after
 * `at` that it meets there, some more than once.
 */
function gather(profiles: readonly Profile[], vocabulary: Vocabulary): Visitor {
  const blocks = new Map<number, number[]>()
  const own = profiles.map((profile, at) => {
    const numbers = blockingNumbers(profile, vocabulary)
    for (const number of [...numbers.words, ...numbers.keys]) addTo(blocks, number, at)
    return numbers
  })
  const visitBuckets = gatherBuckets(profiles, vocabulary)
  const windows = windowsOf(profiles, vocabulary)
  return (at, visit) => {
    for (const number of own[at]?.words ?? []) visitLater(blocks.get(number) ?? [], at, 1, visit)
    for (const number of own[at]?.keys ?? []) visitLater(blocks.get(number) ?? [], at, MEETINGS, visit)
    visitBuckets(at, visit)
    for (const beside of windows.get(at) ?? []) visit(beside, MEETINGS)
  }
}

function addTo(blocks: Map<number, number[]>, key: number, at: number): void {
  const block = blocks.get(key)
  if (block) block.push(at)
  else blocks.set(key, [at])
}

/** Members of a block are in ascending order. */
function visitLater(block: readonly number[], at: number, worth: number, visit: Visit): void {
  for (let place = block.length - 1; place >= 0; place--) {
    const beside = block[place] ?? 0
    if (beside <= at) return
    visit(beside, worth)
  }
}

/** Chains of the subjects that share a band, each leading to those that come later. */
function gatherBuckets(profiles: readonly Profile[], vocabulary: Vocabulary): Visitor {
  const bands = new Uint32Array(profiles.length * BANDS)
  const next = new Int32Array(profiles.length * BANDS).fill(-1)
  const sketched = profiles.flatMap(({ words }, at) => (words.length >= SKETCHED ? [at] : []))
  for (const at of sketched) {
    sketch(profiles[at]?.words ?? new Int32Array(), vocabulary, bands, at * BANDS)
  }
  for (let band = 0; band < BANDS; band++) chain(sketched, band, bands, next)
  return (at, visit) => {
    for (let band = 0; band < BANDS; band++) {
      for (let on = next[at * BANDS + band] ?? -1; on >= 0; on = next[on * BANDS + band] ?? -1)
        visit(on, MEETINGS)
    }
  }
}

/** Links the subjects of each bucket of one band, from the last to the first; a chain that is full ends there. */
function chain(sketched: readonly number[], band: number, bands: Uint32Array, next: Int32Array): void {
  const heads = new Map<number, number>()
  const lengths = new Map<number, number>()
  for (let place = sketched.length - 1; place >= 0; place--) {
    const slot = (sketched[place] ?? 0) * BANDS + band
    const key = bands[slot] ?? 0
    const head = heads.get(key)
    heads.set(key, sketched[place] ?? 0)
    if (head === undefined) continue
    const length = lengths.get(key) ?? 1
    if (length < BLOCK_MOST) next[slot] = head
    lengths.set(key, length < BLOCK_MOST ? length + 1 : 1)
  }
}

/** Sorted neighbourhood (Hernández and Stolfo 1995): equal texts lie side by side however many they are. */
function windowsOf(profiles: readonly Profile[], vocabulary: Vocabulary): Map<number, number[]> {
  const signed = profiles
    .flatMap(({ words }, at) => (words.length > 0 ? [{ at, signature: signatureOf(words, vocabulary) }] : []))
    .sort((a, b) => a.signature - b.signature || a.at - b.at)
  const windows = new Map<number, number[]>()
  signed.forEach(({ at, signature }, place) => {
    for (const beside of signed.slice(place + 1, place + 1 + WINDOW)) {
      if (beside.signature !== signature) break
      addTo(windows, Math.min(at, beside.at), Math.max(at, beside.at))
    }
  })
  return windows
}

/** Equal for equal sets of words, whatever numbers they have. */
function signatureOf(words: Int32Array, vocabulary: Vocabulary): number {
  let [sum, mixed] = [0, 0]
  for (const word of words) {
    const hash = vocabulary.hash(word)
    sum = (sum + hash) >>> 0
    mixed ^= Math.imul(hash, 0x85ebca6b)
  }
  return (mixed >>> 11) * 0x100000000 + sum
}
