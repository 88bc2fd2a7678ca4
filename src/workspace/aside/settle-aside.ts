import { requirePermission } from '#identity'
import type { Context } from '#platform/context'
import { accessSheet } from '../sheet/access-sheet.ts'
import { type Saved, saveSheet } from '../sheet/save-sheet.ts'
import { ASIDE_DAYS, type Aside, lockAside } from './list-asides.ts'
import { mergeStates } from './merge-states.ts'

interface Choice {
  readonly id: string
  /** The version that the chooser saw standing. */
  readonly baseVersion: number
  /** Names of what is taken from the text set aside; the rest stays as it stands. */
  readonly taken: readonly string[]
}

/**
 * Takes what was chosen out of a text set aside into the sheet, and settles it; the text can be had back. When somebody has
 * saved meanwhile, the choice itself is set aside as any other. Nothing becomes public.
 */
export async function useAside(ctx: Context, { id, baseVersion, taken }: Choice): Promise<Saved> {
  requirePermission(ctx, 'edit-sheets', ctx.actor.organisation ?? '')
  return ctx.transaction(async (tx) => {
    const aside = await lockAside(tx, id)
    const sheet = await accessSheet(tx, aside.sheet)
    const state = mergeStates(sheet.state, aside.state, taken)
    const token = `aside-${id}-${baseVersion}-${[...taken].sort().join(' ')}`.slice(0, 100)
    // saving leaves the entry; what is set aside stays in the room and has none
    const saved = await saveSheet(tx, { id: aside.sheet, baseVersion, token, state })
    if (saved.outcome === 'conflict') return saved
    await tx.sql`
      update workspace.set_aside set outcome = 'used', settled_at = ${tx.now()} where id::text = ${id}`
    return saved
  })
}

/** Discards a text set aside, or has it back. A room's own paper: it never leaves the room, so it has no ledger entry. */
export async function discardAside(ctx: Context, id: string, back = false): Promise<Aside> {
  requirePermission(ctx, 'edit-sheets', ctx.actor.organisation ?? '')
  return ctx.transaction(async (tx) => {
    const aside = await lockAside(tx, id)
    await tx.sql`
      update workspace.set_aside
      set outcome = ${back ? null : 'discarded'}, settled_at = ${back ? null : tx.now()}
      where id::text = ${id}`
    return aside
  })
}

/** Erases what was settled long enough ago, and files that were handed in and never taken. Returns how much went. */
export async function eraseSettled(ctx: Context): Promise<number> {
  requirePermission(ctx, 'open-withheld')
  const asides = await ctx.sql`
    delete from workspace.set_aside where settled_at < ${ctx.now()}::timestamptz - make_interval(days => ${ASIDE_DAYS})`
  const imports = await ctx.sql`
    delete from workspace.import where at < ${ctx.now()}::timestamptz - interval '1 day'`
  return asides.count + imports.count
}
