import type { View } from '../facts/facts-of-case.ts'
import type { CaseFile } from '../library/case-file.ts'
import type { Score } from '../score/score.ts'
import { type FirstTime, replayCase } from './replay-case.ts'

/** What a replay comes to, as figures that anybody can compare: the same from the page, the command line and the offline script. */
export interface CaseResult {
  readonly id: string
  readonly view: View
  readonly reference: string | null
  readonly firstQuestion: FirstTime | null
  readonly firstAlarm: FirstTime | null
  readonly decision: DecisionResult | null
}

/** The score at the decision, with six decimals. */
export interface DecisionResult {
  readonly level: Score['level']
  readonly chance: number
  readonly coverage: number
  readonly hardStops: readonly string[]
  readonly pairs: readonly string[]
  readonly points: readonly { readonly code: string; readonly points: number }[]
  readonly version: string
}

/** Sums up the replay of a case with one kind of reader’s eyes. */
export function caseResult(file: CaseFile, view: View): CaseResult {
  const { id, reference, firstQuestion, firstAlarm, atDecision } = replayCase(file, view)
  return {
    id,
    view,
    reference,
    firstQuestion,
    firstAlarm,
    decision: atDecision === null ? null : decisionResult(atDecision),
  }
}

/** A score as figures to compare. */
export function decisionResult(score: Score): DecisionResult {
  return {
    level: score.level,
    chance: sixDecimals(score.chance),
    coverage: sixDecimals(score.coverage),
    hardStops: score.hardStops,
    pairs: score.pairs.map(({ handling, structure }) => `${handling}+${structure}`),
    points: score.points.map(({ code, points }) => ({ code, points: sixDecimals(points) })),
    version: score.version,
  }
}

const sixDecimals = (value: number) => Math.round(value * 1e6) / 1e6
