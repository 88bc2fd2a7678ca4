import type { Context } from '#platform/context'
import { type Loaded, loadDemonstration } from './load-demonstration.ts'
import { readStanding } from './standing.ts'

/**
 * At start: brings the invented county in, unless somebody has removed it or `SKALA_DEMONSTRATION` is `off`. Null when it is
 * left out; one that is already here stays in either case.
 */
export async function ensureDemonstration(
  ctx: Context,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Loaded | null> {
  if (environment.SKALA_DEMONSTRATION === 'off') return null
  const { state } = await readStanding(ctx)
  return state === 'removed' ? null : loadDemonstration(ctx)
}
