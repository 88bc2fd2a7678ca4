import { setImmediate as breathe } from 'node:timers/promises'
import type { Entry } from '#ledger'
import type { Context } from '#platform/context'
import type { SearchIndex } from '#platform/index'
import { type ExportedRecord, exportRecords, readExported, recordKinds } from '#registry'
import { isPublic } from './is-public.ts'
import { readOrganisationNames, recordsOf, recordsWithConcerns, surround } from './read-surroundings.ts'
import { type KnownOrganisation, type Tools, toDocument } from './to-document.ts'

/** Records read at once, and documents made before others get their turn: well under 100 ms of work. */
const BATCH = 500
const AT_ONCE = 40
const TOLD_EVERY = 10_000

/** Puts every public record into an empty index, and says in the log how far it has come. Ends early on `signal`. */
export async function fillIndex(
  ctx: Context,
  index: SearchIndex,
  tools: Tools,
  signal: AbortSignal,
): Promise<void> {
  const organisations = await readOrganisationNames(ctx)
  let done = 0
  let batch: ExportedRecord[] = []
  const flush = async () => {
    await putAll(ctx, index, tools, batch, organisations)
    done += batch.length
    if (Math.floor(done / TOLD_EVERY) > Math.floor((done - batch.length) / TOLD_EVERY))
      ctx.log.info({ records: done }, 'the search index is being built')
    batch = []
  }
  for (const kind of recordKinds) {
    for await (const record of exportRecords(ctx, kind)) {
      if (signal.aborted) return
      batch.push(record)
      if (batch.length === BATCH) await flush()
    }
    await flush()
  }
}

/**
 * Brings the index up to what the entries tell of: every record named is read anew and put in, or taken out when it is
 * there no more. Safe to repeat, and in any order: only what stands in the registry now counts.
 */
export async function applyEntries(
  ctx: Context,
  index: SearchIndex,
  tools: Tools,
  entries: readonly Pick<Entry, 'type' | 'subject'>[],
): Promise<void> {
  const moved = entries.filter(({ type }) => type.startsWith('organisation.')).map(({ subject }) => subject)
  const heard = entries.some(({ type }) => type.startsWith('concern.')) ? await recordsWithConcerns(ctx) : []
  const told = entries.filter(({ type }) => !type.startsWith('concern.')).map(({ subject }) => subject)
  const subjects = new Set([...told, ...heard, ...(await recordsOf(ctx, moved))])
  const records = await readExported(ctx, [...subjects])
  if (records.length > 0) await putAll(ctx, index, tools, records, await readOrganisationNames(ctx))
  const there = new Set(records.filter(isPublic).map(({ id }) => id))
  for (const id of subjects) if (!there.has(id)) index.remove(id)
}

async function putAll(
  ctx: Context,
  index: SearchIndex,
  tools: Tools,
  records: readonly ExportedRecord[],
  organisations: ReadonlyMap<string, KnownOrganisation>,
): Promise<void> {
  const found = await surround(ctx, records.filter(isPublic), organisations, tools)
  for (const [at, one] of found.entries()) {
    index.put(toDocument(one, tools))
    if (at % AT_ONCE === AT_ONCE - 1) await breathe()
  }
}
