import type { Context } from '#platform/context'
import { type Entry, readEntries } from './read-entries.ts'

const BATCH = 500
/** Looks by itself this often as well: news can be lost when a connection breaks. */
const PATIENCE_MS = 15_000

/**
 * Every entry from index `from` on, in order, each once: first those that are there, then the live ones as they are
 * published, until `signal` ends it. Throws what the database throws; whoever follows takes up again after the last index.
 */
export async function* followEntries(ctx: Context, from: number, signal: AbortSignal): AsyncGenerator<Entry> {
  let wake: () => void = () => undefined
  const ring = () => wake()
  const listener = await ctx.sql.listen('ledger', ring)
  signal.addEventListener('abort', ring)
  try {
    for (let next = from; !signal.aborted; ) {
      // made before the look, so that news which come during it are not slept through
      const news = new Promise<void>((resolve) => {
        wake = resolve
      })
      const entries = await readEntries(ctx, { from: next, limit: BATCH })
      for (const entry of entries) {
        if (signal.aborted) return
        yield entry
        next = entry.index + 1
      }
      if (entries.length === 0 && !signal.aborted) await withPatience(news)
    }
  } finally {
    signal.removeEventListener('abort', ring)
    await listener.unlisten()
  }
}

async function withPatience(news: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS)
  })
  await Promise.race([news, enough])
  clearTimeout(timer)
}
