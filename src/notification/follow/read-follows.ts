import type { Context } from '#platform/context'
import type { Language } from '#platform/language'
import { readTaxonomy, recordPaths } from '#registry'
import { readQuestion } from '#search'
import { messages } from '../messages.ts'
import type { Target } from './target.ts'

/** Something that somebody follows. */
export interface Followed extends Target {
  /** Day, ISO 8601. */
  readonly since: string
}

/** All that somebody follows, the latest first. */
export async function readFollows(ctx: Pick<Context, 'sql'>, account: string): Promise<Followed[]> {
  return ctx.sql<Followed[]>`
    select kind, target, to_char(since at time zone 'Europe/Stockholm', 'YYYY-MM-DD') as since
    from notification.follow
    where account = ${account}
    order by notification.follow.since desc, kind, target`
}

/** Whether somebody follows something. */
export async function isFollowing(
  ctx: Pick<Context, 'sql'>,
  account: string,
  { kind, target }: Target,
): Promise<boolean> {
  const rows = await ctx.sql`
    select from notification.follow where account = ${account} and kind = ${kind} and target = ${target}`
  return rows.length > 0
}

/** What something that is followed is called, and its path behind the language. */
export interface NamedTarget {
  readonly name: string
  readonly path: string
}

/** Names what is followed; what has gone from the registry is called by its id. Keys are `kind target`. */
export async function nameTargets(
  ctx: Pick<Context, 'sql'>,
  targets: readonly { readonly kind: string; readonly target: string }[],
  language: Language,
): Promise<ReadonlyMap<string, NamedTarget>> {
  const ids = [...new Set(targets.map(({ target }) => target))]
  const rows = await ctx.sql<{ id: string; name: string }[]>`
    select id, title as name from published.record where id = any(${ids})
    union all
    select id, coalesce(case when ${language} = 'en' then facts ->> 'nameEn' end, name_sv)
    from published.organisation where id = any(${ids})`
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return new Map(
    targets.map(({ kind, target }) => [
      `${kind} ${target}`,
      { name: nameOf(kind, target, names, language), path: pathOf(kind, target) },
    ]),
  )
}

function nameOf(kind: string, target: string, names: ReadonlyMap<string, string>, language: Language) {
  if (kind === 'need') return readTaxonomy().byId.get(target)?.label[language] ?? target
  if (kind !== 'search') return names.get(target) ?? target
  const { words, chosen } = readQuestion(new URLSearchParams(target))
  return messages[language].searchName(words, Object.values(chosen).flat().length)
}

/** Where something that can be followed is read, behind the language. */
export function pathOf(kind: string, target: string): string {
  if (kind === 'need') return `/sok?behov=${encodeURIComponent(target)}`
  if (kind === 'search') return `/sok?${target}`
  if (kind === 'initiative' || kind === 'solution' || kind === 'product')
    return `${recordPaths[kind]}/${target}`
  return `/organisationer/${target}`
}
