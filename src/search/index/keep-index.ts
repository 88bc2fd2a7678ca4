import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import { ledgerSize, readEntries } from '#ledger'
import type { Context } from '#platform/context'
import { createIndex, loadIndex, type SearchIndex, saveIndex } from '#platform/index'
import { needEdition } from '#registry'
import { applyEntries, fillIndex } from './fill-index.ts'
import { schema } from './schema.ts'
import type { Tools } from './to-document.ts'

/** An index that follows the ledger. */
export interface KeptIndex {
  /** The index, or null while it is being built for the first time. */
  current(): SearchIndex | null
  /** The ledger index up to which it has heard everything. */
  heard(): number
  /** Resolves when the index answers and has caught up with the ledger as it stood then. */
  readonly ready: Promise<void>
  /** Stops following, and saves what it has. */
  close(): Promise<void>
}

const ENTRIES = 500
const AGAIN_MS = 5_000
const SAVE_EVERY_MS = 600_000
/** Removed documents may take this share of the room before they are cleared away. */
const CLUTTER = 0.2

/**
 * Loads the index from `file`, or builds it from the registry when there is no file that fits, and keeps it up to date:
 * each notice from the sequencer makes it read the entries that are new. The file is written again every ten minutes when
 * something changed, and on closing. A fault is logged and tried again; what there is goes on answering. Without `file`
 * nothing is kept.
 */
export async function keepIndex(
  ctx: Context,
  tools: () => Promise<Tools>,
  file: string | null,
): Promise<KeptIndex> {
  const ending = new AbortController()
  let index: SearchIndex | null = null
  let next = 0
  let saved = 0
  let wanted = false
  let running: Promise<void> | null = null
  let retry: NodeJS.Timeout | undefined
  let tellReady = () => {}
  const ready = new Promise<void>((resolve) => {
    tellReady = resolve
  })

  async function start(): Promise<SearchIndex> {
    const begun = performance.now()
    const loaded = file === null ? null : await load(ctx, file)
    if (loaded) {
      next = saved = loaded.next
      index = loaded.index
      // the first question need not wait for them; a fault shows when they are asked for
      tools().catch(() => undefined)
    } else {
      const from = await ledgerSize(ctx)
      const fresh = createIndex(schema)
      await fillIndex(ctx, fresh, await tools(), ending.signal)
      if (ending.signal.aborted) return fresh
      next = from
      index = fresh
    }
    const { documents, arrayBytes, vocabularyBytes } = index.stats()
    ctx.log.info(
      {
        documents,
        megabytes: Math.round((arrayBytes + vocabularyBytes) / 1e6),
        seconds: Math.round((performance.now() - begun) / 100) / 10,
        from: loaded ? 'snapshot' : 'registry',
      },
      'the search index answers',
    )
    return index
  }

  async function follow(): Promise<void> {
    const own = index ?? (await start())
    while (!ending.signal.aborted) {
      const entries = await readEntries(ctx, { from: next, limit: ENTRIES })
      const last = entries.at(-1)
      if (!last) break
      await applyEntries(ctx, own, await tools(), entries)
      next = last.index + 1
    }
    if (!ending.signal.aborted) tellReady()
  }

  function wake(): void {
    wanted = true
    if (running || ending.signal.aborted) return
    wanted = false
    running = follow()
      .catch((error: unknown) => {
        ctx.log.error({ err: error }, 'the search index could not follow the ledger; it tries again')
        retry = setTimeout(wake, AGAIN_MS)
        retry.unref()
      })
      .finally(() => {
        running = null
        if (wanted) wake()
      })
  }

  async function save(): Promise<void> {
    if (file === null || index === null || saved === next) return
    await tidy(index)
    const upTo = next
    await mkdir(dirname(file), { recursive: true })
    await saveIndex(index, file, await markAt(ctx, upTo))
    saved = upTo
  }

  const saving = setInterval(() => {
    save().catch((error: unknown) => ctx.log.warn({ err: error }, 'the search index could not be saved'))
  }, SAVE_EVERY_MS)
  saving.unref()
  const listener = await ctx.sql.listen('ledger', wake)
  wake()
  return {
    current: () => index,
    heard: () => next,
    ready,
    close: async () => {
      ending.abort()
      clearInterval(saving)
      clearTimeout(retry)
      await listener.unlisten()
      await running
      await save().catch((error: unknown) =>
        ctx.log.warn({ err: error }, 'the search index could not be saved'),
      )
    },
  }
}

/** Clears away what removed documents left, a part at a time, when it has become much. */
async function tidy(index: SearchIndex): Promise<void> {
  const { removed, documents } = index.stats()
  if (removed <= CLUTTER * documents) return
  while (index.compactSome()) await breathe()
}

/** Names a place in one ledger, the next entry to read and the hash of the one before it, and the map that needs were told by. */
async function markAt(ctx: Context, next: number): Promise<string> {
  const [last] = next === 0 ? [] : await readEntries(ctx, { from: next - 1, limit: 1 })
  return `${next} ${last?.leafHash.toString('hex') ?? ''} ${needEdition()}`
}

/** The saved index and where it stands, or null with a line in the log when it cannot be used here. */
async function load(ctx: Context, file: string): Promise<{ index: SearchIndex; next: number } | null> {
  const loaded = await loadIndex(file, schema)
  if (!loaded.ok) {
    if (loaded.reason !== 'missing')
      ctx.log.warn({ file, reason: loaded.reason }, 'the saved search index cannot be used; it is built anew')
    return null
  }
  const next = Number(loaded.mark.split(' ')[0])
  if (Number.isSafeInteger(next) && (await markAt(ctx, next)) === loaded.mark)
    return { index: loaded.index, next }
  ctx.log.warn(
    { file, reason: 'another-history' },
    'the saved search index belongs to another history or map of needs; it is built anew',
  )
  return null
}
