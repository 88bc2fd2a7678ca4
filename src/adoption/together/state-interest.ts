import { z } from 'zod'
import { requirePermission } from '#identity'
import { append } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import { refusePersonalData } from '#platform/personal-data'
import { NotFound } from '#platform/problems'
import { refuseMixing } from '../read-ends.ts'
import { readInput } from '../read-input.ts'
import { interestLevels } from '../values.ts'

/** How many organisations must want the same before a group is proposed. */
export const POOL_FROM = 3

/** That an organisation wants something too. A contact is a role, never a person. Amounts in whole kronor. */
export const StatedInterest = z.object({
  organisation: z.string().min(1).max(100),
  /** Id of a record. */
  target: z.string().min(1).max(100),
  level: z.enum(interestLevels),
  contactRole: z
    .string()
    .trim()
    .min(2)
    .max(200)
    .regex(/^[^@]*$/),
  amountSek: z.number().nonnegative().max(1e12).nullable().default(null),
  words: z.string().trim().min(2).max(2_000).nullable().default(null),
  withdrawn: z.boolean().default(false),
})

/**
 * Keeps that an organisation wants something too; stated again, it replaces the earlier. When enough want the same, a group
 * is proposed in the same transaction.
 */
export async function stateInterest(ctx: Context, input: z.input<typeof StatedInterest>): Promise<void> {
  const { withdrawn, amountSek, contactRole, ...stated } = readInput(StatedInterest, input, {
    level: { sv: 'Välj hur mycket ni vill.', en: 'Choose how much you want it.' },
    contactRole: {
      sv: 'Ange en roll att kontakta, till exempel ”IT-chef”. Inga namn och ingen e-postadress.',
      en: 'Give a role to contact, such as “head of IT”. No names and no e-mail address.',
    },
    amountSek: { sv: 'Skriv beloppet i kronor, med siffror.', en: 'Write the amount in kronor, in figures.' },
  })
  refusePersonalData({ contactRole, words: stated.words })
  requirePermission(ctx, 'state-interest', stated.organisation)
  await ctx.transaction(async (tx) => {
    const demonstration = await checkTarget(tx, stated)
    await tx.sql`
      update adoption.interest set withdrawn_at = ${tx.now()}
      where organisation = ${stated.organisation} and target = ${stated.target} and withdrawn_at is null`
    const row = {
      ...stated,
      contact_role: contactRole,
      amount_sek_minor: amountSek === null ? null : Math.round(amountSek * 100),
      demonstration,
    }
    if (!withdrawn) await tx.sql`insert into adoption.interest ${tx.sql({ ...row, stated_at: tx.now() })}`
    await append(tx, {
      type: withdrawn ? 'interest.withdrawn' : 'interest.stated',
      subject: `interest:${stated.organisation}:${stated.target}`,
      content: { interest: row },
    })
    await proposePool(tx, stated.target, demonstration)
  })
}

async function checkTarget(
  tx: Transaction,
  { organisation, target }: { organisation: string; target: string },
) {
  const [found] = await tx.sql<{ record: boolean; organisation: boolean }[]>`
    select record.demonstration as record, organisation.demonstration as organisation
    from published.record, published.organisation
    where record.id = ${target} and organisation.id = ${organisation} and organisation.valid_to is null`
  if (!found) {
    throw new NotFound({
      sv: 'Organisationen eller det ni vill ha finns inte i registret. Kontrollera adressen.',
      en: 'The organisation or what you want is not in the registry. Check the address.',
    })
  }
  refuseMixing(found.record, found.organisation)
  return found.record
}

async function proposePool(tx: Transaction, target: string, demonstration: boolean): Promise<void> {
  const [row] = await tx.sql<{ wanting: number }[]>`
    select count(*) as wanting from adoption.interest where target = ${target} and withdrawn_at is null`
  if ((row?.wanting ?? 0) < POOL_FROM) return
  const proposed = await tx.sql`
    insert into adoption.pool ${tx.sql({ target, state: 'proposed', proposed_at: tx.now(), demonstration })}
    on conflict (target) do nothing`
  if (proposed.count === 0) return
  await append(tx, {
    type: 'pool.proposed',
    subject: `pool:${target}`,
    content: { target, wanting: row?.wanting ?? 0 },
  })
}
