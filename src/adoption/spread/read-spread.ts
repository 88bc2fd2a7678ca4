import type { Sql } from '#platform/database'
import { type AdoptionView, readAdoptions } from '../read-adoptions.ts'
import { type BlockerView, readBlockers } from '../read-blockers.ts'
import { type EligibleRule, readEligible } from './eligible.ts'
import { type Spread, tellSpread } from './tell-spread.ts'

/** How one solution or product has spread, with the adoptions and hindrances it was told from. */
export async function readSpread(
  ctx: { readonly sql: Sql; readonly now: () => Date },
  record: { readonly id: string; readonly demonstration: boolean },
  rule: EligibleRule,
): Promise<{ spread: Spread; adoptions: AdoptionView[]; blockers: BlockerView[]; day: string }> {
  const [eligible, adoptions, blockers] = await Promise.all([
    readEligible(ctx, rule, record.demonstration),
    readAdoptions(ctx, { records: [record.id] }),
    readBlockers(ctx, [record.id]),
  ])
  const day = ctx.now().toISOString().slice(0, 10)
  return { spread: tellSpread(eligible, adoptions, day), adoptions, blockers, day }
}
