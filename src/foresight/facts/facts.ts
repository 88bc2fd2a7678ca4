import { z } from 'zod'
import { ProtectiveCode, SignalCode } from '../signals/signal-code.ts'
import { type Day, isDay } from './day.ts'

/** Who produced a piece of evidence: somebody outside, those who use it, the owner about itself, or the supplier. */
export const Origin = z.enum(['independent', 'user', 'self', 'supplier'])
export type Origin = z.infer<typeof Origin>

const DayText = z.string().refine(isDay, 'write the day as 2024-11-12')

/** Where a fact stands and when it became usable; what every fact carries. */
const Evidence = z.object({
  /** What a reader can follow: an event of a case, an observation, an entry. */
  ref: z.string().min(1),
  /** The first day on which whoever looks could use it. */
  on: DayText,
  origin: Origin,
})

/** Somebody with a source says that a sign was there. `resolvedOn`: the day when an independent source says it no longer is. */
export const Finding = Evidence.extend({ sign: SignalCode, resolvedOn: DayText.nullable() })
export type Finding = z.infer<typeof Finding>

/** What can be measured, with the unit of `value`. */
export const measures = {
  cost: 'million SEK, as estimated at the time',
  'first-cost': 'million SEK, the first estimate of the same scope',
  'planned-start': 'day number (days since 1970-01-01) planned for the start',
  'first-planned-start': 'day number first planned for the start',
  'real-task-trial': 'count of trials with real tasks and real users',
  'cutover-share': 'share 0–1 of users moved on the same day',
  'parallel-run': '1 when old and new run side by side, 0 when not',
  'tested-way-back': '1 when the way back has been tested, 0 when not',
  'must-haves-cut': 'share 0–1 of must-have functions taken out or deferred without a new business case',
  'tests-passed': 'share 0–1 of critical scenarios passed on the version to be started',
  'pilots-cancelled': 'count',
  concerns: 'concerns per 100 exposed users in the last week',
  'usual-concerns': 'concerns per 100 exposed users and week, mean of earlier weeks',
  'exposed-users': 'count',
  'warnings-open': 'independent warnings without a documented resolution, count',
  'answers-overdue': 'safety concerns past their deadline, count',
  'owner-level': 'what the owner says: 0 no sign, 1 question, 2 alarm',
  'evidence-level': 'what the evidence says on the same scale',
  'training-passed': 'share 0–1 who passed a test of real scenarios',
  'approvals-missing': 'required certificates or approvals not in place, count',
  'family-trouble': 'open lessons from the same product family elsewhere, count',
  'criteria-waived': 'critical go/no-go criteria waived or absent, count',
  'own-evidence': 'share 0–1 of key evidence made by the supplier or the project',
  'before-values': 'measured before-values for main tasks, count',
  'critical-errors': 'critical items altered or lost in test or use, count',
  'time-ratio': 'new time or steps divided by old',
  'capacity-ratio': 'capacity after divided by before',
  'fields-withheld': 'public fields withheld as a whole, count',
  'requirements-growth': 'compound growth of requirements per month, 0.05 is five per cent',
  'payment-at-start': 'share 0–1 of the price paid on the day of the start',
  'evidence-age': 'days since the last evidence divided by the promised interval',
  'owner-changes': 'changes of accountable owner in the last year, count',
  'owners-named': 'accountable owners named, count',
} as const

/** Names one thing that can be measured. */
export type Measure = keyof typeof measures
const Measure = z.custom<Measure>((name) => typeof name === 'string' && Object.hasOwn(measures, name))

/** A figure with a source. `scope` says what the figure covers: figures of different scope are never compared. */
export const Measurement = Evidence.extend({
  measure: Measure,
  value: z.number(),
  scope: z.string().nullable(),
})
export type Measurement = z.infer<typeof Measurement>

/** Something done that protects. */
export const Protection = Evidence.extend({ code: ProtectiveCode })
export type Protection = z.infer<typeof Protection>

/** What the owner says about how it stands, until the promised interval has passed. */
export const OwnWord = Evidence.extend({ says: z.enum(['on-track', 'question', 'alarm']) })
export type OwnWord = z.infer<typeof OwnWord>

/** Everything that the signals may look at. Facts carry the first day they may be used; the day asked about decides the rest. */
export const Facts = z.object({
  startedOn: DayText.nullable(),
  /** The day of the start with real users that is decided about; null when there is none. */
  goLive: DayText.nullable(),
  findings: z.array(Finding),
  measurements: z.array(Measurement),
  protections: z.array(Protection),
  ownWords: z.array(OwnWord),
})
export type Facts = z.infer<typeof Facts>

/** The facts that could be used on a day. Every signal begins here, so none can look ahead. */
export function asOf(facts: Facts, day: Day): Facts {
  const usable = <Row extends { on: Day }>(rows: readonly Row[]) => rows.filter((row) => row.on <= day)
  return {
    ...facts,
    findings: usable(facts.findings).map((finding) =>
      finding.resolvedOn !== null && finding.resolvedOn > day ? { ...finding, resolvedOn: null } : finding,
    ),
    measurements: usable(facts.measurements),
    protections: usable(facts.protections),
    ownWords: usable(facts.ownWords),
  }
}
