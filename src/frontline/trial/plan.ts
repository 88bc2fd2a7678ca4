import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonicalBytes } from '#ledger'
import { languages } from '#platform/language'

const Words = (most: number) => z.string().trim().min(2).max(most)
/** A short name inside one plan. */
const Key = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40)

/** How often a task is done in a year, everywhere: a low, a likely and a high figure, and where they come from. */
const Volume = z
  .strictObject({
    low: z.number().nonnegative().max(1e10),
    likely: z.number().nonnegative().max(1e10),
    high: z.number().nonnegative().max(1e10),
    source: Words(300),
  })
  .refine(({ low, likely, high }) => low <= likely && likely <= high)

/** One task that is tried the old way and the new. */
export const TrialTask = z.strictObject({
  key: Key,
  title: Words(200),
  /** Chosen as one where an error can hurt somebody. */
  critical: z.boolean(),
  /** Passes when the upper bound of new over old time is at most this. */
  timeRatioAtMost: z.number().min(0.1).max(10),
  /** Passes when the lower bound of the share completed the new way is at least this. */
  completionAtLeast: z.number().min(0).max(1),
  volumePerYear: Volume.nullable(),
})
export type TrialTask = z.infer<typeof TrialTask>

/** What can stop a trial before its time. */
export const stopMeasures = [
  'critical-errors',
  'errors-per-run',
  'not-completed-share',
  'time-ratio',
] as const

/** A limit that was promised beforehand; past it the trial is to be stopped. */
export const StopRule = z.strictObject({
  measure: z.enum(stopMeasures),
  /** Reached or passed. */
  limit: z.number().nonnegative().max(1e6),
  words: Words(300),
})
export type StopRule = z.infer<typeof StopRule>

/** What an hour costs and how many make a year, for the burden. */
const BurdenAssumptions = z
  .strictObject({
    hoursPerYear: z.number().min(500).max(2_500),
    kronorPerHour: z.strictObject({
      low: z.number().min(0).max(10_000),
      high: z.number().min(0).max(10_000),
    }),
    source: Words(300),
  })
  .refine(({ kronorPerHour: { low, high } }) => low <= high)

/** Everything that is promised before the first observation. Nothing of it can be changed afterwards. */
export const TrialPlan = z
  .strictObject({
    title: Words(200),
    language: z.enum(languages),
    oldWay: Words(300),
    newWay: Words(300),
    /** The very build that is tried. */
    build: Words(120),
    paidBy: Words(200),
    tasksChosenBy: Words(300),
    sites: z.array(Words(120)).min(1).max(50),
    roles: z.array(Words(120)).min(1).max(20),
    participantsPerSiteAndRole: z.int().min(1).max(1_000),
    /** Runs the old way that each task needs before anything is measured the new way. */
    baselineRuns: z.int().min(2).max(1_000),
    /** Which attempt the verdict goes by; the others make the learning curve. */
    judgedAttempt: z.int().min(1).max(5),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    tasks: z.array(TrialTask).min(1).max(20),
    stopRules: z.array(StopRule).max(20),
    burden: BurdenAssumptions.nullable(),
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, { path: ['endsOn'] })
  .refine(({ tasks }) => new Set(tasks.map(({ key }) => key)).size === tasks.length, { path: ['tasks'] })
export type TrialPlan = z.infer<typeof TrialPlan>

/** SHA-256 over the canonical JSON (RFC 8785) of a plan, in hexadecimal: anybody who has the plan can make it again. */
export const hashPlan = (plan: TrialPlan): string =>
  createHash('sha256').update(canonicalBytes(plan)).digest('hex')
