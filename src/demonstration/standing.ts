import { z } from 'zod'
import type { Context, Transaction } from '#platform/context'

/** Whether the invented county is here: never loaded, loaded, or removed by somebody who does not want it back. */
const Standing = z.object({
  state: z.enum(['absent', 'loaded', 'removed']),
  edition: z.string().nullable(),
})
export type Standing = z.infer<typeof Standing>

/** Reads how the county stands now. */
export async function readStanding(ctx: Pick<Context, 'sql'>): Promise<Standing> {
  const [row] = await ctx.sql`select state, edition from demonstration.standing`
  return Standing.parse(row)
}

/** Reads how the county stands and keeps others from changing it until the transaction ends. */
export async function lockStanding(tx: Transaction): Promise<Standing> {
  const [row] = await tx.sql`select state, edition from demonstration.standing for update`
  return Standing.parse(row)
}

/** Changes how the county stands. The verb that calls leaves the entry. */
export async function changeStanding(tx: Transaction, standing: Standing): Promise<void> {
  await tx.sql`update demonstration.standing set ${tx.sql({ ...standing, changed_at: tx.now() })}`
}
