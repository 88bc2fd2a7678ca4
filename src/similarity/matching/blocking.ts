import type { Profile } from './profile.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Blocks and buckets that hold more are too common to say that two of them are alike. */
export const BLOCK_MOST = 300
/** A subject is looked for by so many of its rarest words. */
export const RAREST = 8

/**
 * The numbers a subject is looked for by: its keys and its rarest words, those that at least two and at most
 * `BLOCK_MOST` subjects hold.
 */
export function blockingNumbers(profile: Profile, vocabulary: Vocabulary, rarest = RAREST): number[] {
  const useful = (number: number) => {
    const holders = vocabulary.holders(number)
    return holders >= 2 && holders <= BLOCK_MOST
  }
  const { words } = profile
  const chosen: number[] = []
  for (let at = 0; at < words.length; at++) {
    const number = words[at] ?? 0
    if (useful(number)) place(chosen, number, vocabulary, rarest)
  }
  for (let at = 0; at < profile.keys.length; at++) {
    const number = profile.keys[at] ?? 0
    if (useful(number)) chosen.push(number)
  }
  return chosen
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
