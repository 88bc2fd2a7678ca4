import { append, readEntries } from '#ledger'
import type { Context } from '#platform/context'
import { type Derived, everythingDerived } from './derived.ts'

/** One derived table, here and made anew. */
export interface RebuiltTable {
  readonly table: string
  readonly same: boolean
}

const BATCH = 500

/**
 * Makes everything derived anew in an empty, migrated database, from entry 0 on, and holds each table, and what the search
 * index would hold, against the live one by checksum. The live database is only read.
 */
export async function rebuildInto(
  live: Pick<Context, 'sql'>,
  empty: Context,
  onProgress: (entries: number) => void = () => undefined,
): Promise<RebuiltTable[]> {
  const derived = everythingDerived()
  for (let from = 0; ; ) {
    const entries = await readEntries(live, { from, limit: BATCH })
    const last = entries.at(-1)
    if (!last) break
    // whoever may run commands may: no permission beyond that; the copy's own entry only says that it is a copy
    await empty.transaction(async (tx) => {
      for (const entry of entries) {
        for (const { take } of derived) await take?.(tx, entry)
      }
      await append(tx, { type: 'rebuild.performed', subject: 'log', content: { from, to: last.index } })
    })
    from = last.index + 1
    onProgress(from)
  }
  const [here, anew] = [await checksums(derived, live), await checksums(derived, empty)]
  return Object.entries(here).map(([table, sum]) => ({ table, same: anew[table] === sum }))
}

async function checksums(
  derived: readonly Derived[],
  ctx: Pick<Context, 'sql'>,
): Promise<Record<string, string>> {
  const sums: Record<string, string> = {}
  for (const one of derived) Object.assign(sums, await one.sums?.(ctx))
  return sums
}
