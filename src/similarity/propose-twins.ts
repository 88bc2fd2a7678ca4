import { requirePermission } from '#identity'
import { appendAll } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import type { FoundPair } from './matching/index.ts'

/** What a proposal changed. */
export interface Proposed {
  readonly proposed: number
  readonly withdrawn: number
}

/** Points may drift so far before it is news: every new initiative makes words a little more or less rare. */
const DRIFT = 0.25
/** Pairs told in one entry. */
const TOLD_TOGETHER = 200
/** Any number will do, as long as only this verb uses it. */
const PROPOSING_LOCK = 7_230_017

/**
 * Proposes the pairs that were found, and withdraws those about `about` (null: all) that were not found any more. What is
 * already proposed the same way changes nothing and leaves no entry, so proposing again is safe.
 */
export async function proposeTwins(
  ctx: Context,
  found: readonly FoundPair[],
  about: readonly string[] | null,
): Promise<Proposed> {
  requirePermission(ctx, 'propose-twins')
  return ctx.transaction(async (tx) => {
    await tx.sql`select pg_advisory_xact_lock(${PROPOSING_LOCK})`
    const known = new Map((await knownPairs(tx, found, about)).map((pair) => [keyOf(pair), pair]))
    const news = found.filter((pair) => isNews(pair, known.get(keyOf(pair))))
    const still = new Set(found.map(keyOf))
    const gone = [...known.values()].filter((pair) => !pair.withdrawn && !still.has(keyOf(pair)))
    await writePairs(tx, news)
    await withdraw(tx, gone)
    await appendAll(tx, [
      ...told(news).map((pairs) => ({ type: 'twins.proposed', subject: 'twins', content: { pairs } })),
      ...told(gone).map((pairs) => ({
        type: 'twins.withdrawn',
        subject: 'twins',
        content: { pairs: pairs.map(({ one, other }) => ({ one, other })) },
      })),
    ])
    return { proposed: news.length, withdrawn: gone.length }
  })
}

interface Known {
  readonly one: string
  readonly other: string
  readonly level: string
  readonly score: number
  readonly need: string | null
  readonly withdrawn: boolean
}

const keyOf = ({ one, other }: { one: string; other: string }) => `${one} ${other}`

async function knownPairs(
  tx: Transaction,
  found: readonly FoundPair[],
  about: readonly string[] | null,
): Promise<Known[]> {
  const columns = tx.sql`pair.one, pair.other, level, score, need, withdrawn_at is not null as withdrawn`
  if (about === null) return tx.sql<Known[]>`select ${columns} from similarity.pair`
  return tx.sql<Known[]>`
    select ${columns} from similarity.pair
    where pair.one = any(${[...about]}) or pair.other = any(${[...about]})
    union
    select ${columns} from similarity.pair
    join unnest(${found.map(({ one }) => one)}::text[], ${found.map(({ other }) => other)}::text[]) as asked (one, other)
      on asked.one = pair.one and asked.other = pair.other`
}

function isNews(pair: FoundPair, known: Known | undefined): boolean {
  return (
    !known ||
    known.withdrawn ||
    known.level !== pair.level ||
    known.need !== pair.need ||
    Math.abs(known.score - pair.score) >= DRIFT
  )
}

async function writePairs(tx: Transaction, pairs: readonly FoundPair[]): Promise<void> {
  for (const some of inLots(pairs, 2_000)) {
    await tx.sql`
      insert into similarity.pair (one, other, level, score, need, reasons, proposed_at)
      select one, other, level, score, need, reasons, ${tx.now()}
      from jsonb_to_recordset(${tx.sql.json(some.map(plain))})
        as found (one text, other text, level text, score real, need text, reasons jsonb)
      on conflict (one, other) do update set level = excluded.level, score = excluded.score, need = excluded.need,
        reasons = excluded.reasons, proposed_at = excluded.proposed_at, withdrawn_at = null`
  }
}

async function withdraw(tx: Transaction, pairs: readonly Known[]): Promise<void> {
  if (pairs.length === 0) return
  await tx.sql`
    update similarity.pair set withdrawn_at = ${tx.now()}
    from unnest(${pairs.map(({ one }) => one)}::text[], ${pairs.map(({ other }) => other)}::text[]) as gone (one, other)
    where pair.one = gone.one and pair.other = gone.other`
}

const plain = ({ one, other, level, score, need, reasons }: FoundPair) => ({
  ...{ one, other, level, score, need },
  reasons: reasons.map(({ part, points, shared }) => ({ part, points, shared: [...shared] })),
})

const told = <Pair>(pairs: readonly Pair[]) => inLots(pairs, TOLD_TOGETHER)

function inLots<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, lot) =>
    items.slice(lot * size, (lot + 1) * size),
  )
}
