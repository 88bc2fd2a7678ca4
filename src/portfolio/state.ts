import type { Sql, TransactionSql } from '#platform/database'

/**
 * What indicators count of an initiative, as the registry said from one entry on. Amounts in öre; what the registry did
 * not say is left out.
 */
export interface State {
  readonly phase?: string
  readonly class?: string
  readonly confirmed?: boolean
  readonly gone?: boolean
  readonly demonstration?: boolean
  /** Largest stated amount. */
  readonly amount?: number
  /** What it costs a year to keep running. */
  readonly running?: number
  /** The earliest date the record bears: began, published or decided; a year, a month or a day. */
  readonly dated?: string
  /** How many of the fields that every record should have are filled, of `structureFields`. */
  readonly filled?: number
  /** The entry came from a machine that read a source. */
  readonly machine?: boolean
  /** The role in which the entry was written. */
  readonly role?: string
  /** A registered decision is named. */
  readonly mandate?: boolean
  readonly effect?: boolean
  readonly owner?: boolean
  readonly outcome?: boolean
  readonly lesson?: boolean
  readonly firstCost?: number
  readonly latestCost?: number
  readonly rebaselines?: number
  readonly firstEnd?: string
  readonly latestEnd?: string
  readonly suppliers?: readonly string[]
}

/** The fields that every record should have, in the order the database counts them. */
export const structureFields = [
  'organisation',
  'phase',
  'class',
  'money',
  'startsOn',
  'endsOn',
  'cpv',
  'contactRole',
] as const

/** The state in the entry of a record, as SQL over `said.record` and `said.content`, a jsonb without nulls. */
export function stateInSql(sql: Sql | TransactionSql) {
  return sql`
    jsonb_strip_nulls(jsonb_build_object(
      'phase', said.record -> 'phase',
      'class', claims -> 'class',
      'confirmed', nullif(said.record -> 'confirmed', 'false'::jsonb),
      'gone', case when said.record ->> 'gone_at' is not null then true end,
      'demonstration', nullif(said.record -> 'demonstration', 'false'::jsonb),
      'amount', said.record -> 'amount_sek_minor',
      'running', (
        select sum((amount ->> 'amountMinor')::numeric)
        from jsonb_array_elements(case jsonb_typeof(claims -> 'money') when 'array' then claims -> 'money' end) as amount
        where amount ->> 'scope' = 'running-year' and amount ->> 'currency' = 'SEK'),
      'dated', least(claims ->> 'startsOn', said.record ->> 'dated_on'),
      'filled', (said.record ->> 'organisation' is not null)::integer + (said.record ->> 'phase' is not null)::integer
        + (claims ? 'class')::integer + (claims ? 'money')::integer + (claims ? 'startsOn' or claims ? 'publishedOn')::integer
        + (claims ? 'endsOn')::integer + (claims ? 'cpv' or claims ? 'area')::integer + (claims ? 'contactRole')::integer,
      'machine', case when entry.type like '%.gone-at-source' or jsonb_path_exists(said.content, '$.observations[*].capture ? (@ != null)')
        then true end,
      'role', entry.role,
      'mandate', case when claims ? 'diaryNumber' then true end,
      'effect', case when claims ? 'expectedEffect' then true end,
      'owner', case when claims ? 'contactRole' then true end,
      'outcome', case when jsonb_path_exists(claims, '$.money[*].scope ? (@ == "outcome")') then true end,
      'lesson', case when claims ? 'lesson' then true end,
      'firstCost', case when said.record #>> '{baseline,first,currency}' = 'SEK' then said.record #> '{baseline,first,costMinor}' end,
      'latestCost', case when said.record #>> '{baseline,latest,currency}' = 'SEK' then said.record #> '{baseline,latest,costMinor}' end,
      'rebaselines', said.record #> '{baseline,rebaselines}',
      'firstEnd', said.record #> '{baseline,first,endsOn}',
      'latestEnd', said.record #> '{baseline,latest,endsOn}',
      'suppliers', (select jsonb_agg(distinct supplier ->> 'name')
        from jsonb_array_elements(case jsonb_typeof(claims -> 'suppliers') when 'array' then claims -> 'suppliers' end) as supplier)
    ))`
}
