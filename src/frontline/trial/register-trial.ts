import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { requirePermission } from '#identity'
import { append } from '#ledger'
import type { Context } from '#platform/context'
import { Invalid, NotFound } from '#platform/problems'
import { hashPlan, TrialPlan } from './plan.ts'
import { codeHash, makeCode } from './trial-code.ts'

/** A trial as it is registered: what it is about, and everything that is promised. */
const TrialDraft = z.strictObject({ record: z.string().min(1).max(40), plan: TrialPlan })

/** What whoever registers gets back. The code is shown once; participants hand in their runs with it. */
export interface TrialRegistered {
  readonly id: string
  readonly planHash: string
  readonly code: string
}

/**
 * Registers a trial before anything is measured: the plan and its hash stand in the ledger from now on, and cannot be
 * changed. Throws `NotFound` when the registry has no such record, `Invalid` naming what in the plan does not fit.
 */
export async function registerTrial(ctx: Context, input: unknown): Promise<TrialRegistered> {
  requirePermission(ctx, 'register-trial')
  const { record, plan } = parseDraft(input)
  const code = makeCode()
  const id = `t${randomBytes(6).toString('hex')}`
  const planHash = hashPlan(plan)
  await ctx.transaction(async (tx) => {
    const [found] = await tx.sql<{ demonstration: boolean }[]>`
      select demonstration from published.record where id = ${record}`
    if (!found) throw noSuchRecord()
    const { organisation, role } = tx.actor
    await tx.sql`
      insert into frontline.trial ${tx.sql({
        ...{ id, record, organisation, role, plan: tx.sql.json(plan) },
        plan_hash: planHash,
        code_hash: codeHash(code),
        registered_on: tx.now(),
        state: 'registered',
        demonstration: found.demonstration,
      })}`
    await append(tx, {
      type: 'trial.registered',
      subject: id,
      content: { record, plan, planHash, demonstration: found.demonstration },
    })
  })
  return { id, planHash, code }
}

function parseDraft(input: unknown): z.infer<typeof TrialDraft> {
  const parsed = TrialDraft.safeParse(input)
  if (parsed.success) return parsed.data
  const places = parsed.error.issues.map(({ path }) => path.join('.')).slice(0, 10)
  throw new Invalid(
    {
      sv: `Planen kan inte registreras. Rätta: ${places.join(', ')}.`,
      en: `The plan cannot be registered. Correct: ${places.join(', ')}.`,
    },
    places.map((field) => ({
      field,
      message: { sv: `Kontrollera ${field}.`, en: `Check ${field}.` },
    })),
  )
}

const noSuchRecord = () =>
  new NotFound({
    sv: 'Registret känner inte till det som provet gäller. Sök fram initiativet och ta id från dess sida.',
    en: 'The registry does not know what the trial is about. Search for the initiative and take the id from its page.',
  })
