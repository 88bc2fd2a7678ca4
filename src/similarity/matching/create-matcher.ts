import type { Analyser } from '#platform/text'
import { BLOCK_MOST, blockingNumbers } from './blocking.ts'
import { compare, type NeedGenerality } from './compare.ts'
import { type FoundPair, findAllPairs } from './find-all-pairs.ts'
import { type Profile, profileOf } from './profile.ts'
import type { Subject } from './subject.ts'
import { createVocabulary, type Vocabulary } from './vocabulary.ts'

/** A newcomer is compared with at most so many. */
const COMPARED_MOST = 3_000

/** All initiatives in memory, ready to be compared: one `Profile` each and, for every word that is not common, who holds it. */
export interface Matcher {
  /** Adds an initiative, or replaces what was known of it. */
  put(subject: Subject): void
  /** Forgets an initiative; unknown ids are no fault. */
  remove(id: string): void
  has(id: string): boolean
  size(): number
  /** The pairs of one initiative with at least `threshold` points, by id. */
  pairsOf(id: string, threshold: number): FoundPair[]
  /** All pairs among all initiatives, by id. */
  allPairs(threshold: number, onProgress?: (done: number) => Promise<void>): Promise<FoundPair[]>
}

/** Makes an empty matcher. About 1 kB of memory for an initiative with a paragraph of text. */
export function createMatcher(analyser: Analyser, generality: NeedGenerality): Matcher {
  const vocabulary = createVocabulary(analyser)
  const profiles = new Map<string, Profile>()
  const holders = createHolders()

  function remove(id: string): void {
    const known = profiles.get(id)
    if (!known) return
    profiles.delete(id)
    count(known, -1)
    holders.remove(known)
  }

  function count({ words, keys }: Profile, step: 1 | -1): void {
    vocabulary.count(words, step)
    vocabulary.count(keys, step)
    vocabulary.setSubjects(profiles.size)
  }

  return {
    put(subject) {
      remove(subject.id)
      const profile = profileOf(subject, vocabulary)
      profiles.set(profile.id, profile)
      count(profile, 1)
      holders.add(profile)
    },
    remove,
    has: (id) => profiles.has(id),
    size: () => profiles.size,
    pairsOf(id, threshold) {
      const own = profiles.get(id)
      if (!own) return []
      return [...candidatesOf(own, vocabulary, holders)]
        .flatMap((candidate) => {
          const other = profiles.get(candidate)
          if (!other || other === own || other.demonstration !== own.demonstration) return []
          const likeness = compare(own, other, vocabulary, generality, threshold)
          if (!likeness) return []
          const [one, second] = own.id < other.id ? [own.id, other.id] : [other.id, own.id]
          return [{ one, other: second, ...likeness }]
        })
        .sort((a, b) => (a.one + a.other < b.one + b.other ? -1 : 1))
    },
    allPairs: (threshold, onProgress) =>
      findAllPairs({ profiles: [...profiles.values()], vocabulary, generality, threshold, onProgress }),
  }
}

type Holders = ReturnType<typeof createHolders>

/** Keys and then the rarest words first, so that a crowd cuts off what says least. */
function candidatesOf(own: Profile, vocabulary: Vocabulary, holders: Holders): Set<string> {
  const candidates = new Set<string>()
  const { words, keys } = blockingNumbers(own, vocabulary)
  for (const number of [...keys, ...words]) {
    for (const id of holders.of(number)) {
      candidates.add(id)
      if (candidates.size >= COMPARED_MOST) return candidates
    }
  }
  return candidates
}

/** Who holds each number; a number with twice as many holders as a block may have is forgotten for good. */
function createHolders() {
  const known = new Map<number, string[] | 'common'>()
  const numbersOf = ({ words, keys }: Profile) => [...words, ...keys]
  return {
    of: (number: number): readonly string[] => {
      const holders = known.get(number)
      return holders === undefined || holders === 'common' ? [] : holders
    },
    add(profile: Profile) {
      for (const number of numbersOf(profile)) {
        const holders = known.get(number)
        if (holders === 'common') continue
        if (!holders) known.set(number, [profile.id])
        else if (holders.length >= 2 * BLOCK_MOST) known.set(number, 'common')
        else holders.push(profile.id)
      }
    },
    remove(profile: Profile) {
      for (const number of numbersOf(profile)) {
        const holders = known.get(number)
        if (holders === undefined || holders === 'common') continue
        const place = holders.indexOf(profile.id)
        if (place >= 0) holders.splice(place, 1)
      }
    },
  }
}
