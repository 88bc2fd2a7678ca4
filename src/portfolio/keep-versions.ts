import type { Context, Transaction } from '#platform/context'
import { stateInSql } from './state.ts'

/** Entries read in one statement when everything is read anew. */
const STRETCH = 20_000

/**
 * Reads anew what the registry has said of these initiatives, from their entries; what is said of an initiative that was
 * removed with the demonstration is forgotten. Derived, so it leaves no entries; safe to repeat.
 */
export async function keepVersionsOf(tx: Transaction, records: readonly string[]): Promise<void> {
  await tx.sql`delete from portfolio.version where record = any(${[...records]})`
  await tx.sql`
    insert into portfolio.version (record, index, at, organisation, state)
    select entry.subject, entry.index, entry.at, said.record ->> 'organisation', ${stateInSql(tx.sql)}
    from published.entry
    ${contents(tx)}
    where entry.subject = any(${[...records]})
    and ${tells(tx)}
    and entry.index > coalesce((
      select max(removal.index) from published.entry as removal
      where removal.subject = entry.subject and removal.type = 'demonstration.removed'), -1)`
}

/**
 * Reads all of it anew, from the first entry on; returns how many entries there are. `onProgress` hears the index it has
 * come to. Whoever calls checks the permission; what is derived leaves no entries.
 */
export async function keepAllVersions(
  ctx: Context,
  onProgress: (index: number) => void = () => undefined,
): Promise<number> {
  const [head] = await ctx.sql<{ size: number }[]>`
    select coalesce(max(index) + 1, 0) as size from published.entry`
  const size = head?.size ?? 0
  await ctx.sql`delete from portfolio.version`
  for (let from = 0; from < size; from += STRETCH) {
    await ctx.sql`
      insert into portfolio.version (record, index, at, organisation, state)
      select entry.subject, entry.index, entry.at, said.record ->> 'organisation', ${stateInSql(ctx.sql)}
      from published.entry
      ${contents(ctx)}
      where entry.index >= ${from} and entry.index < ${from + STRETCH} and ${tells(ctx)}
      on conflict do nothing`
    onProgress(Math.min(size, from + STRETCH))
  }
  await ctx.sql`
    delete from portfolio.version
    using (
      select subject, max(index) as removed from published.entry where type = 'demonstration.removed' group by subject
    ) as removal
    where version.record = removal.subject and version.index < removal.removed`
  return size
}

const contents = ({ sql }: Context | Transaction) => sql`
  cross join lateral (select convert_from(entry.body, 'UTF8')::jsonb as content offset 0) as told
  cross join lateral (select told.content, told.content -> 'record' as record, told.content #> '{record,claims}' as claims) as said`

const tells = ({ sql }: Context | Transaction) => sql`
  entry.type in ('initiative.registered', 'initiative.changed', 'initiative.gone-at-source')
  and entry.body is not null
  and jsonb_typeof(said.record) = 'object'`
