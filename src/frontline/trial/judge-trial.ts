import { holm, type Interval, meanInterval, type NothingSeen, nothingSeen } from '#platform/statistics'
import { judgeTask, median, type TaskResult, type Verdict } from './judge-task.ts'
import type { TrialObservation } from './observation.ts'
import type { StopRule, TrialPlan } from './plan.ts'
import type { AnswerSheet } from './sheet.ts'

/** What a trial as a whole says. */
export interface TrialResult {
  readonly tasks: readonly TaskResult[]
  readonly learning: readonly LearningStep[]
  readonly sites: readonly SiteResult[]
  /** Stop rules that were reached. */
  readonly stopped: readonly StopRule[]
  /** Mean score per instrument and way. */
  readonly scores: readonly InstrumentResult[]
  /** What it proves that no critical error was seen the new way; null when one was. */
  readonly noCriticalErrors: NothingSeen | null
}

/** The middle of one attempt at one task the new way. */
export interface LearningStep {
  readonly task: string
  readonly attempt: number
  readonly runs: number
  readonly seconds: number | null
  readonly steps: number | null
}

/** One task at one site the new way; `null` figures where fewer than five took part, since they could be told. */
export interface SiteResult {
  readonly task: string
  readonly site: string
  readonly participants: number
  readonly seconds: number | null
  readonly steps: number | null
  readonly completion: number | null
}

/** The mean of one instrument for one way. */
export interface InstrumentResult {
  readonly instrument: string
  readonly way: 'old' | 'new'
  readonly score: Interval
}

/** Fewer than this many people are never shown apart. */
export const LEAST_SHOWN = 5
const ALPHA = 0.025

/** Judges every task with Holm's correction for their number, and tells learning, sites, scores and broken stop rules. */
export function judgeTrial(
  plan: TrialPlan,
  observations: readonly TrialObservation[],
  sheets: readonly AnswerSheet[],
): TrialResult {
  const plain = plan.tasks.map((task) => judgeTask(task, observations, plan.judgedAttempt))
  const tasks = plan.tasks.map((task, at) =>
    judgeTask(task, observations, plan.judgedAttempt, (p) => holdsAmong(plain, at, p)),
  )
  const runs = observations.filter(({ way }) => way === 'new')
  return {
    tasks,
    learning: plan.tasks.flatMap(({ key }) => learningOf(key, runs)),
    sites: plan.tasks.flatMap(({ key }) => plan.sites.map((site) => siteResult(key, site, runs))),
    stopped: plan.stopRules.filter((rule) => isReached(rule, observations, tasks)),
    scores: scoresOf(sheets),
    noCriticalErrors: runs.some(({ criticalErrors }) => criticalErrors > 0) ? null : nothingSeen(runs.length),
  }
}

/** Tells whether a chance still stands when as many tasks are tested as there are, for pass and fail alike. */
function holdsAmong(results: readonly TaskResult[], at: number, p: number): boolean {
  const own = results[at]
  const side = own?.tests.within === p ? 'within' : 'beyond'
  const adjusted = holm(results.map(({ tests }) => tests[side] ?? 1))
  return (adjusted[at] ?? 1) <= ALPHA
}

function learningOf(task: string, runs: readonly TrialObservation[]): LearningStep[] {
  const own = runs.filter((run) => run.task === task)
  const attempts = [...new Set(own.map(({ attempt }) => attempt))].toSorted((one, other) => one - other)
  return attempts.map((attempt) => {
    const those = own.filter((run) => run.attempt === attempt && run.completed)
    return {
      task,
      attempt,
      runs: those.length,
      seconds: median(those.map(({ seconds }) => seconds)),
      steps: median(those.map(({ steps }) => steps)),
    }
  })
}

function siteResult(task: string, site: string, runs: readonly TrialObservation[]): SiteResult {
  const own = runs.filter((run) => run.task === task && run.site === site)
  const participants = new Set(own.map(({ participant }) => participant)).size
  if (participants < LEAST_SHOWN)
    return { task, site, participants: 0, seconds: null, steps: null, completion: null }
  const done = own.filter(({ completed }) => completed)
  return {
    task,
    site,
    participants,
    seconds: median(done.map(({ seconds }) => seconds)),
    steps: median(done.map(({ steps }) => steps)),
    completion: done.length / own.length,
  }
}

/** Tells whether a limit that was promised beforehand has been reached or passed. */
export function isReached(
  { measure, limit }: StopRule,
  observations: readonly TrialObservation[],
  tasks: readonly Pick<TaskResult, 'timeRatio'>[],
): boolean {
  const runs = observations.filter(({ way }) => way === 'new')
  if (runs.length === 0) return false
  const sum = (pick: (run: TrialObservation) => number) => runs.reduce((total, run) => total + pick(run), 0)
  switch (measure) {
    case 'critical-errors':
      return sum(({ criticalErrors }) => criticalErrors) >= limit
    case 'errors-per-run':
      return sum(({ errors }) => errors) / runs.length >= limit
    case 'not-completed-share':
      return sum(({ completed }) => (completed ? 0 : 1)) / runs.length >= limit
    case 'time-ratio':
      return tasks.some(({ timeRatio }) => timeRatio !== null && timeRatio.low >= limit)
  }
}

function scoresOf(sheets: readonly AnswerSheet[]): InstrumentResult[] {
  const instruments = [...new Set(sheets.map(({ instrument }) => instrument))]
  return instruments.flatMap((instrument) =>
    (['old', 'new'] as const).flatMap((way) => {
      const own = sheets.filter((sheet) => sheet.instrument === instrument && sheet.way === way)
      const score = own.length < LEAST_SHOWN ? null : meanInterval(own.map((sheet) => sheet.score))
      return score ? [{ instrument, way, score }] : []
    }),
  )
}

/** The verdict on every task, and nothing more. */
export const verdictsOf = ({ tasks }: TrialResult): { task: string; verdict: Verdict }[] =>
  tasks.map(({ task, verdict }) => ({ task, verdict }))
