import type { Sql } from '#platform/database'
import type { Warning } from './warning.ts'

/** How the warnings of one kind have turned out so far. Counts, never rates: nobody knows what an unanswered one would have shown. */
export interface FairnessLine {
  readonly raisedBy: Warning['raisedBy']
  readonly raised: number
  readonly waiting: number
  readonly acted: number
  readonly notRelevant: number
  readonly disputed: number
  readonly right: number
  readonly wrong: number
  readonly unclear: number
  readonly withdrawn: number
  readonly corrected: number
  /** Median days from raised to answered; null while nothing has been answered. */
  readonly daysToAnswer: number | null
}

/** How often warnings were right, by who raised them. The invented ones of the demonstration are counted only when asked for. */
export async function readFairness(
  { sql }: { readonly sql: Sql },
  demonstration: boolean,
): Promise<FairnessLine[]> {
  return sql<FairnessLine[]>`
    select raised_by as "raisedBy", count(*) as raised,
      count(*) filter (where answered_on is null and closed_on is null) as waiting,
      count(*) filter (where state -> 'answer' ->> 'verdict' = 'acted') as acted,
      count(*) filter (where state -> 'answer' ->> 'verdict' = 'not-relevant') as "notRelevant",
      count(*) filter (where state -> 'answer' ->> 'verdict' = 'disputed') as disputed,
      count(*) filter (where outcome = 'right') as right, count(*) filter (where outcome = 'wrong') as wrong,
      count(*) filter (where outcome = 'unclear') as unclear, count(*) filter (where outcome = 'withdrawn') as withdrawn,
      count(*) filter (where (state ->> 'corrections')::integer > 0) as corrected,
      percentile_cont(0.5) within group (order by answered_on - raised_on)
        filter (where answered_on is not null) as "daysToAnswer"
    from foresight.warning
    where demonstration = ${demonstration}
    group by raised_by
    order by raised_by`
}
