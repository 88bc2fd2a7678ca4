import { holdersOf, requirePermission } from '#identity'
import { catchUp, type Entry, follow, type Running } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import type { Search } from '#search'
import { oweDuties } from '../duty/owe-duties.ts'
import { ensureFollower } from '../follow/follow.ts'
import { matchSearches } from './match-searches.ts'
import { type Matter, matterOf } from './matter-of.ts'
import { type Place, placesOf } from './places-of.ts'

/** The bookmark's name. */
const SUBSCRIBER = 'notification'

/** What hearing of entries needs from outside. */
export interface Hearing {
  /** Gives the search, when somebody follows one. */
  readonly search: () => Promise<Search>
  /** Whether mail can be sent at all: without, none is queued. */
  readonly mailing: boolean
}

/** Tells followers, witnesses and roles what happens, as entries arrive, until stopped. Several processes may; all of it is safe to repeat. */
export function followEntries(ctx: Context, hearing: Hearing): Running {
  return follow(ctx, 'news could not be told; it is tried again', () =>
    catchUp(ctx, SUBSCRIBER, (entries) => hear(ctx, entries, hearing)),
  )
}

/**
 * Notes whom these entries are news to, and queues the mail that a duty asks for, all of it or nothing. Safe to repeat. It leaves
 * no entry: who is told is private.
 */
export async function hear(ctx: Context, entries: readonly Entry[], hearing: Hearing): Promise<void> {
  requirePermission(ctx, 'keep-notifications')
  const matters = entries.flatMap((entry) => matterOf(entry) ?? [])
  if (matters.length === 0) return
  const found = await matchSearches(ctx, matters, hearing.search)
  await ctx.transaction(async (tx) => {
    await tellFollowers(tx, [...(await placesOf(tx, matters)), ...found])
    await tellWitnesses(tx, matters)
    if (hearing.mailing) await oweDuties(tx, matters)
  })
}

async function tellFollowers(tx: Transaction, places: readonly Place[]): Promise<void> {
  const { sql } = tx
  await sql`
    insert into notification.news (account, index, kind, target, at)
    select follow.account, place.index, follow.kind, follow.target, place.at
    from unnest(
      ${places.map(({ kind }) => kind)}::text[], ${places.map(({ target }) => target)}::text[],
      ${places.map(({ index }) => index)}::bigint[], ${places.map(({ at }) => at.toISOString())}::timestamptz[]
    ) as place (kind, target, index, at)
    join notification.follow
      on follow.kind = place.kind and follow.target = place.target and follow.from_index <= place.index
    on conflict do nothing`
}

/** A warning, and a concern that is overdue, is news to the front-line witnesses of the organisation it is put to. */
async function tellWitnesses(tx: Transaction, matters: readonly Matter[]): Promise<void> {
  const cases = matters.filter((matter) => matter.case !== null && matter.organisation !== null)
  const organisations = [...new Set(cases.flatMap(({ organisation }) => organisation ?? []))]
  for (const { organisation, ...witness } of await holdersOf(tx, 'witness', organisations)) {
    const own = cases.filter((matter) => matter.organisation === organisation)
    await ensureFollower(tx, witness, 'sv', own[0]?.index)
    for (const { index, at } of own)
      await tx.sql`
        insert into notification.news ${tx.sql({
          ...{ account: witness.account, index, kind: 'witness', target: organisation, at },
        })}
        on conflict do nothing`
  }
}
