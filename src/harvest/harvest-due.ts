import { z } from 'zod'
import { requirePermission } from '#identity'
import type { Context } from '#platform/context'
import { findConnector } from './connectors/connectors.ts'
import { type HarvestMeans, harvestSource } from './harvest-source.ts'

const DueSource = z.object({
  id: z.string(),
  connector: z.string(),
  location: z.string(),
  options: z.record(z.string(), z.string()),
  title: z.string(),
  organisation: z.string().nullable(),
})

/**
 * Harvests every source on the web that was last asked longer ago than its cadence, one after the other, and returns how
 * many. One that fails is logged, stays visible as failed, and does not stop the others. Files are only read when told.
 */
export async function harvestDue(ctx: Context, means: HarvestMeans): Promise<number> {
  requirePermission(ctx, 'harvest-source')
  const due = await ctx.sql`
    select source.id, source.connector, source.location, source.options, source.title, source.organisation
    from harvest.source
    where source.location ~ '^https?:'
    and not source.demonstration
    and not exists (
      select from harvest.run
      where run.source = source.id
      and run.started_at > ${ctx.now()}::timestamptz - make_interval(hours => source.cadence_hours))
    order by source.id`
  for (const source of DueSource.array().parse(due)) {
    const { connector, organisation, ...rest } = source
    const harvest = {
      ...rest,
      connector: findConnector(connector),
      owner: organisation,
      demonstration: false,
    }
    await harvestSource(ctx, harvest, means).catch((error: unknown) =>
      ctx.log.warn(
        { error, source: source.id },
        'a scheduled harvest failed; it is tried again at its next time',
      ),
    )
  }
  return due.length
}
