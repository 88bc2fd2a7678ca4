import type { Context } from '#platform/context'
import { type Entry, readEntries } from './read-entries.ts'

/**
 * Hands a subscriber every entry from its bookmark on, in index order and at least once, `batch` at a time; returns
 * how many. The bookmark moves after `handle` returns, so a crash in between repeats the batch: handlers must bear that.
 */
export async function catchUp(
  ctx: Context,
  subscriber: string,
  handle: (entries: Entry[]) => Promise<void>,
  batch = 500,
): Promise<number> {
  let handled = 0
  for (;;) {
    const [bookmark] = await ctx.sql<{ next: number }[]>`
      select next_index as next from ledger.bookmark where subscriber = ${subscriber}`
    const entries = await readEntries(ctx, { from: bookmark?.next ?? 0, limit: batch })
    const last = entries.at(-1)
    if (!last) return handled
    await handle(entries)
    await ctx.sql`
      insert into ledger.bookmark (subscriber, next_index) values (${subscriber}, ${last.index + 1})
      on conflict (subscriber) do update set next_index = excluded.next_index, moved_at = now()`
    handled += entries.length
  }
}
