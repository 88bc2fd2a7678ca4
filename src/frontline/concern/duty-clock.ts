import { addDays } from './day.ts'

/** How much a concern weighs: it costs time; the work cannot be done; somebody may come to harm (the safety class). */
export const severities = ['friction', 'obstacle', 'risk'] as const
export type Severity = (typeof severities)[number]

/** What a day can pass for, and how far up what is overdue has gone. */
export const deadlineKinds = ['acknowledgement', 'answer', 'absolute'] as const
export type DeadlineKind = (typeof deadlineKinds)[number]
export const levels = ['owner', 'board', 'oversight'] as const
export type Level = (typeof levels)[number]

/** The days of a concern, `YYYY-MM-DD`, as far as they have come. */
export interface ConcernDays {
  readonly severity: Severity
  readonly receivedOn: string
  readonly acknowledgedOn: string | null
  readonly answeredOn: string | null
  /** When the writer last said that the answer solved nothing; the clock then began anew. */
  readonly reopenedOn: string | null
}

/** Days a thing may take at most. Acknowledgement and 90 days: lag (2021:890) and directive (EU) 2019/1937; the others are ours. */
export const limits = { acknowledgement: 7, answer: 30, absolute: 90, safety: 3 } as const

/** Days after a deadline at which what is overdue goes a level up, as a pair for everyday and safety. */
const climb: Readonly<Record<Level, { readonly everyday: number; readonly safety: number }>> = {
  owner: { everyday: 0, safety: 0 },
  board: { everyday: 7, safety: 1 },
  oversight: { everyday: 30, safety: 7 },
}

/** Something to be done, the last day it may be done on, and the day it was; days are `YYYY-MM-DD`. */
export interface Deadline {
  readonly kind: DeadlineKind
  readonly lastDay: string
  readonly metOn: string | null
}

/**
 * By which day what is to be done. Times of day are not known, so the last day is the last whole one inside the limit
 * whenever on its day the concern was written: received on the 1st, three days, last day the 3rd.
 */
export function deadlinesOf(days: ConcernDays): Deadline[] {
  const { severity, receivedOn, acknowledgedOn, answeredOn, reopenedOn } = days
  const begun = reopenedOn ?? receivedOn
  const safety = severity === 'risk'
  const within = (from: string, limit: number) => addDays(from, limit - 1)
  return [
    {
      kind: 'acknowledgement',
      lastDay: within(receivedOn, safety ? limits.safety : limits.acknowledgement),
      metOn: acknowledgedOn,
    },
    { kind: 'answer', lastDay: within(begun, safety ? limits.safety : limits.answer), metOn: answeredOn },
    { kind: 'absolute', lastDay: within(begun, limits.absolute), metOn: answeredOn },
  ]
}

/** One step up that follows from a day having passed. */
export interface Escalation {
  readonly deadline: DeadlineKind
  readonly level: Level
  /** The first day it was due, `YYYY-MM-DD`. */
  readonly since: string
}

/** Every step that has followed by `today` from what has not been done; none for what was done in time. Pure. */
export function escalationsOf(days: ConcernDays, today: string): Escalation[] {
  const pace = days.severity === 'risk' ? 'safety' : 'everyday'
  return deadlinesOf(days).flatMap(({ kind, lastDay, metOn }) =>
    levels.flatMap((level) => {
      const wait = kind === 'absolute' ? 0 : climb[level][pace]
      const since = addDays(lastDay, 1 + wait)
      const end = metOn ?? today
      // met on the very day it would have climbed: it no longer does
      return since <= today && (metOn === null || since < end) ? [{ deadline: kind, level, since }] : []
    }),
  )
}

/** The first day on which anything will be overdue if nothing is done; null when all is done. */
export function nextDay(days: ConcernDays): string | null {
  const open = deadlinesOf(days).filter(({ metOn }) => metOn === null)
  return open.map(({ lastDay }) => addDays(lastDay, 1)).sort()[0] ?? null
}
