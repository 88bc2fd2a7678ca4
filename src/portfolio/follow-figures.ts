import { requirePermission } from '#identity'
import { follow, type Running } from '#ledger'
import type { Context } from '#platform/context'
import { computeFigures, computeFor, rebuildFigures } from './compute-figures.ts'
import { keepVersionsOf } from './keep-versions.ts'

/** Figures tell of ages, so they are computed anew once a day also when nothing has happened; a source that only repeats itself shows then. */
const DAILY_MS = 24 * 3_600_000
/** Entries heard together, and how many behind it pays to read everything anew. */
const LOT = 2_000
const FAR_BEHIND = 20_000
/** When so many organisations are touched at once, computing all of them costs no more. */
const MANY = 200
/** Any number will do, as long as only this follower uses it. */
const FOLLOWING_LOCK = 7_230_031

/**
 * Keeps the figures up to the ledger until stopped: what an entry touches is computed anew, everything else stands. Several
 * processes may follow; one at a time computes. A fault is logged and tried again.
 */
export function followFigures(ctx: Context): Running {
  return follow(ctx, 'the indicators could not be computed; it is tried again', () => keepUp(ctx))
}

/** Brings the figures up to the ledger's last entry. Safe to repeat. */
export async function keepUp(ctx: Context): Promise<void> {
  requirePermission(ctx, 'compute-indicators')
  const session = await ctx.sql.reserve()
  try {
    const [lock] = await session<{ mine: boolean }[]>`select pg_try_advisory_lock(${FOLLOWING_LOCK}) as mine`
    if (!lock?.mine) return
    await hearNews(ctx)
  } finally {
    await session`select pg_advisory_unlock(${FOLLOWING_LOCK})`.catch(() => undefined)
    session.release()
  }
}

async function hearNews(ctx: Context): Promise<void> {
  const [standing] = await ctx.sql<{ at: Date; next: number }[]>`
    select computed_at as at, next_index as next from portfolio.standing`
  const size = await sizeOfLedger(ctx)
  const old = !standing || ctx.now().getTime() - standing.at.getTime() > DAILY_MS
  if (old || size - standing.next > FAR_BEHIND) {
    await rebuildFigures(ctx)
    return
  }
  for (let next = standing.next; next < size; next += LOT) {
    await takeIn(ctx, await readNews(ctx, next, Math.min(size, next + LOT)))
    await moveOn(ctx, Math.min(size, next + LOT))
  }
}

async function sizeOfLedger(ctx: Context): Promise<number> {
  const [head] = await ctx.sql<{ size: number }[]>`
    select coalesce(max(index) + 1, 0) as size from published.entry`
  return head?.size ?? 0
}

const moveOn = (ctx: Context, next: number) =>
  ctx.sql`
    insert into portfolio.standing (computed_at, next_index) values (${ctx.now()}, ${next})
    on conflict (singleton) do update set next_index = excluded.next_index`

/** An entry as far as the figures listen: the content is left out where the subject says all. */
export interface News {
  readonly subject: string
  readonly content: unknown
}

/** Entries from an index up to another. */
const readNews = (ctx: Context, from: number, to: number) => ctx.sql<News[]>`
  select subject,
    case when type !~ '^(initiative|solution|product|organisation|source)[.]' then convert_from(body, 'UTF8')::jsonb end as content
  from published.entry
  where index >= ${from} and index < ${to}
  order by index`

/** Computes what these entries touch. Derived, so it leaves no entries; safe to repeat. */
export async function takeIn(ctx: Context, news: readonly News[]): Promise<void> {
  requirePermission(ctx, 'compute-indicators')
  const touched = touchedBy(news)
  const records = [...touched.records]
  const before = await organisationsOf(ctx, records)
  const initiatives = records.filter((id) => id.startsWith('i'))
  if (initiatives.length > 0) await ctx.transaction((tx) => keepVersionsOf(tx, initiatives))
  const organisations = new Set([
    ...before,
    ...(await organisationsOf(ctx, records)),
    ...touched.organisations,
  ])
  if (organisations.size > MANY) await computeFigures(ctx)
  else if (organisations.size > 0) await computeFor(ctx, [...organisations])
}

interface Touched {
  readonly records: Set<string>
  readonly organisations: Set<string>
}

/**
 * What entries are about: a record or organisation as subject, and every id of either that a content names, such as the
 * pairs of proposed twins. Ids tell their kind by how they begin.
 */
export function touchedBy(news: readonly News[]): Touched {
  const records = new Set<string>()
  const organisations = new Set<string>()
  for (const { subject, content } of news) {
    for (const word of [subject, ...wordsOf(content)]) {
      if (/^[isp][0-9a-z]{12}$/.test(word)) records.add(word)
      else if (/^SE\d{10}(-[a-z0-9]+)*$/.test(word)) organisations.add(word)
    }
  }
  return { records, organisations }
}

/** Every text in a piece of JSON, at any depth. */
function* wordsOf(content: unknown): Generator<string> {
  if (typeof content === 'string') yield content
  else if (Array.isArray(content)) for (const item of content) yield* wordsOf(item)
  else if (typeof content === 'object' && content !== null)
    for (const item of Object.values(content)) yield* wordsOf(item)
}

/** The organisations these records stand or have stood under, and those tied to them; empty for none. */
async function organisationsOf(ctx: Context, records: readonly string[]): Promise<string[]> {
  if (records.length === 0) return []
  const rows = await ctx.sql<{ organisation: string | null }[]>`
    select organisation from portfolio.version where record = any(${[...records]})
    union
    select organisation from published.record where id = any(${[...records]})
    union
    select organisation from published.adoption where record = any(${[...records]})
    union
    select record.organisation from published.reuse_link as tie
    join published.record on record.id in (tie.record, tie.to_record)
    where tie.record = any(${[...records]}) or tie.to_record = any(${[...records]})
    union
    select record.organisation from published.twin_pair as pair
    join published.record on record.id in (pair.one, pair.other)
    where pair.one = any(${[...records]}) or pair.other = any(${[...records]})`
  return rows.map(({ organisation }) => organisation ?? '')
}
