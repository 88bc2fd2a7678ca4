import { countKinds, endTrial, handInRuns, importCapacity, registerTrial, reportFidelity } from '#frontline'
import type { Context } from '#platform/context'
import type { CountyTrial, Way } from './trial-files.ts'

interface Told extends CountyTrial {
  readonly record: string
  readonly organisation: string
}

/** Tells one invented trial, from its plan to what it came to, through the same verbs as a real one. */
export async function tellTrial(ctx: Context, trial: Told): Promise<void> {
  const { record, organisation } = trial
  const witness = (day: string) => asOn(ctx, day, 'witness', organisation)
  const { id, code } = await registerTrial(witness(trial.registered), { record, plan: trial.plan })
  const runs = trial.runs.flatMap((told) => runsOf(trial, told))
  const sheets = sheetsOf(trial)
  await handInRuns(asOn(ctx, trial.measured, 'public', null), { trial: id, code, runs, sheets })
  if (trial.ended) await endTrial(witness(trial.ended), { trial: id, state: 'completed' })
  for (const report of trial.fidelity) {
    const { differences } = report.summary
    const summary = { ...report.summary, differences: countKinds((kind) => differences[kind] ?? 0) }
    await reportFidelity(witness(report.comparedOn), { ...report, record, trial: id, summary })
  }
  for (const { points, ...series } of trial.capacity) {
    await importCapacity(witness(trial.ended ?? trial.measured), {
      ...series,
      record,
      points: Object.entries(points).map(([period, [output, staffHours]]) => ({
        period,
        output,
        staffHours,
      })),
    })
  }
}

/** Somebody's context on an earlier day, as what is told says it happened. */
const asOn = (ctx: Context, day: string, role: string, organisation: string | null): Context => ({
  ...ctx,
  actor: { organisation, role },
  now: () => new Date(`${day}T12:00:00Z`),
})

/** From −1 to 1, the same each time the county is loaded, and unlike its neighbours. */
const sway = (...numbers: number[]): number =>
  Math.sin(numbers.reduce((sum, number, at) => sum + number * (12.9898 + 65.233 * at), 1) % 1_000)

type Runs = Parameters<typeof handInRuns>[1]['runs']

function runsOf(trial: CountyTrial, told: CountyTrial['runs'][number]): NonNullable<Runs> {
  const people = Array.from({ length: trial.people }, (_, at) => at + 1)
  const attempts = Array.from({ length: told.attempts }, (_, at) => at + 1)
  const seed = told.task.length
  return people.flatMap((participant) => [
    run(trial, told, participant, 1, 'old', told.old, seed),
    ...(told.new
      ? attempts.map((attempt) => run(trial, told, participant, attempt, 'new', told.new, seed + 1))
      : []),
  ])
}

function run(
  { plan }: CountyTrial,
  told: CountyTrial['runs'][number],
  participant: number,
  attempt: number,
  way: 'old' | 'new',
  of: Way = told.old,
  seed = 1,
): NonNullable<Runs>[number] {
  // practice takes a tenth off each time
  const practice = 0.9 ** (attempt - 1)
  // people lie two and two at the same distance from the middle, so that the middle is what the file says
  const pair = Math.ceil(participant / 2)
  const side = participant % 2 === 0 ? -1 : 1
  const seconds = of.seconds * practice * Math.exp(side * of.spread * sway(pair, attempt, seed))
  const errors = way === 'new' && participant % 3 === 0 ? told.errors : 0
  return {
    ...{ task: told.task, way, participant, attempt, completed: true },
    site: plan.sites[participant % plan.sites.length] ?? '',
    role: plan.roles[0] ?? '',
    seconds: Math.round(seconds * 10) / 10,
    steps: of.steps + side * Math.round(of.steps * 0.04 * sway(pair, seed)) - (attempt > 1 ? 2 : 0),
    ...{ screens: Math.round(of.steps / 8), backtracks: errors, waits: way === 'new' ? 3 : 0 },
    ...{ waitSeconds: way === 'new' ? 7.5 : 0, errors, criticalErrors: 0, workarounds: errors },
    ease: way === 'old' ? told.easeOld : told.easeNew,
    ...(way === 'new' ? { tier: 'script', rules: 1 } : { tier: 'tally', rules: null }),
  }
}

function sheetsOf(trial: CountyTrial): NonNullable<Parameters<typeof handInRuns>[1]['sheets']> {
  const { sus } = trial
  if (!sus) return []
  return (['old', 'new'] as const).flatMap((way) =>
    Array.from({ length: trial.people }, (_, at) => ({
      ...{ way, participant: at + 1, instrument: 'sus' as const },
      answers: Array.from({ length: 10 }, (__, item) => {
        const place = Math.min(4, Math.max(0, Math.round(sus[way] + 1.1 * sway(at + 1, item + 1))))
        return item % 2 === 0 ? place + 1 : 5 - place
      }),
    })),
  )
}
