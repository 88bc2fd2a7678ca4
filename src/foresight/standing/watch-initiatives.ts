import { z } from 'zod'
import { requirePermission } from '#identity'
import { catchUp, type Entry, follow, type Running } from '#ledger'
import type { Context } from '#platform/context'
import { askOwners } from '../memory/ask-owners.ts'
import { removeWarningsOf } from '../warning/store.ts'
import { keepStandings } from './keep-standings.ts'

/** The bookmark's name. */
const SUBSCRIBER = 'foresight'

/** How many initiatives are worked out in one transaction, and how many entries are read at a time. */
const BATCH = 2_000

/**
 * Watches initiatives as entries arrive, until stopped: asks owners whose product has got a history, and works out how each
 * initiative now stands. Several processes may; all of it is safe to repeat.
 */
export function watchInitiatives(ctx: Context): Running {
  return follow(ctx, 'signs could not be read; it is tried again', () =>
    catchUp(ctx, SUBSCRIBER, (entries) => watch(ctx, entries), BATCH),
  )
}

/** What these entries change. Safe to repeat. */
export async function watch(
  ctx: Context,
  entries: readonly Pick<Entry, 'type' | 'subject' | 'content'>[],
): Promise<void> {
  const removed = entries.filter(({ type }) => type === 'demonstration.removed').map(({ subject }) => subject)
  if (removed.some(isInitiative)) await forget(ctx, removed)
  const changed = [...new Set([...entries.flatMap(initiativeOf), ...(await concernedBy(ctx, entries))])]
  if (changed.length > 0) await keepStandings(ctx, changed)
  // last, as a question that is opened leaves an entry of its own, which comes back here
  if (entries.some(touchesProducts)) await askOwners(ctx)
}

/** Forgets the invented initiatives that were taken away. */
async function forget(ctx: Context, records: readonly string[]): Promise<void> {
  requirePermission(ctx, 'watch-initiatives')
  await ctx.transaction((tx) => removeWarningsOf(tx, records))
}

/** Works out how every initiative stands; `progress` hears how many are done, of how many. Returns how many stand differently. */
export async function keepAllStandings(
  ctx: Context,
  progress: (done: number, all: number) => void = () => undefined,
): Promise<number> {
  await askOwners(ctx)
  const rows = await ctx.sql<{ id: string }[]>`
    select id from published.record where kind = 'initiative' and gone_at is null order by id`
  let changed = 0
  for (let from = 0; from < rows.length; from += BATCH) {
    const ids = rows.slice(from, from + BATCH).map(({ id }) => id)
    changed += await keepStandings(ctx, ids)
    progress(from + ids.length, rows.length)
  }
  return changed
}

const isInitiative = (id: string) => /^i[0-9a-z]{12}$/.test(id)

/** The initiative an entry is about: its own, or the one that its content names. */
function initiativeOf({ type, subject, content }: Pick<Entry, 'type' | 'subject' | 'content'>): string[] {
  if (type.startsWith('initiative.')) return isInitiative(subject) ? [subject] : []
  const named = Named.safeParse(content)
  return named.success
    ? [named.data.record, named.data.initiative].flatMap((id) => (id && isInitiative(id) ? [id] : []))
    : []
}

const Named = z.object({ record: z.string().optional(), initiative: z.string().optional() })

/** The initiatives of trials, comparisons and concerns, whose entries name only themselves. */
async function concernedBy(
  ctx: Context,
  entries: readonly Pick<Entry, 'type' | 'subject'>[],
): Promise<string[]> {
  const subjects = entries
    .filter(({ type }) => /^(trial|fidelity|concern|statement|readiness-claim)[.]/.test(type))
    .map(({ subject }) => subject)
  if (subjects.length === 0) return []
  const rows = await ctx.sql<{ record: string }[]>`
    select record from published.trial where id = any(${subjects})
    union
    select record from published.fidelity_report where id = any(${subjects})
    union
    select record from published.overdue_concern where id = any(${subjects}) and record is not null
    union
    select initiative from published.statement where 'voices:' || initiative = any(${subjects})`
  return rows.map(({ record }) => record).filter(isInitiative)
}

/** Only a product, or an initiative that names one, can give or get a lesson. */
function touchesProducts({ type, content }: Pick<Entry, 'type' | 'content'>): boolean {
  if (type.startsWith('product.')) return true
  if (!type.startsWith('initiative.')) return false
  const said = Products.safeParse(content)
  if (!said.success) return false
  const { record, observations } = said.data
  const links = observations.flatMap((observation) => observation.links)
  return record.claims.products !== undefined || links.some((link) => link.type === 'uses-product')
}

const Products = z.object({
  record: z.object({ claims: z.object({ products: z.unknown() }) }),
  observations: z.array(z.object({ links: z.array(z.object({ type: z.string() })) })).default([]),
})
