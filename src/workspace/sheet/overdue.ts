import { requirePermission } from '#identity'
import type { Context, Transaction } from '#platform/context'
import { instant } from '#platform/database'
import { accessRoom, lockSheet } from './access-sheet.ts'
import { publishState } from './publish-sheet.ts'

/** Days after which a phase is worth confirming anew; what has ended stays true. */
const confirmAfterDays: Readonly<Record<string, number>> = {
  ...{ preparation: 90, procurement: 90, development: 90, pilot: 90, introduction: 90 },
  ...{ idea: 180, paused: 180, operation: 365 },
  ...{ stopped: Number.POSITIVE_INFINITY, retired: Number.POSITIVE_INFINITY },
}

/** Whether it is time to say that something is still true, by its phase and when that was last said, ISO 8601. Pure. */
export function isOverdue(phase: string | null | undefined, confirmedAt: string | null, now: Date): boolean {
  const age = confirmedAt === null ? 0 : (now.getTime() - Date.parse(confirmedAt)) / 86_400_000
  return age > (confirmAfterDays[phase ?? ''] ?? 180)
}

/** A public record that is due to be confirmed, and of whose sheet nothing is unpublished. */
export interface Overdue {
  readonly organisation: string
  readonly record: string
  /** When it was last confirmed, ISO 8601. */
  readonly confirmedAt: string
  readonly demonstration: boolean
}

/** All that is due to be confirmed, of any organisation, or one record if that is: what reminders ask about. All of it is public. */
export async function listOverdue(
  { sql, now }: Pick<Context | Transaction, 'sql' | 'now'>,
  record: string | null = null,
): Promise<Overdue[]> {
  const rows = await sql<(Overdue & { phase: string | null })[]>`
    select organisation, record, ${instant(sql, 'confirmed_at')} as "confirmedAt", demonstration,
      state -> 'claims' ->> 'phase' as phase
    from workspace.sheet
    where record is not null and version = published_version and confirmed_at is not null
    and state ->> 'visibility' = 'public' and state -> 'claims' ->> 'contested' is null
    and (${record}::text is null or record = ${record})
    order by organisation, confirmed_at, record`
  return rows
    .filter(({ phase, confirmedAt }) => isOverdue(phase, confirmedAt, now()))
    .map(({ phase: _, ...overdue }) => overdue)
}

/**
 * Confirms that a record of the actor's organisation is still true, just as it is published. Returns false, and does nothing, when
 * that is not due or something is written that is not published: whoever confirms has not read it.
 */
export async function confirmAsPublished(ctx: Context | Transaction, record: string): Promise<boolean> {
  requirePermission(ctx, 'publish-sheets', ctx.actor.organisation ?? '')
  return ctx.transaction(async (tx) => {
    const organisation = accessRoom(tx)
    const [known] = await tx.sql<{ id: string }[]>`
      select id from workspace.sheet where record = ${record} and organisation = ${organisation}`
    if (!known) return false
    const sheet = await lockSheet(tx, known.id)
    const due = await listOverdue(tx, record)
    if (due.length === 0) return false
    await publishState(tx, sheet, true)
    return true
  })
}
