import { requirePermission } from '#identity'
import { append, sequenceAll } from '#ledger'
import type { Context } from '#platform/context'
import { type Cleared, clearCounty } from './clear-county.ts'
import { changeStanding, lockStanding } from './standing.ts'

/**
 * Takes the invented county away and remembers that it is not wanted: the next start leaves it out. History keeps what was,
 * plainly marked. Removing it again changes nothing.
 */
export async function removeDemonstration(ctx: Context): Promise<Cleared> {
  requirePermission(ctx, 'keep-demonstration')
  const cleared = await ctx.transaction(async (tx) => {
    const { state } = await lockStanding(tx)
    const gone = await clearCounty(tx)
    if (state === 'removed' && gone.records + gone.organisations + gone.sources === 0) return gone
    await changeStanding(tx, { state: 'removed', edition: null })
    await append(tx, {
      type: 'demonstration.removed',
      subject: 'demonstration',
      content: { demonstration: true, ...gone },
    })
    return gone
  })
  await sequenceAll(ctx)
  return cleared
}
