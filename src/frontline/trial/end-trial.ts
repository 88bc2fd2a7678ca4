import { z } from 'zod'
import { requirePermission } from '#identity'
import { append } from '#ledger'
import type { Context } from '#platform/context'
import { Conflict, Invalid } from '#platform/problems'
import { noSuchTrial, readRuns, readSheets } from './hand-in-runs.ts'
import { judgeTrial, type TrialResult } from './judge-trial.ts'
import type { TrialPlan } from './plan.ts'

/** How a trial ends: completed, or aborted for a reason. Either way its results are published. */
export const TrialEnd = z
  .strictObject({
    trial: z.string().min(1).max(40),
    state: z.enum(['completed', 'aborted']),
    reason: z.string().trim().max(1_000).default(''),
  })
  .refine(({ state, reason }) => state === 'completed' || reason.length >= 3)

/**
 * Ends a trial and publishes what it came to, good, bad or unfinished. Throws `Conflict` when it has ended before, `Invalid`
 * when an aborted trial gives no reason.
 */
export async function endTrial(ctx: Context, input: z.input<typeof TrialEnd>): Promise<TrialResult> {
  requirePermission(ctx, 'end-trial')
  const parsed = TrialEnd.safeParse(input)
  if (!parsed.success) {
    throw new Invalid({
      sv: 'Ange om provet är slutfört eller avbrutet, och ett skäl på minst tre tecken om det avbröts.',
      en: 'Say whether the trial is completed or aborted, with a reason of at least three characters if it was aborted.',
    })
  }
  const { trial, state, reason } = parsed.data
  return ctx.transaction(async (tx) => {
    const [row] = await tx.sql<
      { plan: TrialPlan; state: string; organisation: string | null; planHash: string }[]
    >`
      select plan, state, organisation, plan_hash as "planHash" from frontline.trial where id = ${trial} for update`
    if (!row) throw noSuchTrial()
    requirePermission(tx, 'end-trial', row.organisation ?? undefined)
    if (row.state !== 'registered') {
      throw new Conflict({
        sv: 'Provet är redan avslutat. Resultatet kan inte ändras.',
        en: 'The trial has already ended. Its result cannot be changed.',
      })
    }
    const result = judgeTrial(row.plan, await readRuns(tx, trial), await readSheets(tx, trial))
    const ended = {
      ...{ state, result: tx.sql.json(plainJson(result)) },
      ended_on: tx.now(),
      ended_reason: reason === '' ? null : reason,
    }
    await tx.sql`update frontline.trial set ${tx.sql(ended)} where id = ${trial}`
    await append(tx, {
      type: `trial.${state}`,
      subject: trial,
      content: { planHash: row.planHash, reason: reason === '' ? null : reason, result },
    })
    return result
  })
}

const Json = z.json()

/** A result as JSON keeps it: what is not a number there is null. */
const plainJson = (result: TrialResult) => Json.parse(JSON.parse(JSON.stringify(result)))
