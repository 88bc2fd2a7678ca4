import type { Actor, Context, Transaction } from '#platform/context'
import { Invalid } from '#platform/problems'
import { digestOf, newSecret } from '../digest.ts'
import { type Assignment, readAssignments } from './read-assignments.ts'

/** Someone signed in with one browser. */
export interface Session {
  readonly account: string
  /** As their identity provider writes it; null when it does not say. */
  readonly name: string | null
  /** Id of the identity provider, or `demonstration`. */
  readonly provider: string
  /** An invented person of the invented county. */
  readonly demonstration: boolean
  /** All they may act as. */
  readonly assignments: readonly Assignment[]
  /** The one they act as now; null when they have none. */
  readonly acting: Assignment | null
  /** When the session ends whatever happens, ISO 8601. */
  readonly endsAt: string
}

/** ASVS 7.3.1: minutes without a request after which a session has ended. */
export const IDLE_MINUTES = 30
/** ASVS 7.3.2: hours after which a session has ended whatever happens. */
export const LONGEST_HOURS = 8
/** Seconds between two notes that a session is in use: not every request needs one. */
const NOTED_SECONDS = 60

/** Who acts in a session; `public` when there is none, or nobody it may act for. */
export function actorOf(session: Session | null): Actor {
  const acting = session?.acting
  if (!acting) return { organisation: null, role: 'public' }
  const { organisation, role, through } = acting
  return { organisation, role, ...(through && { through: through.id }) }
}

/**
 * Opens a session for an account and returns its token, of which only a digest is kept. It acts as the highest role at first. What has ended is swept.
 * No permission is asked for: whoever calls has just proven who it is. It leaves no entry: history does not know people.
 */
export async function openSession(ctx: Context, account: string): Promise<string> {
  const token = newSecret()
  const now = ctx.now()
  const [acting] = await readAssignments(ctx, account)
  await ctx.sql`
    delete from identity.session
    where opened_at < ${hoursBefore(now, LONGEST_HOURS)} or seen_at < ${minutesBefore(now, IDLE_MINUTES)}`
  await ctx.sql`
    insert into identity.session ${ctx.sql({
      hash: digestOf(token),
      account,
      ...columnsOf(acting),
      opened_at: now,
      seen_at: now,
    })}`
  return token
}

const columnsOf = (acting: Assignment | undefined) => ({
  organisation: acting?.organisation ?? null,
  role: acting?.role ?? null,
  through: acting?.through?.id ?? null,
})

interface Row {
  readonly account: string
  readonly name: string | null
  readonly provider: string
  readonly demonstration: boolean
  readonly organisation: string | null
  readonly role: string | null
  readonly through: string | null
  readonly opened_at: Date
  readonly seen_at: Date
}

/**
 * Reads the session of a token, and notes that it is in use. Null when there is none, or it has ended. Roles are read anew each time: what
 * somebody has lost they cannot act as.
 */
export async function readSession(ctx: Context, token: string): Promise<Session | null> {
  const now = ctx.now()
  const hash = digestOf(token)
  const [row] = await ctx.sql<Row[]>`
    select session.account, account.name, account.provider, account.demonstration, session.organisation, session.role,
      session.through, session.opened_at, session.seen_at
    from identity.session
    join identity.account on account.id = session.account
    where session.hash = ${hash}
    and session.opened_at > ${hoursBefore(now, LONGEST_HOURS)}
    and session.seen_at > ${minutesBefore(now, IDLE_MINUTES)}`
  if (!row) return null
  if (now.getTime() - row.seen_at.getTime() > NOTED_SECONDS * 1_000)
    await ctx.sql`update identity.session set seen_at = ${now} where hash = ${hash}`
  const assignments = await readAssignments(ctx, row.account)
  const acting = assignments.find(
    ({ organisation, role, through }) =>
      organisation === row.organisation && role === row.role && (through?.id ?? null) === row.through,
  )
  return {
    account: row.account,
    name: row.name,
    provider: row.provider,
    demonstration: row.demonstration,
    assignments,
    acting: acting ?? assignments[0] ?? null,
    endsAt: new Date(row.opened_at.getTime() + LONGEST_HOURS * 3_600_000).toISOString(),
  }
}

/** Acts as another of one's own assignments from now on. Throws `Invalid` when it is not one of them. */
export async function switchAssignment(
  ctx: Context,
  token: string,
  session: Session,
  key: string,
): Promise<void> {
  const chosen = session.assignments.find((assignment) => assignment.key === key)
  if (!chosen) {
    throw new Invalid(
      {
        sv: 'Det uppdraget har du inte, eller inte längre. Välj ett av dem som står här.',
        en: 'You do not have that assignment, or not any longer. Choose one of those shown here.',
      },
      [
        {
          field: 'assignment',
          message: { sv: 'Välj ett av dina uppdrag.', en: 'Choose one of your assignments.' },
        },
      ],
    )
  }
  await ctx.sql`
    update identity.session set ${ctx.sql(columnsOf(chosen))} where hash = ${digestOf(token)}`
}

/** Ends the session of a token, if there is one. */
export async function endSession(ctx: Context, token: string): Promise<void> {
  await ctx.sql`delete from identity.session where hash = ${digestOf(token)}`
}

/** Ends every session of an account: when its holder asks for it, and whenever its roles change. Returns how many. */
export async function endSessionsOf(ctx: Context | Transaction, account: string): Promise<number> {
  const ended = await ctx.sql`delete from identity.session where account = ${account}`
  return ended.count
}

/** How many browsers an account is signed in with. */
export async function countSessions(ctx: Context, account: string): Promise<number> {
  const now = ctx.now()
  const [row] = await ctx.sql<{ count: number }[]>`
    select count(*)::integer as count from identity.session
    where account = ${account}
    and opened_at > ${hoursBefore(now, LONGEST_HOURS)} and seen_at > ${minutesBefore(now, IDLE_MINUTES)}`
  return row?.count ?? 0
}

const minutesBefore = (now: Date, minutes: number) => new Date(now.getTime() - minutes * 60_000)
const hoursBefore = (now: Date, hours: number) => minutesBefore(now, hours * 60)
