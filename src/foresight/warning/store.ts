import { append, appendAll, type Entry } from '#ledger'
import type { Transaction } from '#platform/context'
import { NotFound } from '#platform/problems'
import { Warning } from './warning.ts'

/** What happens to a warning; the last part of its entries' type. */
export type WarningAct = 'raised' | 'corrected' | 'escalated' | 'answered' | 'closed'

/** Writes a warning whole, new or known, and remembers the act in the same transaction. */
export async function writeWarning(tx: Transaction, warning: Warning, act: WarningAct): Promise<void> {
  await putWarning(tx, warning)
  await append(tx, { type: `warning.${act}`, subject: warning.id, content: warning })
}

/** Puts a warning's row as the warning has it. */
async function putWarning(tx: Transaction, warning: Warning): Promise<void> {
  const row = {
    id: warning.id,
    record: warning.record,
    organisation: warning.organisation,
    raised_by: warning.raisedBy,
    grade: warning.grade,
    key: warning.key,
    raised_on: warning.raised.on,
    stage: warning.stage,
    answered_on: warning.answer?.on ?? null,
    closed_on: warning.closing?.on ?? null,
    outcome: warning.closing?.outcome ?? null,
    demonstration: warning.demonstration,
    state: tx.sql.json(warning),
  }
  await tx.sql`
    insert into foresight.warning ${tx.sql(row)}
    on conflict (id) do update set
      grade = excluded.grade, stage = excluded.stage, answered_on = excluded.answered_on,
      closed_on = excluded.closed_on, outcome = excluded.outcome, state = excluded.state`
}

/** Makes the warning that an entry tells of, as it tells it, when everything is rebuilt from the ledger. */
export async function replayWarning(
  tx: Transaction,
  { type, subject, content }: Pick<Entry, 'type' | 'subject' | 'content'>,
): Promise<void> {
  if (type === 'demonstration.removed') {
    await tx.sql`delete from foresight.warning where id = ${subject}`
  }
  const read = type.startsWith('warning.') ? Warning.safeParse(content) : null
  if (read?.success) await putWarning(tx, read.data)
}

/** Takes the invented warnings about removed initiatives away again, with an entry for each, and how these stood. */
export async function removeWarningsOf(tx: Transaction, records: readonly string[]): Promise<void> {
  await tx.sql`delete from foresight.standing where record = any(${[...records]})`
  const gone = await tx.sql<{ id: string }[]>`
    delete from foresight.warning where demonstration and record = any(${[...records]}) returning id`
  const drafts = gone.map(({ id }) => ({ type: 'demonstration.removed', subject: id, content: {} }))
  if (drafts.length > 0) await appendAll(tx, drafts)
}

/** A warning, locked until the transaction ends. Throws `NotFound`. */
export async function lockWarning(tx: Transaction, id: string): Promise<Warning> {
  const [row] = await tx.sql<{ state: Warning }[]>`
    select state from foresight.warning where id = ${id} for update`
  if (row) return row.state
  throw noSuchWarning()
}

/** There is no such warning. */
export const noSuchWarning = () =>
  new NotFound({
    sv: 'Det finns ingen sådan fråga eller varning. Alla står på sidan Varningar.',
    en: 'There is no such question or warning. All of them are on the page Warnings.',
  })

/** Who acts, and on which day, as a warning keeps it. */
export function byActor(tx: Transaction): { on: string; organisation: string | null; role: string } {
  const { organisation, role } = tx.actor
  return { on: tx.now().toISOString().slice(0, 10), organisation, role }
}
