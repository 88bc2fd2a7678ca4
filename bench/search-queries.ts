import type { SearchIndex } from '#platform/index'
import { type MadeRecord, seeded } from './search-corpus.ts'

/** The questions put to every engine, by class. */
export interface Questions {
  rare: string[]
  common: string[]
  'two words': string[]
  'three words': string[]
  'any of five': string[]
  prefix: string[]
  typo: { text: string; meant: string }[]
}

/**
 * Draws questions from the records themselves: rare words are in 0.01 to 0.1 % of the documents, common ones in 4 to
 * 20 %, the others in between; words asked for together stand in one record; a typo is one slip (four times of five) or
 * two in a word of six letters or more.
 */
export function drawQuestions(
  records: readonly MadeRecord[],
  index: SearchIndex,
  stem: (word: string) => string | undefined,
  each: number,
): Questions {
  const random = seeded(7)
  const total = index.stats().documents
  const shareOf = (word: string) => index.documentsWith(stem(word) ?? '') / total
  const words = shuffle(
    [...new Set(records.flatMap((record) => `${record.title} ${record.body}`.split(' ')))].filter(
      (word) => word.length > 3,
    ),
    random,
  )
  const between = (low: number, high: number) =>
    words.filter((word) => shareOf(word) >= low && shareOf(word) <= high).slice(0, each)
  const together = (count: number) =>
    records.slice(0, each).map((record) => {
      const own = shuffle([...new Set(record.body.split(' '))], random)
      return own
        .filter((word) => word.length > 3 && shareOf(word) > 0.002)
        .slice(0, count)
        .join(' ')
    })
  const middle = between(0.0005, 0.05)
  return {
    rare: between(0.0001, 0.001),
    common: between(0.04, 0.2),
    'two words': together(2),
    'three words': together(3),
    'any of five': Array.from({ length: each }, (_, at) =>
      [0, 1, 2, 3, 4].map((step) => middle[(at * 5 + step * 37) % middle.length] ?? '').join(' '),
    ),
    prefix: middle.map((word) => word.slice(0, 3 + Math.floor(random() * 4))),
    typo: words
      .filter((word) => word.length >= 6 && index.documentsWith(stem(word) ?? '') >= 5)
      .slice(0, each)
      .map((meant) => ({ text: slip(meant, random), meant })),
  }
}

function shuffle<T>(list: T[], random: () => number): T[] {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const [one, two] = [list[at], list[other]]
    if (one !== undefined && two !== undefined) {
      list[at] = two
      list[other] = one
    }
  }
  return list
}

function slip(word: string, random: () => number): string {
  const once = (from: string) => {
    const at = 1 + Math.floor(random() * (from.length - 2))
    const letter = 'abcdefghijklmnoprstuvåäö'.charAt(Math.floor(random() * 24))
    const kind = random()
    if (kind < 0.25) return from.slice(0, at) + from.slice(at + 1)
    if (kind < 0.5) return from.slice(0, at) + letter + from.slice(at)
    if (kind < 0.75) return from.slice(0, at) + letter + from.slice(at + 1)
    return from.slice(0, at) + from.charAt(at + 1) + from.charAt(at) + from.slice(at + 2)
  }
  return random() < 0.2 ? once(once(word)) : once(word)
}
