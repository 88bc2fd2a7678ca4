import type { Context } from '#platform/context'
import { readStanding, type Standing } from './standing.ts'

/** How the invented county stands, and how much of it is here. */
export interface DemonstrationStatus extends Standing {
  readonly organisations: number
  readonly initiatives: number
  readonly solutions: number
  readonly products: number
  readonly sources: number
}

/** Tells whether the invented county is here and how large it is. */
export async function demonstrationStatus(ctx: Pick<Context, 'sql'>): Promise<DemonstrationStatus> {
  const standing = await readStanding(ctx)
  const [counts] = await ctx.sql<Omit<DemonstrationStatus, keyof Standing>[]>`
    select
      (select count(*) from published.organisation where demonstration) as organisations,
      (select count(*) from published.record where demonstration and kind = 'initiative') as initiatives,
      (select count(*) from published.record where demonstration and kind = 'solution') as solutions,
      (select count(*) from published.record where demonstration and kind = 'product') as products,
      (select count(*) from published.source where demonstration) as sources`
  const none = { organisations: 0, initiatives: 0, solutions: 0, products: 0, sources: 0 }
  return { ...standing, ...(counts ?? none) }
}
