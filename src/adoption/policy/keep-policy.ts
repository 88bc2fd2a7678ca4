import { createHash } from 'node:crypto'
import { z } from 'zod'
import { requirePermission } from '#identity'
import { append } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import type { Bilingual } from '#platform/language'
import { refusePersonalData } from '#platform/personal-data'
import { Conflict, NotFound } from '#platform/problems'
import { refuseMixing } from '../read-ends.ts'
import { invalid, readInput } from '../read-input.ts'
import { EligibleRule, readEligible } from '../spread/eligible.ts'
import { instruments } from '../values.ts'

const Day = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)

/** A goal for spread as its owner states it: who is to use what, by when, by what means. */
export const StatedPolicy = z.object({
  /** The policy to change; null for a new one. */
  id: z.string().max(40).nullable().default(null),
  owner: z.string().min(1).max(100),
  title: z.string().trim().min(3).max(200),
  language: z.enum(['sv', 'en']).default('sv'),
  goal: z.string().trim().min(10).max(1_000),
  /** The solutions or products that are to spread; using any of them counts. */
  records: z.array(z.string().min(1).max(100)).min(1).max(50),
  eligible: EligibleRule,
  /** How many of the eligible are to use it. */
  target: z.number().int().positive().max(10_000),
  by: Day,
  instrument: z.enum(instruments),
  means: z.string().trim().min(3).max(2_000),
  decidedOn: Day,
  milestones: z
    .array(z.object({ by: Day, adopters: z.number().int().positive().max(10_000) }))
    .max(20)
    .default([]),
})

/** A policy as it is kept: with the eligible as they were when it was decided, so that the denominator cannot drift. */
export const Policy = StatedPolicy.extend({
  id: z.string(),
  version: z.number().int(),
  eligibleIds: z.array(z.string()),
  demonstration: z.boolean(),
}).meta({ id: 'Policy' })
export type Policy = z.infer<typeof Policy>

const said: Readonly<Record<string, Bilingual>> = {
  title: { sv: 'Ge policyn ett namn på 3–200 tecken.', en: 'Give the policy a name of 3–200 characters.' },
  goal: {
    sv: 'Skriv målet i en mening, 10–1 000 tecken.',
    en: 'Write the goal in a sentence, 10–1,000 characters.',
  },
  records: { sv: 'Ange minst en lösning eller produkt.', en: 'Give at least one solution or product.' },
  target: { sv: 'Ange hur många som ska använda den.', en: 'Say how many are to use it.' },
  by: { sv: 'Skriv måldatumet som 2028-12-31.', en: 'Write the date of the goal as 2028-12-31.' },
  decidedOn: {
    sv: 'Skriv beslutsdatumet som 2026-03-14.',
    en: 'Write the date of the decision as 2026-03-14.',
  },
  means: { sv: 'Skriv hur det ska gå till.', en: 'Write how it is to come about.' },
}

/**
 * Keeps a policy, or a new version of one; earlier versions stay. The eligible are those the rule takes in today, frozen
 * at the first version. Throws `Invalid` when the goal lies before the decision, or asks for more than are eligible.
 */
export async function keepPolicy(ctx: Context, input: z.input<typeof StatedPolicy>): Promise<string> {
  const stated = readInput(StatedPolicy, input, said)
  const { title, goal, means } = stated
  refusePersonalData({ title, goal, means })
  requirePermission(ctx, 'keep-policy', stated.owner)
  checkDates(stated)
  return ctx.transaction(async (tx) => {
    const demonstration = await checkRecords(tx, stated)
    const before = stated.id === null ? null : await readVersion(tx, stated.id)
    if (stated.id !== null && before === null) throw missing
    if (before && before.owner !== stated.owner) throw notTheirs
    const eligibleIds =
      before?.eligibleIds ?? (await readEligible(tx, stated.eligible, demonstration)).map(({ id }) => id)
    if (stated.target > eligibleIds.length) throw tooMany(eligibleIds.length)
    const id = stated.id ?? policyId(stated)
    const policy: Policy = { ...stated, id, version: (before?.version ?? 0) + 1, eligibleIds, demonstration }
    if (before === null && (await readVersion(tx, id))) throw already
    await tx.sql`
      insert into adoption.policy ${tx.sql({
        id,
        version: policy.version,
        owner: policy.owner,
        content: tx.sql.json(policy),
        stated_at: tx.now(),
        demonstration,
      })}`
    await append(tx, { type: 'policy.stated', subject: `policy:${id}`, content: { policy } })
    return id
  })
}

function checkDates({ by, decidedOn, milestones, target }: z.infer<typeof StatedPolicy>): void {
  const wrong = [
    ...(by <= decidedOn
      ? [
          {
            field: 'by',
            message: {
              sv: 'Måldatumet ska ligga efter beslutet.',
              en: 'The date of the goal must come after the decision.',
            },
          },
        ]
      : []),
    ...(milestones.some((one) => one.by > by || one.adopters > target)
      ? [
          {
            field: 'milestones',
            message: {
              sv: 'Ett delmål ligger efter målet eller är större än det.',
              en: 'A milestone lies after the goal or is larger than it.',
            },
          },
        ]
      : []),
  ]
  if (wrong.length > 0) throw invalid(wrong)
}

async function checkRecords(
  tx: Transaction,
  { records, owner }: z.infer<typeof StatedPolicy>,
): Promise<boolean> {
  const rows = await tx.sql<{ demonstration: boolean }[]>`
    select demonstration from published.record where id = any(${records}) and kind in ('solution', 'product')
    union all
    select demonstration from published.organisation where id = ${owner}`
  const [first] = rows
  if (!first || rows.length !== new Set(records).size + 1) throw missing
  for (const { demonstration } of rows) refuseMixing(first.demonstration, demonstration)
  return first.demonstration
}

async function readVersion(tx: Transaction, id: string): Promise<Policy | null> {
  const [row] = await tx.sql<{ content: unknown }[]>`select content from published.policy where id = ${id}`
  return row ? Policy.parse(row.content) : null
}

const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'

function policyId({ owner, title, decidedOn }: z.infer<typeof StatedPolicy>): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([owner, title, decidedOn]))
    .digest()
  return `y${[...digest.subarray(0, 12)].map((byte) => LETTERS[byte & 31]).join('')}`
}

const missing = new NotFound({
  sv: 'Policyn, ägaren eller någon av lösningarna finns inte i registret.',
  en: 'The policy, its owner or one of the solutions is not in the registry.',
})
const notTheirs = new Conflict({
  sv: 'Policyn ägs av en annan organisation.',
  en: 'The policy is owned by another organisation.',
})
const already = new Conflict({
  sv: 'Ni har redan en policy med det namnet och beslutsdatumet. Ändra den i stället.',
  en: 'You already have a policy of that name and date. Change that one instead.',
})
const tooMany = (eligible: number) =>
  invalid([
    {
      field: 'target',
      message: {
        sv: `Målet är fler än de ${eligible} som regeln omfattar.`,
        en: `The goal is more than the ${eligible} that the rule takes in.`,
      },
    },
  ])
