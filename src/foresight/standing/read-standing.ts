import type { Sql } from '#platform/database'
import type { Facts } from '../facts/facts.ts'
import { factsOfRecord, refOf } from './facts-of-record.ts'
import { type HeldFacts, readFacts } from './read-facts.ts'
import { type Standing, type StandingRow, standingOf } from './standing.ts'

/** One initiative as its evidence shows it: worked out now, with the facts it rests on and how it has stood before. */
export interface StandingView {
  readonly record: string
  readonly facts: Facts
  readonly standing: Standing
  /** How it has stood, oldest first; the last row is how it stands now. */
  readonly archive: readonly StandingRow[]
  /** What a fact’s reference is called: the source and the day. */
  readonly labels: ReadonlyMap<string, string>
  readonly demonstration: boolean
}

/** How an initiative stands on a day; null when there is no such initiative. */
export async function readStanding(
  ctx: { readonly sql: Sql },
  record: string,
  day: string,
): Promise<StandingView | null> {
  const [about] = await ctx.sql<{ demonstration: boolean }[]>`
    select demonstration from published.record where id = ${record} and kind = 'initiative'`
  if (!about) return null
  const [held, archive, sources] = await Promise.all([
    readFacts(ctx, [record], day),
    ctx.sql<StandingRow[]>`
      select record, to_char(since, 'YYYY-MM-DD') as since, level, chance, coverage, own_word, own_word_stale, contradiction,
        raised, version
      from foresight.standing
      where record = ${record} and since <= ${day}::date
      order by since`,
    ctx.sql<{ id: string; title: string }[]>`
      select distinct source.id, source.title
      from published.observation
      join published.source on source.id = observation.source
      where observation.record = ${record}`,
  ])
  const { facts, history } = held.get(record) ?? nothing(day)
  const titles = new Map(sources.map(({ id, title }) => [id, title]))
  const labels = new Map(
    history.said.map((row) => [refOf(row), `${titles.get(row.source) ?? row.source}, ${row.on}`]),
  )
  return {
    record,
    facts,
    standing: standingOf(facts, day),
    archive,
    labels,
    demonstration: about.demonstration,
  }
}

function nothing(day: string): HeldFacts {
  const history = { said: [], trouble: null }
  return { history, facts: factsOfRecord(history, day) }
}
