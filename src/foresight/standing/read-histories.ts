import type { Sql, TransactionSql } from '#platform/database'
import { groupBy } from '#platform/grouping'
import { type RecordHistory, type Said, UsableClaims } from './facts-of-record.ts'

type Reader = { readonly sql: Sql | TransactionSql }

interface Row extends Omit<Said, 'claims'> {
  readonly record: string
  readonly claims: unknown
}

/** All that the registry has heard of these initiatives, also what was said before and is no longer said. */
export async function readHistories(
  { sql }: Reader,
  ids: readonly string[],
): Promise<Map<string, RecordHistory>> {
  const rows = await sql<Row[]>`
    select id, record, source, owned, priority,
      to_char(observed_at at time zone 'UTC', 'YYYY-MM-DD') as on,
      to_char(greatest(observed_at, seen_at) at time zone 'UTC', 'YYYY-MM-DD') as until,
      jsonb_strip_nulls(jsonb_build_object('startsOn', claims -> 'startsOn', 'endsOn', claims -> 'endsOn', 
        'publishedOn', claims -> 'publishedOn',
        'phaseWord', claims -> 'phaseWord', 'contactRole', claims -> 'contactRole'))
      || case when claims ? 'money' then jsonb_build_object('money', claims -> 'money') else '{}' end as claims
    from published.observation
    where record = any(${[...ids]})
    order by record, observed_at, id`
  const troubles = await readTroubles({ sql }, ids)
  const byRecord = groupBy(rows, ({ record }) => record)
  return new Map(
    ids.map((id) => [
      id,
      { said: (byRecord.get(id) ?? []).flatMap(toSaid), trouble: troubles.get(id) ?? null },
    ]),
  )
}

function toSaid({ record: _, claims, ...row }: Row): Said[] {
  const usable = UsableClaims.safeParse(claims)
  return usable.success ? [{ ...row, claims: usable.data }] : []
}

interface Trouble {
  readonly record: string
  readonly ref: string
  readonly on: string
  readonly open: number
}

/** Lessons about the same product that nobody has answered for. */
async function readTroubles({ sql }: Reader, ids: readonly string[]): Promise<Map<string, Trouble>> {
  const rows = await sql<Trouble[]>`
    select record, 'warning:' || min(id) as ref, to_char(min(raised_on), 'YYYY-MM-DD') as on,
      sum(jsonb_array_length(state -> 'evidence'))::integer as open
    from foresight.warning
    where raised_by = 'memory' and answered_on is null and closed_on is null and record = any(${[...ids]})
    group by record`
  return new Map(rows.map((row) => [row.record, row]))
}
