import { type Day, daysBetween } from '../facts/day.ts'
import type { Facts } from '../facts/facts.ts'
import { constant } from '../signals/constants.ts'
import type { Level } from '../signals/signal.ts'

/** What the owner says, until it is too old to count. */
export interface OwnersWord {
  readonly says: 'on-track' | 'question' | 'alarm'
  readonly ref: string
  readonly on: Day
  /** True when the promised interval has passed; it then says nothing about today. */
  readonly stale: boolean
}

/** The newest word of the owner that could be known on a day; null when it has said nothing. `interval`: promised days between words. */
export function ownersWord(facts: Facts, day: Day, interval = constant('ownWord.days')): OwnersWord | null {
  const said = facts.ownWords
    .filter((word) => word.on <= day)
    .toSorted((one, other) => (one.on < other.on ? -1 : 1))
    .at(-1)
  if (!said) return null
  return { says: said.says, ref: said.ref, on: said.on, stale: daysBetween(said.on, day) > interval }
}

const spoken = { 'on-track': 0, question: 1, alarm: 2 } as const
const shown = { clear: 0, question: 1, alarm: 2 } as const

/** Contradiction index: level of the evidence minus level of the owner’s word, −2 to 2; null when either is unknown or stale. */
export function contradiction(word: OwnersWord | null, evidence: Level): number | null {
  if (word === null || word.stale || evidence === 'unknown') return null
  return shown[evidence] - spoken[word.says]
}
