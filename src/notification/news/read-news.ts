import { type Entry, ledgerSize } from '#ledger'
import type { Context } from '#platform/context'
import type { Language } from '#platform/language'
import { nameTargets } from '../follow/read-follows.ts'
import type { FollowKind } from '../follow/target.ts'
import { messages } from '../messages.ts'
import { matterOf } from './matter-of.ts'
import { type Told, tellMatters } from './tell-matters.ts'

interface Row extends Pick<Entry, 'index' | 'type' | 'subject' | 'at'> {
  readonly kind: FollowKind | 'witness'
  readonly target: string
  readonly seen: boolean
  readonly body: Buffer | null
}

/** One piece of news for one person. */
export interface News extends Told {
  /** "För att du följer: behov e-arkiv". */
  readonly because: string
  /** Whether they have said that they have seen it. */
  readonly seen: boolean
}

/** Most news that are told at a time. */
export const MOST_NEWS = 100

/** The latest news of somebody within entries `from` up to but not including `to`, latest first, at most a hundred. */
export async function readNews(
  ctx: Context,
  account: string,
  { from, to, language }: { readonly from: number; readonly to: number; readonly language: Language },
): Promise<News[]> {
  const rows = await ctx.sql<Row[]>`
    select news.index, news.kind, news.target, news.index < follower.seen_to as seen, entry.type, entry.subject, entry.at,
      entry.body
    from notification.news
    join notification.follower using (account)
    join published.entry on entry.index = news.index
    where news.account = ${account} and news.index >= ${from} and news.index < ${to}
    order by news.index desc
    limit ${MOST_NEWS}`
  const matters = rows.flatMap(
    ({ body, ...entry }) => matterOf({ ...entry, content: body && JSON.parse(body.toString('utf8')) }) ?? [],
  )
  const names = await nameTargets(ctx, rows, language)
  const words = messages[language]
  const reasons = new Map(
    rows.map(({ index, kind, target, seen }) => {
      const name = names.get(`${kind} ${target}`)?.name ?? target
      const because = kind === 'witness' ? words.becauseWitness(name) : words.because(words.kinds[kind], name)
      return [index, { because, seen }]
    }),
  )
  const told = await tellMatters(ctx, matters, language)
  return told.flatMap((one) => {
    const reason = reasons.get(one.matter.index)
    return reason ? [{ ...one, ...reason }] : []
  })
}

/** How many entries are news to somebody since they last said that they had seen them. */
export async function countNews(ctx: Pick<Context, 'sql'>, account: string): Promise<number> {
  const [row] = await ctx.sql<{ count: number }[]>`
    select count(*)::integer as count
    from notification.news
    join notification.follower using (account)
    where news.account = ${account} and news.index >= follower.seen_to`
  return row?.count ?? 0
}

/** Says that somebody has seen all news below an entry. No entry is left: history does not know what people read. */
export async function markSeen(ctx: Context, account: string, before: number): Promise<void> {
  const upTo = Math.min(before, await ledgerSize(ctx))
  await ctx.sql`
    update notification.follower set seen_to = greatest(seen_to, ${upTo}) where account = ${account}`
}
