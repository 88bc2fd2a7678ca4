import { z } from 'zod'

const Words = z.string().trim().min(1).max(300)
const Reason = z.string().trim().min(3).max(1_000)
const Role = z.string().trim().min(2).max(120)
const People = z.int().min(0).max(10_000_000)

/** Whether something that was to hold does; unknown is not met. */
export const criterionStates = ['met', 'not-met', 'unknown'] as const

/** Something that is to hold before a start. */
export const Criterion = z.object({
  words: Words,
  /** What was to be reached, as words: "100 %", "0 lost referrals". */
  wanted: Words,
  /** What has been measured; null: nothing. */
  value: Words.nullable(),
  state: z.enum(criterionStates),
  measuredOn: z.iso.date().nullable(),
  source: Words.nullable(),
  /** Why the start may go ahead without it, and in which role that was decided. */
  waiver: z.object({ reason: Reason, decidedAs: Role }).nullable(),
})
export type Criterion = z.infer<typeof Criterion>

/** A value at which the start is stopped, written down before it. */
export const StopLimit = z.object({
  measure: Words,
  unit: z.string().trim().max(40),
  /** Stop when the value is above, or below, the limit. */
  stopWhen: z.enum(['above', 'below']),
  limit: z.number(),
})
export type StopLimit = z.infer<typeof StopLimit>

/** What is said beforehand about a start. People are a number of those who will work in it. */
export const GoLivePlan = z.object({
  plannedOn: z.iso.date().nullable(),
  /** The role that decides, never a name. */
  decider: Role.nullable(),
  usersAll: People.nullable(),
  /** How many of them are switched on the first day. */
  usersFirstDay: People.nullable(),
  rollbackTestedOn: z.iso.date().nullable(),
  parallelRun: Words.nullable(),
  trainingPassed: People.nullable(),
  trainingOf: People.nullable(),
  /** Share of the price that falls due at the start, 0 to 1. */
  paymentAtStart: z.number().min(0).max(1).nullable(),
  criteria: z.array(Criterion).max(60),
  stopLimits: z.array(StopLimit).max(30),
})
export type GoLivePlan = z.infer<typeof GoLivePlan>

/** The two who are asked whether it is ready; their words are never merged. */
export const sides = ['management', 'users'] as const
export type Side = (typeof sides)[number]
export const verdicts = ['ready', 'ready-if', 'not-ready'] as const
export type Verdict = (typeof verdicts)[number]

/** A side's word on readiness. */
export const ReadinessVerdict = z.object({
  side: z.enum(sides),
  verdict: z.enum(verdicts),
  reason: Reason,
  givenAs: Role,
})
export type ReadinessVerdict = z.infer<typeof ReadinessVerdict>

/** What can be decided about a start; pausing and stopping are decisions like any other. */
export const decisions = ['start', 'postpone', 'pause', 'resume', 'stop'] as const
export const GoLiveDecision = z.object({ decision: z.enum(decisions), reason: Reason, decidedAs: Role })
export type GoLiveDecision = z.infer<typeof GoLiveDecision>

/** One value of one measure, so many hours after the start. */
export const GoLiveReading = z.object({
  measure: Words,
  hour: z.int().min(0).max(72),
  value: z.number(),
  source: Words,
})
export type GoLiveReading = z.infer<typeof GoLiveReading>

/** Whether a value is on the wrong side of its limit. */
export const isBeyond = ({ stopWhen, limit }: StopLimit, value: number): boolean =>
  stopWhen === 'above' ? value > limit : value < limit

/** Share of all users who are switched on the first day, 0 to 1; null while either number is unknown. */
export function cutOverShare({ usersAll, usersFirstDay }: GoLivePlan): number | null {
  return usersAll === null || usersFirstDay === null || usersAll === 0 ? null : usersFirstDay / usersAll
}
