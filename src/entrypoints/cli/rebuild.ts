import { replayWarning } from '#foresight'
import { replaySource, sourceChecksum } from '#harvest'
import { append, readEntries } from '#ledger'
import type { Context } from '#platform/context'
import type { Sql } from '#platform/database'
import { RegistryReplay, registryChecksums } from '#registry'

/** One derived table, here and made anew. */
export interface RebuiltTable {
  readonly table: string
  readonly same: boolean
}

const BATCH = 500

/**
 * Makes the registry and its sources anew in an empty, migrated database, from entry 0 on, and holds each derived table
 * against the live one by checksum. The live database is only read.
 */
export async function rebuildInto(
  live: Pick<Context, 'sql'>,
  empty: Context,
  onProgress: (entries: number) => void = () => undefined,
): Promise<RebuiltTable[]> {
  const registry = new RegistryReplay()
  for (let from = 0; ; ) {
    const entries = await readEntries(live, { from, limit: BATCH })
    const last = entries.at(-1)
    if (!last) break
    // whoever may run commands may: no permission beyond that; the copy's own entry only says that it is a copy
    await empty.transaction(async (tx) => {
      for (const entry of entries) {
        await replaySource(tx, entry)
        await registry.take(tx, entry)
        await replayWarning(tx, entry)
      }
      await append(tx, { type: 'rebuild.performed', subject: 'log', content: { from, to: last.index } })
    })
    from = last.index + 1
    onProgress(from)
  }
  const [here, anew] = [await checksums(live.sql), await checksums(empty.sql)]
  return Object.entries(here).map(([table, sum]) => ({ table, same: anew[table] === sum }))
}

async function checksums(sql: Sql): Promise<Record<string, string>> {
  return { ...(await registryChecksums(sql)), ...(await sourceChecksum(sql)) }
}
