import type { Transaction } from '#platform/context'
import { groupBy } from '#platform/grouping'
import { queueMail } from '../mail/outbox.ts'
import type { Matter } from '../news/matter-of.ts'
import { roleKey } from '../recipient.ts'

/** Days after which what happened is no longer news to a role: an installation that starts late, or again, floods nobody. */
const FRESH_DAYS = 3

/**
 * Queues the mail that a question, a warning or an overdue concern asks for: to the owner's registrar and safety
 * representative, to its board when it has gone that far, and to oversight. One letter to each recipient for all of them; no
 * recipient hears of an entry twice. Invented ones go nowhere.
 */
export async function oweDuties(tx: Transaction, matters: readonly Matter[]): Promise<void> {
  const oldest = tx.now().getTime() - FRESH_DAYS * 86_400_000
  const owed = matters
    .filter(({ at, demonstration }) => !demonstration && at.getTime() >= oldest)
    .flatMap((matter) => keysOf(matter).map((key) => ({ key, index: matter.index })))
  if (owed.length === 0) return
  const rows = await tx.sql<{ recipient: string; index: number }[]>`
    insert into notification.duty (recipient, index)
    select address.recipient, owed.index
    from unnest(${owed.map(({ key }) => key)}::text[], ${owed.map(({ index }) => index)}::bigint[]) as owed (key, index)
    join notification.address
      on address.recipient = owed.key or owed.key = ${OVERSIGHT} and address.recipient like 'oversight:%'
    where address.confirmed_at is not null and address.stopped_at is null
    and not exists (
      select from published.organisation
      where organisation.demonstration and address.recipient like 'role:' || organisation.id || ':%'
    )
    on conflict do nothing
    returning recipient, index`
  for (const [recipient, told] of groupBy(rows, (row) => row.recipient)) {
    const entries = told.map(({ index }) => index).sort((one, other) => one - other)
    await queueMail(tx, { recipient, occasion: `duty:${entries[0]}`, about: { kind: 'duty', entries } })
  }
}

/** All bodies of oversight, whatever their addresses. */
const OVERSIGHT = 'oversight'

/** Who is to hear of it, by how far up it has gone. */
function keysOf({ type, organisation, reached }: Matter): string[] {
  const role = (name: 'registrar' | 'board' | 'safety') =>
    organisation === null ? [] : [roleKey(organisation, name)]
  if (type === 'warning.raised') return [...role('registrar'), ...role('safety')]
  if (type !== 'warning.escalated' && type !== 'concern.overdue') return []
  if (reached === 'oversight') return [OVERSIGHT, ...role('board')]
  if (reached === 'board') return [...role('board'), ...role('registrar')]
  return [...role('registrar'), ...(type === 'concern.overdue' ? role('safety') : [])]
}
