import { requirePermission } from '#identity'
import type { Context } from '#platform/context'
import { writeWarning } from './store.ts'
import { stageOn, type Warning } from './warning.ts'

/**
 * Carries what nobody has answered further: after 7 days to the owner again, after 30 to the board, after 90 to oversight.
 * Returns how many moved. Safe to repeat; each step leaves an entry.
 */
export async function escalateWarnings(ctx: Context): Promise<number> {
  requirePermission(ctx, 'watch-initiatives')
  return ctx.transaction(async (tx) => {
    const day = tx.now().toISOString().slice(0, 10)
    const waiting = await tx.sql<{ state: Warning }[]>`
      select state from foresight.warning
      where answered_on is null and closed_on is null and stage < 3
      and raised_on <= ${day}::date - 7
      order by raised_on, id
      for update skip locked`
    const due = waiting
      .map(({ state }) => ({ state, stage: stageOn(state.raised.on, day) }))
      .filter(({ state, stage }) => stage > state.stage)
    for (const { state, stage } of due) await writeWarning(tx, { ...state, stage }, 'escalated')
    return due.length
  })
}
