import type { Day } from '../facts/day.ts'
import type { Facts } from '../facts/facts.ts'
import { type Score, scoreFacts } from '../score/score.ts'
import { contradiction, type OwnersWord, ownersWord } from '../score/statuses.ts'

/** How an initiative stands on a day: what the evidence says, and what the owner says. */
export interface Standing {
  readonly score: Score
  readonly word: OwnersWord | null
  /** Levels of the evidence above the owner’s word; null when either is unknown or stale. */
  readonly contradiction: number | null
}

/** A standing as the database keeps it: one row for each day on which it changed. */
export interface StandingRow {
  readonly record: string
  readonly since: Day
  readonly level: Score['level']
  readonly chance: number
  readonly coverage: number
  readonly own_word: OwnersWord['says'] | null
  readonly own_word_stale: boolean
  readonly contradiction: number | null
  readonly raised: readonly string[]
  readonly version: string
}

/** How the facts stand on a day. Pure. */
export function standingOf(facts: Facts, day: Day): Standing {
  const score = scoreFacts(facts, day)
  const word = ownersWord(facts, day)
  return { score, word, contradiction: contradiction(word, score.level) }
}

/** The signs that are up. */
export const raisedIn = ({ readings }: Pick<Score, 'readings'>) =>
  readings.filter(({ level }) => level === 'question' || level === 'alarm').map(({ sign }) => sign)

/** The row of a standing. */
export function rowOf(record: string, { score, word, contradiction: apart }: Standing): StandingRow {
  return {
    record,
    since: score.day,
    level: score.level,
    chance: score.chance,
    coverage: score.coverage,
    own_word: word?.says ?? null,
    own_word_stale: word?.stale ?? false,
    contradiction: apart,
    raised: raisedIn(score),
    version: score.version,
  }
}

/** True when a later row says something else than an earlier one, apart from how exactly the chance is put. */
export function saysElse(before: Omit<StandingRow, 'since'> | undefined, now: StandingRow): boolean {
  if (!before) return true
  return (
    before.level !== now.level ||
    before.own_word !== now.own_word ||
    before.own_word_stale !== now.own_word_stale ||
    before.contradiction !== now.contradiction ||
    before.version !== now.version ||
    before.raised.join() !== now.raised.join()
  )
}
