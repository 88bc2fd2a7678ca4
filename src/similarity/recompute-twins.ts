import type { Context } from '#platform/context'
import { readThreshold } from './decide-twins.ts'
import { loadMatcher } from './load-matcher.ts'
import { type Proposed, proposeTwins } from './propose-twins.ts'

/** What a full recomputation came to. */
export interface Recomputed extends Proposed {
  readonly initiatives: number
  readonly pairs: number
  /** Points from which pairs are proposed. */
  readonly threshold: number
}

/** How far it has come: initiatives read or compared, of all when that is known. */
export interface RecomputeProgress {
  readonly step: 'reading' | 'comparing'
  readonly done: number
  readonly total: number | null
}

/**
 * Compares all initiatives with all and proposes anew: what is already proposed the same way stays untouched, what no longer
 * holds is withdrawn. Safe to run at any time, also while the site is up.
 */
export async function recomputeTwins(
  ctx: Context,
  onProgress: (progress: RecomputeProgress) => void = () => undefined,
): Promise<Recomputed> {
  const { matcher } = await loadMatcher(ctx, (done) => onProgress({ step: 'reading', done, total: null }))
  const { threshold } = await readThreshold(ctx)
  const total = matcher.size()
  const found = await matcher.allPairs(threshold, async (done) =>
    onProgress({ step: 'comparing', done, total }),
  )
  onProgress({ step: 'comparing', done: total, total })
  return { ...(await proposeTwins(ctx, found, null)), initiatives: total, pairs: found.length, threshold }
}
