import type { Bilingual } from '#platform/language'
import { normalise, tokenise } from '#platform/text'
import type { BeforeStartResult } from './result.ts'

/** How it went once where a product was introduced, told with its source. */
export interface PastCase {
  readonly id: string
  /** Its page, below the language. */
  readonly path: string
  readonly title: Bilingual
  readonly owner: Bilingual
  /** How it ended, in a word or two, and whether that is a warning. */
  readonly ending: Bilingual
  readonly warns: boolean
  readonly outcome: Bilingual
  readonly source: { readonly title: string; readonly url: string | null } | null
}

/** What is known of a product, under all the names it goes by. */
export interface ProductLesson {
  readonly names: readonly string[]
  readonly cases: readonly PastCase[]
}

const LONGEST_NAME = 4
const MOST_NAMES = 2_000

/** Every run of up to four words that begins with a capital or a digit, as written. */
export function possibleNames(text: string): string[] {
  const normal = normalise(text)
  const tokens = tokenise(normal)
  const names = new Set<string>()
  for (const [at, { start }] of tokens.entries()) {
    if (names.size >= MOST_NAMES) break
    if (!/^[\p{Lu}\p{N}]/u.test(normal.slice(start, start + 2))) continue
    for (const last of tokens.slice(at, at + LONGEST_NAME)) {
      names.add(normal.slice(start, last.end).replace(/\s+/g, ' '))
    }
  }
  return [...names]
}

/**
 * What is known of the products named, where it went badly or mixed anywhere; then also where it went well. A name of one
 * word must stand with the same capitals, so that no word of the language is taken for a product.
 */
export function lessonsOf(
  named: readonly string[],
  lessons: readonly ProductLesson[],
): BeforeStartResult['lessons'] {
  const exact = new Set(named)
  const loose = new Set(named.map(plain))
  return lessons.flatMap(({ names, cases }) => {
    const met = names.find((name) => exact.has(name) || (plain(name).includes(' ') && loose.has(plain(name))))
    if (met === undefined || !cases.some(({ warns }) => warns)) return []
    return [{ product: met, cases: cases.map((one) => ({ ...one })) }]
  })
}

/** A name by its words alone. */
const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
