import { findContactDetails } from './contact-details.ts'
import { findIdentityNumbers } from './identity-number.ts'
import type { Match } from './match.ts'
import { findNamesAndHealth } from './names-and-health.ts'
import { toPlainText } from './plain-text.ts'

/** What can be found: numbers that are a person, ways to reach one, and a name beside words about health. */
export type FindingKind = 'personnummer' | 'samordningsnummer' | 'phone' | 'email' | 'name-and-health'

/** One place in a text: `text.slice(start, end) === written`. */
export interface Finding {
  kind: FindingKind
  start: number
  end: number
  written: string
}

/** The first in the list wins where places overlap: a number that is a person is never called a telephone. */
function withoutOverlaps(matches: readonly Match[]): Match[] {
  const kept: Match[] = []
  for (const match of matches)
    if (!kept.some((other) => match.start < other.end && other.start < match.end)) kept.push(match)
  return kept.sort((one, other) => one.start - other.start)
}

/** Finds personal data in a text, in the order it stands there. Time grows in proportion to the text. */
export function findPersonalData(original: string): Finding[] {
  const { text, positions } = toPlainText(original)
  const matches = withoutOverlaps([
    ...findIdentityNumbers(text),
    ...findContactDetails(text),
    ...findNamesAndHealth(text),
  ])
  return matches.map(({ kind, start: from, end: to }) => {
    const start = positions[from] ?? original.length
    const end = (positions[to - 1] ?? original.length - 1) + 1
    return { kind, start, end, written: original.slice(start, end) }
  })
}
