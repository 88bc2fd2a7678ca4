import { ledgerSize } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import type { Language } from '#platform/language'
import { Conflict, Invalid, NotFound } from '#platform/problems'
import { readTaxonomy } from '#registry'
import { Target } from './target.ts'

/** Somebody who is signed in, as far as following goes. */
export interface Follower {
  readonly account: string
  readonly demonstration: boolean
}

/** Most things that one person can follow. */
export const MOST_FOLLOWED = 500

/**
 * Follows something from now on; following it again changes nothing. No permission is asked for: whoever is signed in
 * follows for themselves. It leaves no entry: history does not know what people read. Throws `NotFound` for what does not exist.
 */
export async function follow(
  ctx: Context,
  follower: Follower,
  input: Named,
  language: Language,
): Promise<void> {
  const wish = Target.safeParse(input)
  if (!wish.success) throw notToFollow()
  const { kind, target } = wish.data
  await ctx.transaction(async (tx) => {
    await requireExisting(tx, wish.data)
    await ensureFollower(tx, follower, language)
    const { account } = follower
    const [row] = await tx.sql<{ count: number }[]>`
      select count(*)::integer as count from notification.follow where account = ${account}`
    if ((row?.count ?? 0) >= MOST_FOLLOWED) throw tooMany()
    const from_index = await ledgerSize(tx)
    await tx.sql`
      insert into notification.follow ${tx.sql({ account, kind, target, from_index, since: tx.now() })}
      on conflict do nothing`
  })
}

/** Stops following something. It leaves no entry, as following leaves none. */
export async function stopFollowing(ctx: Context, account: string, input: Named): Promise<void> {
  const wish = Target.safeParse(input)
  if (!wish.success) throw notToFollow()
  const { kind, target } = wish.data
  await ctx.sql`
    delete from notification.follow where account = ${account} and kind = ${kind} and target = ${target}`
}

/** Makes sure that somebody can be told news, from an entry on; from now unless given. */
export async function ensureFollower(
  tx: Transaction,
  { account, demonstration }: Follower,
  language: Language,
  since?: number,
): Promise<void> {
  const from = since ?? (await ledgerSize(tx))
  await tx.sql`
    insert into notification.follower ${tx.sql({
      ...{ account, language, demonstration, seen_to: from, digest_to: from },
    })}
    on conflict do nothing`
}

/** Takes the invented people's following away. Part of taking the county away, in its transaction. */
export async function removeInventedFollowers(tx: Pick<Transaction, 'sql'>): Promise<void> {
  await tx.sql`delete from notification.follower where demonstration`
}

/** What is to be followed, as a form says it. */
type Named = { readonly kind: string; readonly target: string }

async function requireExisting(tx: Transaction, { kind, target }: Target): Promise<void> {
  if (kind === 'search') return
  if (kind === 'need') {
    if (!readTaxonomy().byId.has(target)) throw nothingThere()
    return
  }
  const rows =
    kind === 'organisation'
      ? await tx.sql`select from published.organisation where id = ${target}`
      : await tx.sql`select from published.record where id = ${target} and kind = ${kind}`
  if (rows.length === 0) throw nothingThere()
}

const nothingThere = () =>
  new NotFound({
    sv: 'Det du vill följa finns inte. Gå till sidan och tryck på Följ där.',
    en: 'What you want to follow does not exist. Go to its page and press Follow there.',
  })

const notToFollow = () =>
  new Invalid({
    sv: 'Det går inte att förstå vad du vill följa. Gå till sidan och tryck på Följ där.',
    en: 'It is not clear what you want to follow. Go to its page and press Follow there.',
  })

const tooMany = () =>
  new Conflict({
    sv: `Du följer redan ${MOST_FOLLOWED} saker, och fler går inte. Sluta följa något först, eller följ en sökning som fångar flera.`,
    en: `You follow ${MOST_FOLLOWED} things already, and more is not possible. Stop following something, or follow a search that catches several.`,
  })
