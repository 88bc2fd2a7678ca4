import { hasPermission, requirePermission } from '#identity'
import type { Context } from '#platform/context'
import type { ConcernOutcome } from './answer-concern.ts'
import type { ConcernDays, DeadlineKind, Level } from './duty-clock.ts'
import { hashOfReceipt } from './receipt-code.ts'
import type { WaitingRoom } from './waiting-room.ts'

type Reader = Pick<Context, 'sql'>

/** One line of a thread; the day, never the time. */
export interface ThreadMessage {
  readonly sender: 'writer' | 'owner' | 'moderator'
  readonly words: string
  readonly saidOn: string
}

/** A concern whole, for its writer, its owner and moderators. */
export interface Concern extends ConcernDays {
  readonly id: string
  readonly record: string | null
  readonly title: string | null
  readonly organisation: string | null
  readonly organisationName: string | null
  readonly doing: string
  readonly happened: string
  readonly language: 'sv' | 'en'
  readonly stepsLost: number | null
  readonly minutesLost: number | null
  readonly wish: 'now' | 'five' | 'never'
  readonly held: boolean
  readonly outcome: ConcernOutcome | null
  readonly reopened: number
  readonly closedOn: string | null
  readonly closedBy: 'writer' | 'moderator' | null
  readonly demonstration: boolean
  readonly thread: readonly ThreadMessage[]
  readonly escalations: readonly {
    readonly deadline: DeadlineKind
    readonly level: Level
    readonly since: string
  }[]
}

/** What a code leads to: a concern, one that still waits for the night, or nothing that we know of. */
export interface ByReceipt {
  readonly concern: Concern | null
  /** What the writer has said since the last night. */
  readonly waiting: number
}

/**
 * Finds what a receipt code leads to. A code that leads nowhere is looked for in the same way and with the same questions
 * to the database as one that does.
 */
export async function readByReceipt(ctx: Reader, room: WaitingRoom, code: string): Promise<ByReceipt> {
  const receipt = hashOfReceipt(code)
  const name = receipt.toString('hex')
  const waiting = room.waiting().filter((act) => act.kind !== 'incident' && act.receipt === name).length
  const [concern] = await readWhere(ctx, { receipt })
  return { concern: concern ?? null, waiting }
}

/** The concerns of an organisation, newest first, for those who may answer them and for moderators. */
export async function readConcernsOf(ctx: Context, organisation: string): Promise<Concern[]> {
  requirePermission(ctx, 'read-concerns', organisation)
  return readWhere(ctx, { organisation })
}

/** Whether the actor may read the concerns of an organisation; for what a page offers. */
export const mayReadConcerns = (ctx: Context, organisation: string): boolean =>
  hasPermission(ctx, 'read-concerns', organisation)

/** What waits for a moderator: without an owner, held back, or answered and closed by nobody for so long. Oldest first. */
export async function readForModerator(ctx: Context): Promise<Concern[]> {
  requirePermission(ctx, 'moderate-concerns')
  return readWhere(ctx, { moderator: true })
}

const MOST = 500

async function readWhere(
  { sql }: Reader,
  which: { readonly receipt?: Buffer; readonly organisation?: string; readonly moderator?: true },
): Promise<Concern[]> {
  const chosen = which.receipt
    ? sql`receipt = ${which.receipt}`
    : which.organisation !== undefined
      ? sql`concern.organisation = ${which.organisation}`
      : sql`(concern.organisation is null or held or answered_on is not null) and closed_on is null`
  return sql<Concern[]>`
    select concern.id, concern.record, coalesce(record.title, system_words) as title, concern.organisation,
      coalesce(organisation.name_sv, concern.organisation_words) as "organisationName", doing, happened, language,
      severity, steps_lost as "stepsLost", minutes_lost as "minutesLost", wish, held,
      received_on::text as "receivedOn", acknowledged_on::text as "acknowledgedOn", answered_on::text as "answeredOn",
      outcome, reopened_on::text as "reopenedOn", reopened, closed_on::text as "closedOn", closed_by as "closedBy",
      concern.demonstration,
      coalesce((
        select jsonb_agg(jsonb_build_object('sender', sender, 'words', words, 'saidOn', said_on) order by message.id)
        from frontline.message where message.concern = concern.id), '[]') as thread,
      coalesce((
        select jsonb_agg(jsonb_build_object('deadline', deadline, 'level', level, 'since', since) order by since, level)
        from frontline.escalation where escalation.concern = concern.id), '[]') as escalations
    from frontline.concern
    left join published.record on record.id = concern.record
    left join published.organisation on organisation.id = concern.organisation
    where ${chosen}
    order by number desc
    limit ${MOST}`
}
