import { type Entry, readEntries } from '#ledger'
import type { Sql } from '#platform/database'

const BATCH = 2_000

/** Hands over every entry of some types that stands before an index, in order: the past, made from history alone. */
export async function recall(
  ctx: { readonly sql: Sql },
  types: readonly string[],
  before: number,
  take: (entry: Entry) => void,
): Promise<void> {
  for (let from = 0; ; ) {
    const entries = await readEntries(ctx, { from, limit: BATCH, types })
    for (const entry of entries) {
      if (entry.index >= before) return
      take(entry)
    }
    const last = entries.at(-1)
    if (!last) return
    from = last.index + 1
  }
}
