import { requirePermission } from '#identity'
import type { Context } from '#platform/context'
import { oversightKey } from '../recipient.ts'

/**
 * Keeps the addresses of oversight as the configuration has them. One that has asked for no more stays quiet, and is told to the
 * log at each start. It leaves no entry: the addresses are the operator's settings.
 */
export async function keepOversight(ctx: Context, addresses: readonly string[]): Promise<void> {
  requirePermission(ctx, 'keep-notifications')
  await ctx.transaction(async (tx) => {
    const keys = addresses.map(oversightKey)
    await tx.sql`
      delete from notification.address
      where recipient like 'oversight:%' and recipient <> all(${keys}::text[])`
    for (const address of addresses)
      await tx.sql`
        insert into notification.address ${tx.sql({
          ...{ recipient: oversightKey(address), address, language: 'sv' },
          ...{ since: tx.now(), confirmed_at: tx.now() },
        })}
        on conflict do nothing`
    const quiet = await tx.sql<{ address: string }[]>`
      select address from notification.address where recipient like 'oversight:%' and stopped_at is not null`
    for (const { address } of quiet)
      tx.log.warn({ address }, 'this address for oversight has asked for no more mail')
  })
}
