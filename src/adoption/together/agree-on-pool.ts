import { z } from 'zod'
import { requirePermission } from '#identity'
import { append } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import { refusePersonalData } from '#platform/personal-data'
import { Conflict } from '#platform/problems'
import { invalid, readInput } from '../read-input.ts'
import { POOL_FROM } from './state-interest.ts'

/** What a group agreed: who leads, how it decides, and who bears how much. Shares are per cent and make a hundred. */
export const PoolAgreement = z
  .object({
    target: z.string().min(1).max(100),
    lead: z.string().min(1).max(100),
    steering: z.string().trim().min(3).max(2_000),
    shares: z
      .array(z.object({ organisation: z.string().min(1).max(100), percent: z.number().positive().max(100) }))
      .min(2)
      .max(300),
    state: z.enum(['formed', 'closed']).default('formed'),
  })
  .refine(({ shares }) => Math.abs(shares.reduce((sum, { percent }) => sum + percent, 0) - 100) < 0.01, {
    path: ['shares'],
  })

/**
 * Records what a proposed group agreed on steering and cost, in the word of one that takes part; a later agreement goes
 * before the earlier. Throws `Conflict` when no group has been proposed, and `Invalid` when the shares do not make a
 * hundred per cent or somebody who has not said that they want the thing is given a part.
 */
export async function agreeOnPool(ctx: Context, input: z.input<typeof PoolAgreement>): Promise<void> {
  const { target, state, ...agreement } = readInput(PoolAgreement, input, {
    lead: { sv: 'Välj vem som leder.', en: 'Choose who leads.' },
    shares: {
      sv: 'Minst två ska bära kostnaden, och andelarna ska bli 100 procent tillsammans.',
      en: 'At least two must bear the cost, and the shares must make 100 per cent together.',
    },
    steering: { sv: 'Skriv hur ni beslutar tillsammans.', en: 'Write how you decide together.' },
  })
  requirePermission(ctx, 'agree-on-pool', ctx.actor.organisation ?? agreement.lead)
  refusePersonalData({ steering: agreement.steering })
  await ctx.transaction(async (tx) => {
    await checkTakers(tx, target, agreement)
    const changed = await tx.sql`
      update adoption.pool set state = ${state}, agreement = ${tx.sql.json(agreement)}, agreed_at = ${tx.now()}
      where target = ${target}`
    if (changed.count === 0) throw notProposed
    await append(tx, {
      type: 'pool.agreed',
      subject: `pool:${target}`,
      content: { target, state, agreement },
    })
  })
}

/** Nobody is bound to a group by others: whoever has a part must have said that they want the thing. */
async function checkTakers(
  tx: Transaction,
  target: string,
  { lead, shares }: Pick<z.infer<typeof PoolAgreement>, 'lead' | 'shares'>,
): Promise<void> {
  const rows = await tx.sql<{ organisation: string }[]>`
    select organisation from published.interest where target = ${target}`
  const wanting = new Set(rows.map(({ organisation }) => organisation))
  if (wanting.size === 0) throw notProposed
  // whoever does not want it may not speak for those who do, except where the lead is its own
  if (!wanting.has(tx.actor.organisation ?? lead)) requirePermission(tx, 'agree-on-pool', lead)
  const outside = (['lead', 'shares'] as const).filter((field) =>
    field === 'lead' ? !wanting.has(lead) : shares.some(({ organisation }) => !wanting.has(organisation)),
  )
  if (outside.length > 0) throw invalid(outside.map((field) => ({ field, message: notWanting })))
}

const notWanting = {
  sv: 'Bara de som själva har sagt att de vill samma sak kan leda eller bära en del.',
  en: 'Only those who have said themselves that they want the same can lead or bear a part.',
}
const notProposed = new Conflict({
  sv: `Ingen grupp är föreslagen för det här ännu. Det krävs ${POOL_FROM} organisationer som vill samma sak.`,
  en: `No group has been proposed for this yet. It takes ${POOL_FROM} organisations that want the same.`,
})
