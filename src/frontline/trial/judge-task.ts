import {
  completionInterval,
  geometricMean,
  type Interval,
  type McNemar,
  mcNemar,
  pairedTimeRatio,
  poissonRate,
  type SignedRank,
  signedRank,
  studentTails,
  type TimePair,
} from '#platform/statistics'
import type { TrialObservation } from './observation.ts'
import type { TrialTask } from './plan.ts'

/** Green only when shown to be; red only when shown to be; all else is undecided, and needs more data. */
export const verdicts = ['pass', 'fail', 'undecided'] as const
export type Verdict = (typeof verdicts)[number]

/** Why a task has the verdict it has; in the order they are told. */
export const reasons = [
  'critical-error',
  'slower',
  'not-completed',
  'time-shown',
  'completion-shown',
  'time-open',
  'completion-open',
  'too-few',
] as const
export type Reason = (typeof reasons)[number]

/** One way of doing the task, in figures. */
export interface WayResult {
  readonly runs: number
  readonly participants: number
  /** Geometric mean, seconds. */
  readonly seconds: number | null
  /** Median steps. */
  readonly steps: number | null
  readonly completion: Interval | null
  /** Errors per run, with the exact interval. */
  readonly errors: Interval | null
  readonly criticalErrors: number
  readonly workarounds: number
  /** Median of the Single Ease Question. */
  readonly ease: number | null
}

/** What a trial says of one task. */
export interface TaskResult {
  readonly task: string
  readonly verdict: Verdict
  readonly reasons: readonly Reason[]
  readonly old: WayResult
  readonly new: WayResult
  /** New over old time, paired by participant. */
  readonly timeRatio: Interval | null
  /** Checks that assume less: Wilcoxon on log times, McNemar on completion. */
  readonly wilcoxon: SignedRank | null
  readonly mcNemar: McNemar | null
  /** One-sided chances of such times if the new way were no better, and no worse, than the margin. */
  readonly tests: { readonly within: number | null; readonly beyond: number | null }
}

/** One-sided, as a 95 % interval has 2.5 % on either side. */
const ALPHA = 0.025

/**
 * Judges one task by the margins promised for it. Fails when the time is shown to be beyond the margin, when completion is
 * shown to be below it, or when one critical error was made the new way, since no more data can undo that. Passes when
 * both are shown to be within. `holds` says which chances stand when several tasks are tested (Holm).
 */
export function judgeTask(
  task: TrialTask,
  observations: readonly TrialObservation[],
  judgedAttempt: number,
  holds: (p: number) => boolean = (p) => p <= ALPHA,
): TaskResult {
  const judged = observations.filter((one) => one.task === task.key && one.attempt === judgedAttempt)
  const pairs = pairUp(judged)
  const times = pairs.filter(({ old, new: later }) => old.completed && later.completed)
  const timeRatio = pairedTimeRatio(times.map(toTimes))
  const logs = times.map(toTimes).map(({ before, after }) => Math.log(after / before))
  const tests = marginTests(logs, Math.log(task.timeRatioAtMost))
  const result = {
    task: task.key,
    old: describeWay(judged.filter(({ way }) => way === 'old')),
    new: describeWay(judged.filter(({ way }) => way === 'new')),
    timeRatio,
    wilcoxon: signedRank(logs),
    mcNemar: mcNemar(
      pairs.filter((pair) => pair.old.completed && !pair.new.completed).length,
      pairs.filter((pair) => !pair.old.completed && pair.new.completed).length,
    ),
    tests,
  }
  const shown = {
    within: tests.within !== null && holds(tests.within),
    beyond: tests.beyond !== null && holds(tests.beyond),
    completed: (result.new.completion?.low ?? 0) >= task.completionAtLeast,
    notCompleted: (result.new.completion?.high ?? 1) < task.completionAtLeast,
    critical: observations.some(
      (one) => one.task === task.key && one.way === 'new' && one.criticalErrors > 0,
    ),
  }
  return { ...result, ...decide(shown, timeRatio === null) }
}

interface Shown {
  readonly within: boolean
  readonly beyond: boolean
  readonly completed: boolean
  readonly notCompleted: boolean
  readonly critical: boolean
}

function decide(shown: Shown, tooFew: boolean): { verdict: Verdict; reasons: Reason[] } {
  const against: Reason[] = [
    ...(shown.critical ? (['critical-error'] as const) : []),
    ...(shown.beyond ? (['slower'] as const) : []),
    ...(shown.notCompleted ? (['not-completed'] as const) : []),
  ]
  if (against.length > 0) return { verdict: 'fail', reasons: against }
  if (shown.within && shown.completed) return { verdict: 'pass', reasons: ['time-shown', 'completion-shown'] }
  if (tooFew) return { verdict: 'undecided', reasons: ['too-few'] }
  return {
    verdict: 'undecided',
    reasons: [
      shown.within ? 'time-shown' : 'time-open',
      shown.completed ? 'completion-shown' : 'completion-open',
    ],
  }
}

interface Pair {
  readonly old: TrialObservation
  readonly new: TrialObservation
}

const toTimes = (pair: Pair): TimePair => ({ before: pair.old.seconds, after: pair.new.seconds })

/** The first run of each participant either way; who has done only one of them is no pair. */
function pairUp(judged: readonly TrialObservation[]): Pair[] {
  const first = (participant: number, way: 'old' | 'new') =>
    judged.find((one) => one.participant === participant && one.way === way)
  return [...new Set(judged.map(({ participant }) => participant))].flatMap((participant) => {
    const [old, later] = [first(participant, 'old'), first(participant, 'new')]
    return old && later ? [{ old, new: later }] : []
  })
}

function describeWay(runs: readonly TrialObservation[]): WayResult {
  const sum = (pick: (run: TrialObservation) => number) => runs.reduce((total, run) => total + pick(run), 0)
  const done = runs.filter(({ completed }) => completed)
  return {
    runs: runs.length,
    participants: new Set(runs.map(({ participant }) => participant)).size,
    seconds: geometricMean(done.map(({ seconds }) => seconds)),
    steps: median(done.map(({ steps }) => steps)),
    completion: completionInterval(done.length, runs.length),
    errors: poissonRate(
      sum(({ errors }) => errors),
      runs.length,
    ),
    criticalErrors: sum(({ criticalErrors }) => criticalErrors),
    workarounds: sum(({ workarounds }) => workarounds),
    ease: median(runs.flatMap(({ ease }) => ease ?? [])),
  }
}

/** The middle value, or the mean of the two in the middle; null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

/** One-sided t tests of the mean log ratio against a margin; null below two pairs. */
function marginTests(
  logs: readonly number[],
  margin: number,
): { within: number | null; beyond: number | null } {
  const n = logs.length
  if (n < 2) return { within: null, beyond: null }
  const mean = logs.reduce((sum, value) => sum + value, 0) / n
  const error = Math.sqrt(logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1) / n)
  const far = mean - margin
  const tail = error === 0 ? (far === 0 ? 0.5 : 0) : studentTails(far / error, n - 1) / 2
  return far < 0 ? { within: tail, beyond: 1 - tail } : { within: 1 - tail, beyond: tail }
}
