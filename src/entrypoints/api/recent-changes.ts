import { readEntries } from '#ledger'
import type { Context } from '#platform/context'
import { type Change, toChanges } from './change.ts'

const BATCH = 200
/** So many of the latest changes stay in memory: streams that keep up never ask the database twice. */
const KEPT = 200

/** Reads changes for many streams at once. */
export interface RecentChanges {
  /** Changes from index `from` on, in order and without gaps; none when `from` is the end. */
  read(from: number): Promise<readonly Change[]>
  /** Something has happened: a reading under way may have begun too early to see it. */
  startAfresh(): void
  /** Lets go of everything that is kept. */
  forget(): void
}

/**
 * Makes the reader. Streams at the end of the ledger share one reading; one that lags reads for itself. When an entry says
 * that something has been erased, nothing that was read before it is kept any longer: the law reaches memory, too.
 */
export function createRecentChanges(ctx: Context): RecentChanges {
  let kept: { readonly start: number; readonly changes: readonly Change[] } | null = null
  let reading: { readonly end: number; readonly changes: Promise<readonly Change[]> } | null = null

  let erasures = 0
  let known: Promise<void> | null = null

  const forget = () => {
    erasures += 1
    kept = null
  }
  const fetch = async (from: number) => {
    const before = erasures
    const fresh = await toChanges(ctx, await readEntries(ctx, { from, limit: BATCH }))
    // the erasure was committed before its entry could be read, so this reading and later ones are masked; one that
    // began before may not be, and is handed on but not kept
    const clean = erasures === before
    if (fresh.some(({ type }) => type === 'redacted')) forget()
    if (clean) keep(from, fresh)
    return fresh
  }
  const keep = (from: number, fresh: readonly Change[]) => {
    const end = kept === null ? -1 : kept.start + kept.changes.length
    // what is kept begins with the first stream that has come to the end, and again after a time without streams
    if (from > end && fresh.length < BATCH) kept = { start: from, changes: fresh.slice(-KEPT) }
    if (kept === null || from > end || from + fresh.length <= end) return
    const all = [...kept.changes, ...fresh.slice(end - from)]
    const dropped = Math.max(0, all.length - KEPT)
    kept = { start: kept.start + dropped, changes: all.slice(dropped) }
  }
  const fetchForAll = (end: number) => {
    // what is kept may have grown past the place that a reading under way began at
    if (reading?.end === end) return reading.changes
    const mine = { end, changes: fetch(end) }
    reading = mine
    const done = () => {
      if (reading === mine) reading = null
    }
    mine.changes.then(done, done)
    return mine.changes
  }

  const hearAll = async () => {
    try {
      while (kept !== null) {
        const fresh = await fetchForAll(kept.start + kept.changes.length)
        if (fresh.length < BATCH) return
      }
    } catch (error) {
      known = null
      throw error
    }
  }

  return {
    read: async (from) => {
      // what has happened may be that something kept was erased: nothing is told from memory before that is known
      known ??= hearAll()
      await known
      if (kept === null || from < kept.start) return fetch(from)
      const place = from - kept.start
      if (place < kept.changes.length) return kept.changes.slice(place)
      return place === kept.changes.length ? fetchForAll(from) : fetch(from)
    },
    startAfresh: () => {
      reading = null
      known = null
    },
    forget,
  }
}
