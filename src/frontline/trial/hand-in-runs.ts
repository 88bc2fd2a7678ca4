import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { requirePermission } from '#identity'
import { append, canonicalBytes } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import { Conflict, Invalid, NotAllowed, NotFound } from '#platform/problems'
import { TrialObservation } from './observation.ts'
import type { TrialPlan } from './plan.ts'
import { type AnswerSheet, FilledSheet, scoreSheet } from './sheet.ts'
import { codeHash } from './trial-code.ts'

/** Runs and forms of one trial, with the code that its participants were given. */
export const HandIn = z.strictObject({
  trial: z.string().min(1).max(40),
  code: z.string().max(40),
  runs: z.array(TrialObservation).max(2_000).default([]),
  sheets: z.array(FilledSheet).max(500).default([]),
})

/**
 * Takes runs and forms into a trial that is under way. The old way is measured first: a run the new way is refused until
 * its task has as many runs the old way as the plan promised. Throws `NotAllowed` when the code is not the trial's,
 * `Conflict` when it has ended, the old way is not measured, or a run was handed in before, `Invalid` for what is not in
 * the plan.
 */
export async function handInRuns(
  ctx: Context,
  input: z.input<typeof HandIn>,
): Promise<{ runs: number; sheets: number }> {
  requirePermission(ctx, 'hand-in-runs')
  const parsed = HandIn.safeParse(input)
  if (!parsed.success) throw unreadable(parsed.error.issues.map(({ path }) => path.join('.')))
  const { trial, code, runs, sheets } = parsed.data
  const scored = sheets.map((sheet) => ({ sheet, score: scoreSheet(sheet) }))
  if (runs.length + sheets.length === 0 || scored.some(({ score }) => score === null))
    throw unreadable(['sheets'])
  await ctx.transaction(async (tx) => {
    const plan = await openTrial(tx, trial, code)
    const strange = runs.filter((run) => !fits(plan, run))
    if (strange.length > 0)
      throw unreadable([...new Set(strange.map(({ task, site, role }) => `${task}/${site}/${role}`))])
    await requireBaseline(tx, trial, plan, runs)
    for (const run of runs) await keepRun(tx, trial, run)
    for (const { sheet, score } of scored) await keepSheet(tx, trial, sheet, score ?? 0)
  })
  return { runs: runs.length, sheets: sheets.length }
}

/** Locks a trial that takes runs, and gives its plan. Unknown trial and wrong code look the same. */
async function openTrial(tx: Transaction, trial: string, code: string): Promise<TrialPlan> {
  const [row] = await tx.sql<{ plan: TrialPlan; hash: Buffer; state: string }[]>`
    select plan, code_hash as hash, state from frontline.trial where id = ${trial} for update`
  if (!row || !timingSafeEqual(row.hash, codeHash(code))) {
    throw new NotAllowed({
      sv: 'Provet eller koden stämmer inte. Kontrollera koden med den som leder provet.',
      en: 'The trial or its code is not right. Check the code with whoever leads the trial.',
    })
  }
  if (row.state !== 'registered') {
    throw new Conflict({
      sv: 'Provet är avslutat och tar inte emot fler körningar.',
      en: 'The trial has ended and takes no more runs.',
    })
  }
  return row.plan
}

const fits = (plan: TrialPlan, { task, site, role }: TrialObservation) =>
  plan.tasks.some(({ key }) => key === task) && plan.sites.includes(site) && plan.roles.includes(role)

async function requireBaseline(
  tx: Transaction,
  trial: string,
  plan: TrialPlan,
  runs: readonly TrialObservation[],
): Promise<void> {
  const rows = await tx.sql<{ task: string; runs: number }[]>`
    select task, count(*)::integer as runs from frontline.trial_run
    where trial = ${trial} and way = 'old'
    group by task`
  const measured = new Map(rows.map((row) => [row.task, row.runs]))
  const early = runs.find(
    ({ task, way }) =>
      way === 'new' &&
      (measured.get(task) ?? 0) + runs.filter((run) => run.task === task && run.way === 'old').length <
        plan.baselineRuns,
  )
  if (!early) return
  const figure = String(plan.baselineRuns)
  throw new Conflict({
    sv: `Det gamla sättet mäts först: uppgiften ${early.task} behöver ${figure} körningar på det gamla sättet innan det nya mäts.`,
    en: `The old way is measured first: the task ${early.task} needs ${figure} runs the old way before the new way is measured.`,
  })
}

async function keepRun(tx: Transaction, trial: string, run: TrialObservation): Promise<void> {
  const salt = randomBytes(16)
  const { waitSeconds, criticalErrors, ...plain } = run
  const kept = await tx.sql`
    insert into frontline.trial_run ${tx.sql({
      trial,
      ...plain,
      wait_seconds: waitSeconds,
      critical_errors: criticalErrors,
      handed_in_on: tx.now(),
      salt,
    })}
    on conflict do nothing returning id`
  if (kept.length === 0) throw handedInBefore()
  const digest = createHash('sha256').update(salt).update(canonicalBytes(run)).digest('hex')
  await append(tx, {
    type: 'trial.run-measured',
    subject: trial,
    content: { task: run.task, way: run.way, digest },
  })
}

async function keepSheet(tx: Transaction, trial: string, sheet: FilledSheet, score: number): Promise<void> {
  const { way, participant, instrument, answers, weights } = sheet
  const kept = await tx.sql`
    insert into frontline.trial_sheet ${tx.sql({ trial, way, participant, instrument, answers, weights, score })}
    on conflict do nothing returning id`
  if (kept.length === 0) throw handedInBefore()
  await append(tx, { type: 'trial.form-filled-in', subject: trial, content: { way, instrument } })
}

/** The runs of a trial as they are judged; for verbs that end it. */
export async function readRuns(tx: Pick<Transaction, 'sql'>, trial: string): Promise<TrialObservation[]> {
  return tx.sql<TrialObservation[]>`
    select task, way, site, role, participant, attempt, completed, seconds::float8, steps, screens, backtracks, waits,
      wait_seconds::float8 as "waitSeconds", errors, critical_errors as "criticalErrors", workarounds, ease, tier, rules
    from frontline.trial_run
    where trial = ${trial}
    order by id`
}

/** The scored forms of a trial. */
export async function readSheets(tx: Pick<Transaction, 'sql'>, trial: string): Promise<AnswerSheet[]> {
  return tx.sql<AnswerSheet[]>`
    select way, participant, instrument, score::float8 from frontline.trial_sheet where trial = ${trial} order by id`
}

function unreadable(places: readonly string[]): Invalid {
  const named = [...new Set(places)].slice(0, 10).join(', ')
  return new Invalid(
    {
      sv: `Något i det du skickade finns inte i provets plan eller går inte att läsa: ${named}.`,
      en: `Something that you sent is not in the plan of the trial or cannot be read: ${named}.`,
    },
    [...new Set(places)].slice(0, 10).map((place) => {
      const field = place.replace(/^runs\.0\./, '')
      return { field, message: { sv: `Kontrollera ${field}.`, en: `Check ${field}.` } }
    }),
  )
}

const handedInBefore = () =>
  new Conflict({
    sv: 'Den här körningen är redan inskickad. Ange ett annat deltagarnummer eller försök.',
    en: 'This run has been handed in before. Give another participant number or attempt.',
  })

/** Throws `NotFound`: there is no such trial. */
export function noSuchTrial(): NotFound {
  return new NotFound({
    sv: 'Det finns inget prov på den här adressen. Börja från listan över prov.',
    en: 'There is no trial at this address. Start from the list of trials.',
  })
}
