import { z } from 'zod'
import type { Sql, TransactionSql } from '#platform/database'
import type { FrontlineHistory } from './facts-of-frontline.ts'

type Reader = { readonly sql: Sql | TransactionSql }
type Of<Name extends keyof FrontlineHistory> = NonNullable<FrontlineHistory[Name]>
type Rows<Row> = (Row & { readonly record: string })[]

const Plan = z.object({
  plannedOn: z.string().nullable(),
  usersAll: z.number().nullable(),
  usersFirstDay: z.number().nullable(),
  rollbackTestedOn: z.string().nullable(),
  parallelRun: z.string().nullable(),
  trainingPassed: z.number().nullable(),
  trainingOf: z.number().nullable(),
  paymentAtStart: z.number().nullable(),
  criteria: z.array(z.object({ waiver: z.unknown() })),
})

const TrialResult = z.object({
  tasks: z.array(
    z.object({
      verdict: z.string(),
      old: z.object({ runs: z.number() }),
      new: z.object({ criticalErrors: z.number() }),
      timeRatio: z.object({ estimate: z.number() }).nullable(),
    }),
  ),
})

/** What the front line has left behind about these initiatives; those without anything are left out. */
export async function readFrontline(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, FrontlineHistory>> {
  const [starts, trials, readiness, fidelity, voices, overdue] = await Promise.all([
    readStarts(reader, ids),
    readTrials(reader, ids),
    readReadiness(reader, ids),
    readFidelity(reader, ids),
    readVoices(reader, ids),
    readOverdue(reader, ids),
  ])
  const all = [starts, trials, readiness, fidelity, voices, overdue].flat()
  const of = <Row extends { readonly record: string }>(rows: readonly Row[], id: string) =>
    rows.filter(({ record }) => record === id)
  return new Map(
    [...new Set(all.map(({ record }) => record))].map((id) => [
      id,
      {
        start: of(starts, id)[0] ?? null,
        trials: of(trials, id),
        readiness: of(readiness, id),
        fidelity: of(fidelity, id),
        voices: of(voices, id),
        overdue: of(overdue, id)[0] ?? null,
      },
    ]),
  )
}

async function readStarts({ sql }: Reader, ids: readonly string[]): Promise<Rows<Of<'start'>>> {
  const rows = await sql<{ record: string; on: string; plan: unknown }[]>`
    select initiative as record, to_char(changed_at at time zone 'UTC', 'YYYY-MM-DD') as on, plan
    from published.go_live where initiative = any(${[...ids]})`
  return rows.flatMap(({ record, on, plan }) => {
    const read = Plan.safeParse(plan)
    if (!read.success) return []
    const { criteria, ...rest } = read.data
    const waived = criteria.filter(({ waiver }) => waiver !== null && waiver !== undefined).length
    return [{ record, on, ...rest, criteria: criteria.length, waived }]
  })
}

async function readTrials({ sql }: Reader, ids: readonly string[]): Promise<Rows<Of<'trials'>[number]>> {
  const rows = await sql<
    { record: string; ref: string; registeredOn: string; endedOn: string | null; result: unknown }[]
  >`
    select record, 'trial:' || id as ref, to_char(registered_on, 'YYYY-MM-DD') as "registeredOn",
      to_char(ended_on, 'YYYY-MM-DD') as "endedOn", result
    from published.trial where record = any(${[...ids]}) order by registered_on, id`
  return rows.map(({ result, ...row }) => {
    const read = TrialResult.safeParse(result)
    const tasks = read.success ? read.data.tasks : []
    return {
      ...row,
      tasks: tasks.map((task) => ({
        verdict: task.verdict,
        oldRuns: task.old.runs,
        criticalErrors: task.new.criticalErrors,
        timeRatio: task.timeRatio?.estimate ?? null,
      })),
    }
  })
}

async function readReadiness(
  { sql }: Reader,
  ids: readonly string[],
): Promise<Rows<Of<'readiness'>[number]>> {
  return sql<Rows<Of<'readiness'>[number]>>`
    select initiative as record, 'readiness:' || id as ref, side, verdict, to_char(given_on, 'YYYY-MM-DD') as on
    from published.readiness_verdict where initiative = any(${[...ids]}) order by given_on, id`
}

async function readFidelity({ sql }: Reader, ids: readonly string[]): Promise<Rows<Of<'fidelity'>[number]>> {
  return sql<Rows<Of<'fidelity'>[number]>>`
    select record, 'fidelity:' || id as ref, to_char(compared_on, 'YYYY-MM-DD') as on,
      (summary ->> 'criticalFields')::integer - (summary ->> 'criticalEqual')::integer as lost
    from published.fidelity_report where record = any(${[...ids]}) order by compared_on, id`
}

/** Auditors and regulators are experts; unions, professions, safety and users speak for those who use it. */
async function readVoices({ sql }: Reader, ids: readonly string[]): Promise<Rows<Of<'voices'>[number]>> {
  return sql<Rows<Of<'voices'>[number]>>`
    select initiative as record, 'statement:' || id as ref, to_char(said_on, 'YYYY-MM-DD') as on,
      speaker_kind in ('auditor', 'regulator') as expert, null as "settledOn"
    from published.statement where stance = 'warns' and initiative = any(${[...ids]})
    union all
    select record, 'warning:' || id, to_char(raised_on, 'YYYY-MM-DD'), false, to_char(closed_on, 'YYYY-MM-DD')
    from foresight.warning where raised_by = 'witness' and record = any(${[...ids]})
    order by "on", ref`
}

async function readOverdue({ sql }: Reader, ids: readonly string[]): Promise<Rows<Of<'overdue'>>> {
  return sql<Rows<Of<'overdue'>>>`
    select record, 'concerns' as ref, to_char(min(since), 'YYYY-MM-DD') as on,
      count(*) filter (where safety and ended_on is null)::integer as safety
    from published.overdue_concern where record = any(${[...ids]})
    group by record`
}
