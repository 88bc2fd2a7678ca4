import { setTimeout as pause } from 'node:timers/promises'
import type { Context } from '#platform/context'
import { Unavailable } from '#platform/problems'
import { readQuestion, type Search } from '#search'
import type { Matter } from './matter-of.ts'
import type { Place } from './places-of.ts'

/** Hits of a followed search that are looked through for what is new, those that changed last first. */
const MOST = 500
/** How long the index may need to hear what we have heard. */
const PATIENCE_MS = 5_000
const AGAIN_MS = 50

/**
 * The followed searches that these matters are news of: a record came or changed, and the search finds it with all its
 * words. `open` gives the search, and is asked only when somebody follows one. Throws `Unavailable` when its index lags behind.
 */
export async function matchSearches(
  ctx: Context,
  matters: readonly Matter[],
  open: () => Promise<Search>,
): Promise<Place[]> {
  const changed = matters.filter(({ type }) =>
    /^(initiative|solution|product)\.(registered|changed)$/.test(type),
  )
  if (changed.length === 0) return []
  const followed = await ctx.sql<{ target: string }[]>`
    select distinct target from notification.follow where kind = 'search'`
  if (followed.length === 0) return []
  const search = await open()
  await hasHeard(search, Math.max(...changed.map(({ index }) => index)))
  const places: Place[] = []
  for (const { target } of followed) {
    const question = { ...readQuestion(new URLSearchParams(target)), sort: 'changed' as const, from: 0 }
    const { items } = await search.search(question, { limit: MOST, facets: false, strict: true })
    const found = new Set(items.map(({ record }) => record.id))
    for (const { index, at, records } of changed)
      if (records.some((record) => found.has(record))) places.push({ index, at, kind: 'search', target })
  }
  return places
}

async function hasHeard(search: Search, index: number): Promise<void> {
  await search.ready
  const until = performance.now() + PATIENCE_MS
  while (search.index() !== null && search.state().heard <= index) {
    if (performance.now() > until)
      throw new Unavailable({
        sv: 'Sökindexet har inte hunnit ikapp liggaren.',
        en: 'The search index has not caught up with the ledger.',
      })
    await pause(AGAIN_MS)
  }
}
