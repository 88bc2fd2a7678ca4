import { z } from 'zod'
import type { Context } from '#platform/context'
import { noSuchTrial } from './hand-in-runs.ts'
import { type TrialResult, verdictsOf } from './judge-trial.ts'
import { TrialPlan } from './plan.ts'

type Reader = Pick<Context, 'sql'>

/** How much has been measured of one task, one way. */
export interface TrialProgress {
  readonly task: string
  readonly way: 'old' | 'new'
  readonly runs: number
  readonly participants: number
}

/** A trial as everybody may see it. `result` is there when it has ended. */
export interface Trial {
  readonly id: string
  readonly record: string
  readonly recordTitle: string
  readonly organisation: string | null
  readonly organisationName: string | null
  readonly role: string
  readonly plan: TrialPlan
  readonly planHash: string
  readonly registeredOn: string
  readonly state: 'registered' | 'completed' | 'aborted'
  readonly endedOn: string | null
  readonly endedReason: string | null
  readonly result: TrialResult | null
  readonly demonstration: boolean
}

/** All trials, the latest first; of one record when it is given. */
export async function listTrials(ctx: Reader, record: string | null = null): Promise<Trial[]> {
  return ctx.sql<Trial[]>`
    ${columns(ctx)}
    where ${record}::text is null or trial.record = ${record}
    order by trial.registered_on desc, trial.id`
}

/** One trial. Throws `NotFound` when there is none. */
export async function readTrial(ctx: Reader, id: string): Promise<Trial> {
  const [trial] = await ctx.sql<Trial[]>`${columns(ctx)} where trial.id = ${id}`
  if (!trial) throw noSuchTrial()
  return trial
}

const columns = (ctx: Reader) => ctx.sql`
  select trial.id, trial.record, record.title as "recordTitle", trial.organisation,
    organisation.name_sv as "organisationName", trial.role, trial.plan, trial.plan_hash as "planHash",
    trial.registered_on::text as "registeredOn", trial.state, trial.ended_on::text as "endedOn",
    trial.ended_reason as "endedReason", trial.result, trial.demonstration
  from published.trial
  join published.record on record.id = trial.record
  left join published.organisation on organisation.id = trial.organisation`

/** How much has been measured of each task, either way. */
export async function readProgress(ctx: Reader, trial: string): Promise<TrialProgress[]> {
  return ctx.sql<TrialProgress[]>`
    select task, way, runs, participants from published.trial_progress where trial = ${trial} order by task, way desc`
}

/** One run of a trial that has ended, as everybody may have it. Site and role are null where they could be told. */
export const PublishedRun = z.object({
  task: z.string(),
  way: z.enum(['old', 'new']),
  participant: z.number().int(),
  attempt: z.number().int(),
  completed: z.boolean(),
  seconds: z.number().meta({ description: 'seconds' }),
  steps: z.number().int(),
  screens: z.number().int(),
  backtracks: z.number().int(),
  waits: z.number().int(),
  waitSeconds: z.number(),
  errors: z.number().int(),
  criticalErrors: z.number().int(),
  workarounds: z.number().int(),
  ease: z.number().int().nullable().meta({ description: 'Single Ease Question, 1-7' }),
  tier: z.enum(['tally', 'script', 'log']).meta({ description: 'how it was counted' }),
  rules: z.number().int().nullable().meta({ description: 'version of the merging rules' }),
  site: z.string().nullable().meta({ description: 'null where fewer than five took part' }),
  role: z.string().nullable(),
})
export type PublishedRun = z.infer<typeof PublishedRun>

/** Every run of a trial that has ended; none before. */
export async function readPublishedRuns(ctx: Reader, trial: string): Promise<PublishedRun[]> {
  return ctx.sql<PublishedRun[]>`
    select task, way, participant, attempt, completed, seconds::float8, steps, screens, backtracks, waits,
      wait_seconds::float8 as "waitSeconds", errors, critical_errors as "criticalErrors", workarounds, ease, tier, rules,
      site, role
    from published.trial_run
    where trial = ${trial}
    order by task, way desc, participant, attempt`
}

/** A trial as the API gives it. */
export const PublishedTrial = z
  .object({
    id: z.string(),
    record: z.string().meta({ description: 'id of the initiative, solution or product it is about' }),
    organisation: z.string().nullable().meta({ description: 'who registered it' }),
    role: z.string(),
    plan: TrialPlan,
    planHash: z.string().meta({ description: 'SHA-256 of the plan in canonical JSON (RFC 8785)' }),
    registeredOn: z.string(),
    state: z.enum(['registered', 'completed', 'aborted']),
    endedOn: z.string().nullable(),
    endedReason: z.string().nullable(),
    verdicts: z
      .array(z.object({ task: z.string(), verdict: z.enum(['pass', 'fail', 'undecided']) }))
      .nullable()
      .meta({ description: 'null while it goes on' }),
    demonstration: z.boolean(),
  })
  .meta({ id: 'Trial' })

/** What the API says of a trial. */
export const toPublished = (trial: Trial): z.infer<typeof PublishedTrial> => ({
  ...trial,
  verdicts: trial.result ? verdictsOf(trial.result) : null,
})
