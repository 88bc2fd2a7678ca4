import { z } from 'zod'
import type { Context } from '#platform/context'
import { outcomes } from './answer-concern.ts'
import { deadlineKinds, levels, severities } from './duty-clock.ts'

type Reader = Pick<Context, 'sql'>

const Fives = z.int().multipleOf(5)

/** Counts of the concerns about one record, in steps of five. */
export const ConcernTally = z
  .object({
    concerns: Fives.meta({ description: 'at least so many; 0: fewer than five, perhaps none' }),
    friction: Fives,
    obstacle: Fives,
    risk: Fives.meta({ description: 'somebody may come to harm' }),
    answered: Fives,
    changed: Fives,
    explained: Fives,
    rejected: Fives,
    medianMinutesLost: z.int().nullable(),
    medianStepsLost: z.int().nullable(),
    incidents: Fives.meta({
      description: 'safety incidents reported with the employer, as told by those who reported',
    }),
  })
  .meta({ id: 'ConcernTally' })
export type ConcernTally = z.infer<typeof ConcernTally>

/** What one concern says, where its writer agreed or at least five have written about the same. */
export const ConcernWords = z
  .object({
    id: z.string(),
    record: z.string().nullable(),
    organisation: z.string().nullable(),
    language: z.enum(['sv', 'en']),
    doing: z.string(),
    happened: z.string(),
    severity: z.enum(severities),
    receivedIn: z.string().meta({ description: 'month, YYYY-MM; no day is published' }),
    outcome: z.enum(outcomes).nullable(),
    answer: z.string().nullable(),
    answeredOn: z.iso.date().nullable(),
    closed: z.boolean(),
  })
  .meta({ id: 'Concern' })
export type ConcernWords = z.infer<typeof ConcernWords>

/** A deadline that has passed: which, since when, how far up it has gone, and when it ended. */
export const OverdueConcern = z
  .object({
    id: z.string(),
    record: z.string().nullable(),
    title: z.string().nullable(),
    organisation: z.string().nullable(),
    organisationName: z.string().nullable(),
    deadline: z.enum(deadlineKinds),
    since: z.iso.date(),
    level: z.enum(levels),
    safety: z.boolean(),
    endedOn: z.iso.date().nullable().meta({ description: 'null: still overdue' }),
  })
  .meta({ id: 'OverdueConcern' })
export type OverdueConcern = z.infer<typeof OverdueConcern>

/** How an owner meets its duty to answer. */
export const DutyStanding = z
  .object({
    organisation: z.string(),
    organisationName: z.string(),
    concerns: Fives,
    medianDaysToAnswer: z.int().nullable().meta({ description: 'null: fewer than five answered' }),
    shareChanged: z.number().nullable(),
    reopened: Fives.nullable(),
    overdue: z.int(),
    everOverdue: z.int(),
  })
  .meta({ id: 'DutyStanding' })
export type DutyStanding = z.infer<typeof DutyStanding>

/** Counts for one record. All zero while fewer than five have written. */
export async function readConcernTally(ctx: Reader, record: string): Promise<ConcernTally> {
  const [tally] = await ctx.sql`
    select concerns, friction, obstacle, risk, answered, changed, explained, rejected,
      median_minutes_lost as "medianMinutesLost", median_steps_lost as "medianStepsLost",
      coalesce((select incidents from published.incident_tally where incident_tally.record = concern_tally.record), 0)
        as incidents
    from published.concern_tally
    where record = ${record}`
  return tally ? ConcernTally.parse(tally) : nothingTold
}

const nothingTold: ConcernTally = {
  ...{ concerns: 0, friction: 0, obstacle: 0, risk: 0, answered: 0, changed: 0, explained: 0, rejected: 0 },
  ...{ medianMinutesLost: null, medianStepsLost: null, incidents: 0 },
}

/** Published words about a record, newest month first. */
export async function readConcernWords(ctx: Reader, record: string, limit = 50): Promise<ConcernWords[]> {
  const rows = await ctx.sql`
    select id, record, organisation, language, doing, happened, severity, received_in as "receivedIn", outcome, answer,
      answered_on::text as "answeredOn", closed
    from published.concern_words
    where record = ${record}
    order by received_in desc, id
    limit ${limit}`
  return z.array(ConcernWords).parse(rows)
}

/** What is overdue now, the furthest up and oldest first, and then what has been; of one record, one owner, or all. */
export async function readOverdue(
  { sql }: Reader,
  { record, organisation, limit = 200 }: { record?: string; organisation?: string; limit?: number } = {},
): Promise<OverdueConcern[]> {
  const rows = await sql`
    select overdue.id, overdue.record, record.title, overdue.organisation, name_sv as "organisationName", deadline,
      since::text as since, level, safety, ended_on::text as "endedOn"
    from published.overdue_concern as overdue
    left join published.record on record.id = overdue.record
    left join published.organisation on organisation.id = overdue.organisation
    where (${record ?? null}::text is null or overdue.record = ${record ?? null})
    and (${organisation ?? null}::text is null or overdue.organisation = ${organisation ?? null})
    order by ended_on is not null, array_position(array['oversight', 'board', 'owner'], level), since, overdue.id, deadline
    limit ${limit}`
  return z.array(OverdueConcern).parse(rows)
}

/** How owners meet their duty, those with most overdue first; of one owner or all. */
export async function readDuty({ sql }: Reader, organisation?: string): Promise<DutyStanding[]> {
  const rows = await sql`
    select duty.organisation, name_sv as "organisationName", concerns, median_days_to_answer as "medianDaysToAnswer",
      share_changed as "shareChanged", reopened, overdue, ever_overdue as "everOverdue"
    from published.concern_duty as duty
    join published.organisation on organisation.id = duty.organisation
    where (${organisation ?? null}::text is null or duty.organisation = ${organisation ?? null})
    and (concerns > 0 or ever_overdue > 0)
    order by overdue desc, name_sv`
  return z.array(DutyStanding).parse(rows)
}
