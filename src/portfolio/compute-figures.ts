import { setImmediate as breathe } from 'node:timers/promises'
import { requirePermission } from '#identity'
import type { Context } from '#platform/context'
import { type FoundBy, foundBy } from './found-by.ts'
import { keepAllVersions } from './keep-versions.ts'
import { type Kept, measureAll } from './measures.ts'
import { readMaterial } from './read-material.ts'

/** What a computation of everything came to. */
export interface Computed {
  readonly organisations: number
  readonly tallies: number
}

/** Organisations read and written together. */
const BATCH = 25

/**
 * Computes every tally of every organisation anew from the versions that are kept, and forgets those of organisations that
 * are gone. Readers see the old figures of an organisation until its new ones are there. Derived, so it leaves no entries.
 */
export async function computeFigures(
  ctx: Context,
  onProgress: (organisations: number) => void = () => undefined,
): Promise<Computed> {
  requirePermission(ctx, 'compute-indicators')
  const rows = await ctx.sql<{ id: string }[]>`
    select id from published.organisation where valid_to is null
    union
    select organisation from portfolio.version where organisation is not null`
  const ids = ['', ...rows.map(({ id }) => id).sort()]
  let tallies = 0
  for (let from = 0; from < ids.length; from += BATCH) {
    tallies += await computeFor(ctx, ids.slice(from, from + BATCH))
    onProgress(Math.min(ids.length, from + BATCH))
    await breathe()
  }
  await ctx.sql`delete from portfolio.tally where organisation <> all(${ids})`
  await ctx.sql`delete from portfolio.found_by where organisation <> all(${ids})`
  return { organisations: ids.length - 1, tallies }
}

/** Reads every version anew from the ledger, and computes every tally from them. Derived, so it leaves no entries. */
export async function rebuildFigures(
  ctx: Context,
  onProgress: (step: 'entries' | 'organisations', done: number) => void = () => undefined,
): Promise<Computed & { readonly entries: number }> {
  requirePermission(ctx, 'compute-indicators')
  const entries = await keepAllVersions(ctx, (done) => onProgress('entries', done))
  const computed = await computeFigures(ctx, (done) => onProgress('organisations', done))
  await ctx.sql`update portfolio.standing set next_index = ${entries}`
  return { entries, ...computed }
}

/** Computes the tallies of these organisations, and returns how many there are. */
export async function computeFor(ctx: Context, organisations: readonly string[]): Promise<number> {
  requirePermission(ctx, 'compute-indicators')
  const now = ctx.now().getTime()
  const materials = await readMaterial(ctx, organisations)
  const kept = materials.flatMap((material) => measureAll(material, now))
  const found = materials.flatMap((material) => foundBy(material, now))
  await replaceFigures(ctx, organisations, kept, found)
  return kept.length
}

/** Whoever computes has shown the permission; figures are derived and leave no entries. */
async function replaceFigures(
  ctx: Context,
  organisations: readonly string[],
  kept: readonly Kept[],
  found: readonly FoundBy[],
): Promise<void> {
  const rows = kept.map(({ tally: { counted, among, unknown, parts }, series, ...of }) => ({
    ...{ ...of, counted, among, unknown, parts },
    series: series.map((point) => [...point]),
  }))
  await ctx.transaction(async (tx) => {
    await tx.sql`delete from portfolio.tally where organisation = any(${[...organisations]})`
    await tx.sql`delete from portfolio.found_by where organisation = any(${[...organisations]})`
    await tx.sql`
      insert into portfolio.tally (indicator, organisation, counted, among, unknown, parts, series)
      select indicator, organisation, counted, among, unknown, parts, series
      from jsonb_to_recordset(${tx.sql.json(rows)}) as row (
        indicator text, organisation text, counted bigint, among bigint, unknown bigint, parts jsonb, series jsonb)
      on conflict (indicator, organisation) do nothing`
    await tx.sql`
      insert into portfolio.found_by (organisation, need, lists, initiatives)
      select organisation, need, lists, initiatives
      from jsonb_to_recordset(${tx.sql.json(found.map((one) => ({ ...one })))}) as row (
        organisation text, need text, lists text, initiatives integer)
      on conflict (organisation, need, lists) do nothing`
    await tx.sql`
      insert into portfolio.standing (computed_at) values (${tx.now()})
      on conflict (singleton) do update set computed_at = excluded.computed_at`
  })
}
