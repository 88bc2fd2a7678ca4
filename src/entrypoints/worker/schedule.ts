import { Cron } from 'croner'
import { harvestDue } from '#harvest'
import type { Context } from '#platform/context'
import { createFetcher } from '#platform/fetching'

/** Work that goes by the clock. */
export interface Schedule {
  stop(): Promise<void>
}

/** What the program calls itself to those it asks. */
export const userAgent = 'Skala/0.1 (+https://github.com/skala-registry)'

/** Every ten minutes asks the sources that are due. A round that takes longer than that is not overtaken by the next. */
export function startSchedule(ctx: Context): Schedule {
  const fetcher = createFetcher({ userAgent })
  const job = new Cron('*/10 * * * *', { protect: true, catch: true }, async () => {
    const asked = await harvestDue(ctx, { fetchUrl: fetcher.fetchUrl })
    if (asked > 0) ctx.log.info({ asked }, 'scheduled harvests done')
  })
  return {
    stop: async () => {
      job.stop()
      await fetcher.close()
    },
  }
}
