import type { Context } from '#platform/context'
import { accessRoom } from '../sheet/access-sheet.ts'

/** Initiatives that resemble each other: one of the organisation's own, one of another's. */
export interface WaitingTwin {
  readonly own: string
  readonly ownTitle: string
  readonly other: string
  readonly otherTitle: string
  readonly otherOrganisation: string | null
}

/** A question or warning that an own initiative has been given and that nobody has answered. */
export interface WaitingWarning {
  readonly id: string
  readonly grade: 'question' | 'warning'
  readonly title: string
  /** ISO 8601 date. */
  readonly raisedOn: string
}

/** A question that somebody has sent to the organisation and that nobody has answered. */
export interface WaitingLetter {
  readonly id: string
  readonly message: string
  readonly title: string | null
  readonly receivedOn: string
}

/** What others have put before the organisation: each list whole, up to its limit, with how many there are in all. */
export interface Waiting {
  readonly twins: Some<WaitingTwin>
  readonly warnings: Some<WaitingWarning>
  readonly letters: Some<WaitingLetter>
  /** Concerns from work whose deadline has passed. */
  readonly overdueConcerns: number
}

/** The first of something, and how many there are. */
export interface Some<Item> {
  readonly total: number
  readonly first: readonly Item[]
}

/** Most of each that the board lists; the rest is behind a link. */
const LISTED = 8

/** Reads what waits for the actor's organisation from others. */
export async function readWaiting(ctx: Context): Promise<Waiting> {
  const organisation = accessRoom(ctx)
  const [concerns] = await ctx.sql<{ overdue: number }[]>`
    select count(distinct id)::integer as overdue from published.overdue_concern
    where organisation = ${organisation} and ended_on is null`
  return {
    twins: some(await readTwins(ctx, organisation)),
    warnings: some(await readWarnings(ctx, organisation)),
    letters: some(await readLetters(ctx, organisation)),
    overdueConcerns: concerns?.overdue ?? 0,
  }
}

const some = <Item>(all: readonly Item[]): Some<Item> => ({
  total: all.length,
  first: all.slice(0, LISTED),
})

/** Twins that nobody has decided about, the likest first, each pair once. */
const readTwins = ({ sql }: Context, organisation: string) => sql<WaitingTwin[]>`
  select own.id as own, own.claims ->> 'title' as "ownTitle", other.id as other,
    other.claims ->> 'title' as "otherTitle", body.name_sv as "otherOrganisation"
  from published.twin_pair as pair
  join published.record as own on own.id in (pair.one, pair.other)
  join published.record as other on other.id in (pair.one, pair.other) and other.id <> own.id
  left join published.organisation as body on body.id = other.organisation
  where own.organisation = ${organisation} and own.kind = 'initiative' and other.kind = 'initiative'
  and other.organisation is distinct from own.organisation
  and own.gone_at is null and other.gone_at is null and pair.decided is null
  order by pair.score desc nulls last, own.id, other.id
  limit 500`

const readWarnings = ({ sql }: Context, organisation: string) => sql<WaitingWarning[]>`
  select warning.id, warning.grade, record.claims ->> 'title' as title, warning.raised_on::text as "raisedOn"
  from published.warning as warning
  join published.record as record on record.id = warning.record
  where record.organisation = ${organisation} and warning.answered_on is null and warning.closed_on is null
  order by warning.grade desc, warning.raised_on, warning.id
  limit 500`

const readLetters = ({ sql }: Context, organisation: string) => sql<WaitingLetter[]>`
  select letter.id::text as id, letter.message, record.claims ->> 'title' as title,
    letter.received_on::text as "receivedOn"
  from workspace.letter
  left join published.record as record on record.id = letter.record
  where letter.organisation = ${organisation} and letter.answered_on is null
  order by letter.id
  limit 500`
