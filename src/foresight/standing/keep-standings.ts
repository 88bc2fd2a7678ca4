import { requirePermission } from '#identity'
import type { Context, Transaction } from '#platform/context'
import type { Day } from '../facts/day.ts'
import { raiseBySigns } from '../warning/raise-by-signs.ts'
import { readFacts } from './read-facts.ts'
import { rowOf, type Standing, type StandingRow, saysElse, standingOf } from './standing.ts'

/**
 * Works out how these initiatives stand today, keeps what changed, and raises or withdraws what the signs demand. Returns how
 * many stand differently than before. Safe to repeat.
 */
export async function keepStandings(ctx: Context, ids: readonly string[]): Promise<number> {
  requirePermission(ctx, 'watch-initiatives')
  const day = ctx.now().toISOString().slice(0, 10)
  const standings = await readStandings(ctx, ids, day)
  return ctx.transaction(async (tx) => {
    const before = await readKept(tx, [...standings.keys()])
    const changed = [...standings].filter(([id, standing]) => saysElse(before.get(id), rowOf(id, standing)))
    await keep(
      tx,
      changed.map(([id, standing]) => rowOf(id, standing)),
    )
    await raiseBySigns(tx, new Map(changed))
    return changed.length
  })
}

/** How initiatives stand on a day by what is held of them. Ids that are no initiative’s are left out. */
async function readStandings(
  ctx: Pick<Context, 'sql'>,
  ids: readonly string[],
  day: Day,
): Promise<Map<string, Standing>> {
  const held = await readFacts(ctx, ids, day)
  return new Map([...held].map(([id, { facts }]) => [id, standingOf(facts, day)]))
}

async function readKept(tx: Transaction, ids: readonly string[]): Promise<Map<string, StandingRow>> {
  const rows = await tx.sql<StandingRow[]>`
    select distinct on (record) record, level, chance, coverage, own_word, own_word_stale, contradiction, raised, version
    from foresight.standing
    where record = any(${[...ids]})
    order by record, since desc`
  return new Map(rows.map((row) => [row.record, row]))
}

async function keep(tx: Transaction, rows: readonly StandingRow[]): Promise<void> {
  if (rows.length === 0) return
  // derived from published facts and made again from them, so that no entry is left
  await tx.sql`
    insert into foresight.standing (
      record, since, level, chance, coverage, own_word, own_word_stale, contradiction, raised, version)
    select record, since, level, chance, coverage, own_word, own_word_stale, contradiction, raised, version
    from jsonb_to_recordset(${tx.sql.json(rows.map((row) => ({ ...row, raised: [...row.raised] })))}) as row (
      record text, since date, level text, chance real, coverage real, own_word text, own_word_stale boolean,
      contradiction smallint, raised text[], version text)
    on conflict (record, since) do update set
      level = excluded.level, chance = excluded.chance, coverage = excluded.coverage, own_word = excluded.own_word,
      own_word_stale = excluded.own_word_stale, contradiction = excluded.contradiction, raised = excluded.raised,
      version = excluded.version`
}
