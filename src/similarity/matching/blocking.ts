import { TELLING_WORDS } from './compare.ts'
import type { Profile } from './profile.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Blocks and buckets that hold more are too common to say that two of them are alike. */
export const BLOCK_MOST = 300
/** A subject is looked for by so many of its rarest words; one with few words by all of them. */
const RAREST = 6

/** What a subject is looked for by. */
export interface BlockingNumbers {
  readonly words: readonly number[]
  readonly keys: readonly number[]
}

/**
 * The numbers a subject is looked for by: its rarest words, rarest first, and its keys; those that at least two and at most
 * `BLOCK_MOST` subjects hold.
 */
export function blockingNumbers(profile: Profile, vocabulary: Vocabulary): BlockingNumbers {
  const rarest = profile.words.length < TELLING_WORDS ? TELLING_WORDS : RAREST
  const useful = (number: number) => {
    const holders = vocabulary.holders(number)
    return holders >= 2 && holders <= BLOCK_MOST
  }
  const chosen: number[] = []
  for (let at = 0; at < profile.words.length; at++) {
    const number = profile.words[at] ?? 0
    if (useful(number)) place(chosen, number, vocabulary, rarest)
  }
  return { words: chosen, keys: [...profile.keys].filter(useful) }
}

/** Keeps the rarest numbers in order: insertion beats sorting when only a few are kept. */
function place(chosen: number[], number: number, vocabulary: Vocabulary, most: number): void {
  const before = (one: number, other: number) =>
    vocabulary.holders(one) - vocabulary.holders(other) || vocabulary.hash(one) - vocabulary.hash(other)
  let at = chosen.length
  while (at > 0 && before(number, chosen[at - 1] ?? 0) < 0) at--
  if (at >= most) return
  chosen.splice(at, 0, number)
  if (chosen.length > most) chosen.pop()
}
