import type { Day } from '../facts/day.ts'
import type { Facts, Finding, Measure, Measurement, Origin } from '../facts/facts.ts'

/** What is said beforehand about a start, as far as the signs go; null is unknown. */
export interface PlannedStart {
  readonly on: Day
  readonly plannedOn: Day | null
  readonly usersAll: number | null
  readonly usersFirstDay: number | null
  readonly rollbackTestedOn: Day | null
  readonly parallelRun: string | null
  readonly trainingPassed: number | null
  readonly trainingOf: number | null
  readonly paymentAtStart: number | null
  /** Criteria in all, and those that were waived. */
  readonly criteria: number
  readonly waived: number
}

/** A trial of real tasks by those who are to work with it. */
export interface HeldTrial {
  readonly ref: string
  readonly registeredOn: Day
  /** Null while it goes on. */
  readonly endedOn: Day | null
  readonly tasks: readonly {
    readonly verdict: string
    readonly oldRuns: number
    readonly criticalErrors: number
    /** New time divided by old; null is unknown. */
    readonly timeRatio: number | null
  }[]
}

/** A side’s word on whether it is ready. */
export interface Readiness {
  readonly ref: string
  readonly side: 'management' | 'users'
  readonly verdict: 'ready' | 'ready-if' | 'not-ready'
  readonly on: Day
}

/** What those who use it, and those who watch over it, have left behind about one initiative. */
export interface FrontlineHistory {
  readonly start: PlannedStart | null
  readonly trials: readonly HeldTrial[]
  readonly readiness: readonly Readiness[]
  /** Comparisons of what was entered with what was shown: critical items that were altered or lost. */
  readonly fidelity: readonly { readonly ref: string; readonly on: Day; readonly lost: number }[]
  /** Statements that warn, and warnings that a witness raised; `settledOn` when the warning was closed. */
  readonly voices: readonly {
    readonly ref: string
    readonly on: Day
    readonly expert: boolean
    readonly settledOn: Day | null
  }[]
  /** Safety concerns past their deadline now, and since when; null when no concern has been told. */
  readonly overdue: { readonly ref: string; readonly on: Day; readonly safety: number } | null
}

/** The facts that the front line holds of an initiative; pure. Nothing said means nothing known, never that all is well. */
export function factsOfFrontline(
  history: FrontlineHistory,
): Pick<Facts, 'goLive' | 'findings' | 'measurements' | 'protections' | 'ownWords'> {
  const { start, trials, readiness, voices, overdue } = history
  const ended = trials.flatMap((trial) =>
    trial.endedOn === null ? [] : [{ ...trial, endedOn: trial.endedOn }],
  )
  return {
    goLive: start?.plannedOn ?? null,
    findings: voices.map(
      (voice): Finding => ({
        ref: voice.ref,
        on: voice.on,
        origin: voice.expert ? 'independent' : 'user',
        sign: voice.expert ? 'S09' : 'S08',
        resolvedOn: voice.settledOn,
      }),
    ),
    measurements: [
      ...(start ? ofStart(start) : []),
      ...trials.map((trial) =>
        measured(
          'real-task-trial',
          trial.endedOn === null ? 0 : 1,
          trial.ref,
          trial.endedOn ?? trial.registeredOn,
          'user',
        ),
      ),
      ...ended.flatMap(ofTrial),
      ...criticalErrors(ended, history.fidelity),
      ...(overdue ? [measured('answers-overdue', overdue.safety, overdue.ref, overdue.on, 'user')] : []),
      ...levels(readiness),
    ],
    protections: ended.map(({ ref, endedOn }) => ({
      ref,
      on: endedOn,
      origin: 'user' as const,
      code: 'P1' as const,
    })),
    ownWords: readiness
      .filter(({ side }) => side === 'management')
      .map(({ ref, on, verdict }) => ({ ref, on, origin: 'self' as const, says: saidBy[verdict] })),
  }
}

const saidBy = { ready: 'on-track', 'ready-if': 'question', 'not-ready': 'alarm' } as const
const levelBy = { ready: 0, 'ready-if': 1, 'not-ready': 2 } as const

function measured(measure: Measure, value: number, ref: string, on: Day, origin: Origin): Measurement {
  return { measure, value, ref, on, origin, scope: null }
}

function ofStart(start: PlannedStart): Measurement[] {
  const { on, usersAll, usersFirstDay, rollbackTestedOn, parallelRun, trainingPassed, trainingOf } = start
  const share = (part: number | null, all: number | null) => (part === null || !all ? null : part / all)
  const values: readonly (readonly [Measure, number | null])[] = [
    ['cutover-share', share(usersFirstDay, usersAll)],
    ['tested-way-back', rollbackTestedOn === null ? null : 1],
    ['parallel-run', parallelRun === null ? null : saysNone(parallelRun) ? 0 : 1],
    ['training-passed', share(trainingPassed, trainingOf)],
    ['payment-at-start', start.paymentAtStart],
    ['criteria-waived', start.criteria === 0 ? null : start.waived],
  ]
  return values.flatMap(([measure, value]) =>
    value === null ? [] : [measured(measure, value, 'go-live', on, 'self')],
  )
}

/** Whether words about a parallel run say that there is none: the field is free text. */
const saysNone = (words: string) => /^\s*(ingen|inget|inga|inte|nej|saknas|no|none|not)\b/i.test(words)

/** Undecided tasks are neither passed nor failed; the slowest task tells the ratio. */
function ofTrial({ ref, endedOn, tasks }: HeldTrial & { endedOn: Day }): Measurement[] {
  const decided = tasks.filter(({ verdict }) => verdict === 'pass' || verdict === 'fail')
  const passed = decided.filter(({ verdict }) => verdict === 'pass').length
  const ratios = tasks.flatMap(({ timeRatio }) => timeRatio ?? [])
  const before = tasks.filter(({ oldRuns }) => oldRuns > 0).length
  return [
    measured('before-values', before, ref, endedOn, 'user'),
    ...(decided.length > 0 ? [measured('tests-passed', passed / decided.length, ref, endedOn, 'user')] : []),
    ...(ratios.length > 0 ? [measured('time-ratio', Math.max(...ratios), ref, endedOn, 'user')] : []),
  ]
}

/** What trials and comparisons have found so far, added up: a later one elsewhere does not undo an earlier. */
function criticalErrors(
  ended: readonly (HeldTrial & { endedOn: Day })[],
  fidelity: FrontlineHistory['fidelity'],
): Measurement[] {
  const found = [
    ...ended.map(({ ref, endedOn, tasks }) => ({
      ref,
      on: endedOn,
      lost: tasks.reduce((sum, task) => sum + task.criticalErrors, 0),
    })),
    ...fidelity,
  ].toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
  let lost = 0
  return found.map((row) => {
    lost += row.lost
    return measured('critical-errors', lost, row.ref, row.on, 'user')
  })
}

/** Management’s level beside the users’: what the contradiction is worked out from. */
function levels(readiness: readonly Readiness[]): Measurement[] {
  return readiness.map(({ side, verdict, ref, on }) =>
    side === 'management'
      ? measured('owner-level', levelBy[verdict], ref, on, 'self')
      : measured('evidence-level', levelBy[verdict], ref, on, 'user'),
  )
}
