import { Cron } from 'croner'
import { escalateWarnings, keepAllStandings } from '#foresight'
import { keepDeadlines } from '#frontline'
import { harvestDue } from '#harvest'
import { settleDueClaims } from '#identity'
import { type Context, createContext } from '#platform/context'
import { createFetcher } from '#platform/fetching'
import { eraseOldLetters, eraseSettled, openDue } from '#workspace'

/** Work that goes by the clock. */
export interface Schedule {
  stop(): Promise<void>
}

/** What the program calls itself to those it asks. */
export const userAgent = 'Skala/0.1 (+https://github.com/skala-registry)'

/** Every ten minutes asks the sources that are due; carries unanswered warnings further every hour; reads all signs every night. A round that takes longer than that is not overtaken by the next. */
export function startSchedule(ctx: Context): Schedule {
  const fetcher = createFetcher({ userAgent })
  const job = new Cron('*/10 * * * *', { protect: true, catch: true }, async () => {
    const asked = await harvestDue(ctx, { fetchUrl: fetcher.fetchUrl })
    if (asked > 0) ctx.log.info({ asked }, 'scheduled harvests done')
  })
  // what ages, ages by the day, and so do the clocks on warnings; an hour is soon enough for both
  const watcher = { ...ctx, actor: { organisation: null, role: 'watcher' } }
  const hourly = new Cron('7 * * * *', { protect: true, catch: true }, async () => {
    const moved = await escalateWarnings(watcher)
    if (moved > 0) ctx.log.info({ moved }, 'unanswered warnings went further')
  })
  const nightly = new Cron('20 3 * * *', { protect: true, catch: true }, async () => {
    const changed = await keepAllStandings(watcher)
    ctx.log.info({ changed }, 'standings worked out')
  })
  // what nobody answered in time becomes public within minutes of the midnight on which its time ran out
  const timekeeper = createContext({ ...ctx, actor: { organisation: null, role: 'timekeeper' } })
  const deadlines = new Cron('*/10 * * * *', { protect: true, catch: true }, async () => {
    const overdue = await keepDeadlines(timekeeper)
    if (overdue > 0) ctx.log.info({ overdue }, 'concerns went further')
    const opened = await openDue(timekeeper)
    if (opened > 0) ctx.log.info({ opened }, 'what was withheld for a tender opened')
    await eraseOldLetters(timekeeper)
    await eraseSettled(timekeeper)
    const settled = await settleDueClaims(timekeeper)
    if (settled > 0) ctx.log.info({ settled }, 'claims to administration took effect')
  })
  return {
    stop: async () => {
      deadlines.stop()
      hourly.stop()
      nightly.stop()
      job.stop()
      await fetcher.close()
    },
  }
}
