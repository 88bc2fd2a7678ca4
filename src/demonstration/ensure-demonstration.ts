import type { Context } from '#platform/context'
import { type Loaded, loadDemonstration } from './load-demonstration.ts'
import { readStanding } from './standing.ts'

/**
 * At start: brings the invented county in, unless it is not wanted here (`SKALA_DEMONSTRATION=off`) or somebody has removed
 * it. Null when it is left out; one that is already here stays in either case.
 */
export async function ensureDemonstration(ctx: Context, wanted = true): Promise<Loaded | null> {
  if (!wanted) return null
  const { state } = await readStanding(ctx)
  return state === 'removed' ? null : loadDemonstration(ctx)
}
