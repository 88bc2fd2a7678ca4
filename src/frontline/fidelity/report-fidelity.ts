import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { requirePermission } from '#identity'
import { append } from '#ledger'
import type { Context } from '#platform/context'
import { Invalid, NotFound } from '#platform/problems'
import { differenceKinds } from './difference.ts'
import { ages, messageClasses } from './reconcile-messages.ts'

const Count = z.int().min(0).max(1e9)

/** Counts and classes of a comparison: all that may leave the place where it was made. */
export const ReportedSummary = z
  .strictObject({
    records: Count,
    criticalFields: Count,
    criticalEqual: Count,
    otherFields: Count,
    otherEqual: Count,
    differences: z.record(z.enum(differenceKinds), Count),
  })
  .refine(({ criticalFields, criticalEqual }) => criticalEqual <= criticalFields)

/** The balance of the messages of one class. */
export const ReportedBalance = z
  .strictObject({
    class: z.enum(messageClasses),
    sent: Count,
    acknowledged: Count,
    completed: Count,
    rejected: Count,
    unexplained: z.record(z.enum(ages), Count),
    alarms: Count,
  })
  .refine(
    (one) =>
      one.sent - one.acknowledged - one.completed - one.rejected ===
      ages.reduce((sum, age) => sum + one.unexplained[age], 0),
  )

/** What was compared, where, and what came of it. */
const FidelityDraft = z.strictObject({
  record: z.string().min(1).max(40),
  trial: z.string().max(40).nullable().default(null),
  build: z.string().trim().min(1).max(120),
  /** From where to where. */
  path: z.string().trim().min(3).max(200),
  comparedOn: z.iso.date(),
  summary: ReportedSummary,
  messages: z.array(ReportedBalance).max(3).nullable().default(null),
})

/** Publishes the counts of a comparison, good or bad. Throws `NotFound` when the registry has no such record. */
export async function reportFidelity(ctx: Context, input: unknown): Promise<string> {
  requirePermission(ctx, 'report-fidelity')
  const parsed = FidelityDraft.safeParse(input)
  if (!parsed.success) throw notCounts(parsed.error.issues.map(({ path }) => path.join('.')))
  const { record, trial, build, path, comparedOn, summary, messages } = parsed.data
  const id = `f${randomBytes(6).toString('hex')}`
  await ctx.transaction(async (tx) => {
    const [found] = await tx.sql<{ demonstration: boolean }[]>`
      select demonstration from published.record where id = ${record}`
    if (!found) throw noSuchRecord()
    const { organisation, role } = tx.actor
    await tx.sql`
      insert into frontline.fidelity_report ${tx.sql({
        ...{ id, record, trial, organisation, role, build, path },
        compared_on: comparedOn,
        summary: tx.sql.json(summary),
        messages: messages === null ? null : tx.sql.json(messages),
        demonstration: found.demonstration,
      })}`
    await append(tx, {
      type: 'fidelity.reported',
      subject: id,
      content: {
        record,
        trial,
        build,
        path,
        comparedOn,
        summary,
        messages,
        demonstration: found.demonstration,
      },
    })
  })
  return id
}

function notCounts(places: readonly string[]): Invalid {
  const named = [...new Set(places)].slice(0, 10).join(', ')
  return new Invalid({
    sv: `Rapporten ska bara bestå av räknade antal som går ihop. Kontrollera: ${named}.`,
    en: `The report must consist of counts alone, and they must add up. Check: ${named}.`,
  })
}

const noSuchRecord = () =>
  new NotFound({
    sv: 'Registret känner inte till det som rapporten gäller. Sök fram initiativet och ta id från dess sida.',
    en: 'The registry does not know what the report is about. Search for the initiative and take the id from its page.',
  })
