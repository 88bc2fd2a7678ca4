import type { Actor, Transaction } from '#platform/context'
import { Unavailable } from '#platform/problems'
import { canonicalBytes, commit, type Submission, sealOf } from './leaf.ts'

/** What a verb wants remembered. `content` is the whole state of the subject after the act, and why. */
export interface EntryDraft {
  readonly type: string
  readonly subject: string
  readonly content: object
}

/** Remembers one act in the transaction that does it. */
export async function append(tx: Transaction, draft: EntryDraft): Promise<void> {
  await appendAll(tx, [draft])
}

/**
 * Remembers many acts in the transaction that does them, in the order given. Who acts is taken from `tx`. Throws
 * `Unavailable` while the ledger is read-only.
 */
export async function appendAll(tx: Transaction, drafts: readonly EntryDraft[]): Promise<void> {
  for (let from = 0; from < drafts.length; from += STATEMENT) {
    await appendSome(tx, drafts.slice(from, from + STATEMENT))
  }
}

/** PostgreSQL takes 65,535 parameters in a statement, and an entry needs eight. */
const STATEMENT = 4_000

async function appendSome(tx: Transaction, drafts: readonly EntryDraft[]): Promise<void> {
  const at = `${tx.now().toISOString().slice(0, 19)}Z`
  const { organisation } = tx.actor
  const role = roleInEntry(tx.actor)
  const prepared = drafts.map(({ type, subject, content }) => {
    const body = canonicalBytes(content)
    const { salt, commitment } = commit(body)
    const submission: Submission = {
      type,
      subject,
      organisation,
      role,
      at,
      commitment,
      contentSize: body.length,
    }
    return { submission, body, salt, commitment, seal: sealOf(submission) }
  })
  const column = <T>(pick: (one: (typeof prepared)[number]) => T) => prepared.map(pick)
  const bytes = (pick: (one: (typeof prepared)[number]) => Buffer) =>
    tx.sql.array(prepared.map(pick), BYTEA_ARRAY)
  // one statement, however many entries; numbers are drawn in the order given
  await tx.sql`
    with given as materialized (
      select nextval(pg_get_serial_sequence('ledger.pending', 'submission')) as submission, given.*
      from unnest(
        ${column((one) => one.submission.type)}::text[], ${column((one) => one.submission.subject)}::text[],
        ${bytes((one) => one.commitment)}, ${column((one) => one.submission.contentSize)}::integer[],
        ${bytes((one) => one.seal)}, ${bytes((one) => one.salt)}, ${bytes((one) => one.body)}
      ) as given (type, subject, commitment, content_size, seal, salt, body)
    ), waiting as (
      insert into ledger.pending (
        submission, type, subject, organisation, role, at, commitment, content_size, seal)
      overriding system value
      select submission, type, subject, ${organisation}::text, ${role}::text, ${at}::timestamptz, commitment, content_size,
        seal
      from given
    )
    insert into ledger.content (submission, salt, body)
    select submission, salt, body from given`.catch(readOnly)
}

/** `editor`, or `editor@SE2220000000` when a joint body acts for the organisation. */
const roleInEntry = ({ role, through }: Actor) => (through === undefined ? role : `${role}@${through}`)

/** PostgreSQL's own number for the type bytea[]. */
const BYTEA_ARRAY = 1001

/** SQLSTATE of the database's refusal while the ledger is halted. */
const HALTED = 'SK001'

function readOnly(error: unknown): never {
  if (!(error instanceof Error && 'code' in error && error.code === HALTED)) throw error
  throw new Unavailable({
    sv: 'Registret går just nu bara att läsa: liggaren väntar på att en avvikelse reds ut. Försök igen senare.',
    en: 'The registry can only be read just now: the ledger waits for a discrepancy to be cleared up. Try again later.',
  })
}
