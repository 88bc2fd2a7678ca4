import type { NameIndex, NameMatch } from './name-index.ts'
import type { Organisation } from './organisation.ts'
import { namesOthersToo, namesOwnBody, splitName } from './split-name.ts'

/** What a written name can mean. Several matches, or `others`, mean that it does not settle the matter. */
export interface NameFinding {
  readonly matches: readonly NameMatch[]
  /** The part of the organisation that was named after it, and left out. */
  readonly unit: string | null
  /** The name says that more organisations are meant than it names. */
  readonly others: boolean
}

/** Letters in the longest name worth reading; real ones stay below 200, and longer text names nobody. */
export const LONGEST_NAME = 300

const nothing: NameFinding = { matches: [], unit: null, others: false }

/** Finds what a name can mean: as a whole, or else as an organisation followed by one of its parts. */
export function findByName(index: NameIndex, name: string): NameFinding {
  if (name.length > LONGEST_NAME) return nothing
  const whole = index(name)
  if (whole.length > 0) return { ...nothing, matches: whole }
  if (namesOwnBody(name)) return nothing
  for (const { head, tail } of splitName(name)) {
    const heads = index(head)
    if (heads.length > 0) return judge(index, heads, tail) ?? nothing
  }
  return nothing
}

function judge(index: NameIndex, heads: readonly NameMatch[], tail: readonly string[]): NameFinding | null {
  const tails = tail.map((piece) => ({ piece, matches: index(piece) }))
  const same = heads.filter((head) =>
    tails.some(({ matches }) => matches.some((match) => match.organisation === head.organisation)),
  )
  const agreed = same.length > 0 ? same : heads.filter(firm)
  if (agreed.length === 0) return null
  const strangers = tails.flatMap(({ matches }) =>
    matches
      .filter(firm)
      .filter(({ organisation }) => !heads.some((head) => head.organisation === organisation)),
  )
  const left = tails.filter(
    ({ matches }) => !matches.some((match) => organisations(agreed).has(match.organisation)),
  )
  return {
    matches: [...agreed, ...strangers],
    unit: left.length === 0 ? null : left.map(({ piece }) => piece).join(', '),
    others: tail.some(namesOthersToo),
  }
}

/** A name that says enough to begin a longer one: neither a mere place or abbreviation nor a guess at dots. */
function firm({ weak, by }: NameMatch): boolean {
  return weak === null && by !== 'without-diacritics'
}

function organisations(matches: readonly NameMatch[]): Set<Organisation> {
  return new Set(matches.map(({ organisation }) => organisation))
}
