import { addDays, type Day, daysBetween } from '../facts/day.ts'
import type { Facts } from '../facts/facts.ts'
import { factsOfCase, referenceDay, type View } from '../facts/facts-of-case.ts'
import type { CaseFile } from '../library/case-file.ts'
import { type Score, type ScoreOptions, scoreFacts } from '../score/score.ts'
import type { Level } from '../signals/signal.ts'
import { type SignalCode, structuralSigns } from '../signals/signal-code.ts'

/** A day on which something new could be known, and what stood then. */
export interface ReplayStep {
  readonly day: Day
  /** References of the facts that came on that day. */
  readonly news: readonly string[]
  readonly level: Level
  /** Signs at question or alarm. */
  readonly raised: readonly SignalCode[]
  readonly chance: number
  /** The sign that most directly makes the level: what stops, else the handling sign of a pair, else the first that is no structure. */
  readonly because: SignalCode | null
}

/** A first time, and how many days before the start it came; null days when no start, stop or end is known. */
export interface FirstTime {
  readonly day: Day
  readonly daysBefore: number | null
  readonly sign: SignalCode | null
}

/** A case stepped through day by day with the eyes of one kind of reader. */
export interface Replay {
  readonly id: string
  readonly view: View
  /** The start, stop or end that is decided about. */
  readonly reference: Day | null
  readonly steps: readonly ReplayStep[]
  /** The first day on which the owner would have been asked something. */
  readonly firstQuestion: FirstTime | null
  /** The first day on which the start would have needed a named decision. */
  readonly firstAlarm: FirstTime | null
  /** What stood when the start was decided; null without a day to decide about. */
  readonly atDecision: Score | null
}

/** Steps through a case. Between two days on which facts came nothing but time passes, so only they are worked out, and the decision. */
export function replayCase(file: CaseFile, view: View, options: ScoreOptions = {}): Replay {
  const facts = factsOfCase(file, view)
  const reference = referenceDay(file)
  const steps = daysOf(facts).map((day) => stepOn(facts, day, options))
  const first = (wanted: readonly Level[]) => firstTime(steps, wanted, reference)
  return {
    id: file.id,
    view,
    reference,
    steps,
    firstQuestion: first(['question', 'alarm']),
    firstAlarm: first(['alarm']),
    atDecision: reference === null ? null : scoreFacts(facts, reference, options),
  }
}

/** What stood on any day, also one on which nothing came. */
export function scoreOn(file: CaseFile, view: View, day: Day, options: ScoreOptions = {}): Score {
  return scoreFacts(factsOfCase(file, view), day, options)
}

function rowsOf(facts: Facts): readonly { readonly on: Day; readonly ref: string }[] {
  return [...facts.findings, ...facts.measurements, ...facts.protections, ...facts.ownWords]
}

/** Days with news, and days on which time alone changes a sign: windows before the start that open. */
function daysOf(facts: Facts): readonly Day[] {
  const opening = facts.goLive === null ? [] : [addDays(facts.goLive, -180), addDays(facts.goLive, -90)]
  const news = rowsOf(facts).map((row) => row.on)
  const settled = facts.findings.flatMap((finding) => finding.resolvedOn ?? [])
  const first = news.toSorted()[0]
  if (first === undefined) return []
  return [...new Set([...news, ...settled, ...opening.filter((day) => day > first)])].toSorted()
}

function stepOn(facts: Facts, day: Day, options: ScoreOptions): ReplayStep {
  const score = scoreFacts(facts, day, options)
  const raised = score.readings
    .filter(({ level }) => level === 'question' || level === 'alarm')
    .map(({ sign }) => sign)
  const decisive = score.level === 'alarm' ? (score.hardStops[0] ?? score.pairs[0]?.handling) : undefined
  return {
    day,
    news: [
      ...new Set(
        rowsOf(facts)
          .filter((row) => row.on === day)
          .map((row) => row.ref),
      ),
    ],
    level: score.level,
    raised,
    chance: score.chance,
    because: decisive ?? raised.find((sign) => !structuralSigns.includes(sign)) ?? null,
  }
}

/** Structure is no warning: a question counts as the first when a sign other than size, all at once or payment is up. */
function firstTime(
  steps: readonly ReplayStep[],
  wanted: readonly Level[],
  reference: Day | null,
): FirstTime | null {
  const step = steps.find(({ level, because }) => wanted.includes(level) && because !== null)
  if (!step || (reference !== null && step.day > reference)) return null
  return {
    day: step.day,
    daysBefore: reference === null ? null : daysBetween(step.day, reference),
    sign: step.because,
  }
}
