import type { Transaction } from '#platform/context'
import { instant } from '#platform/database'
import type { Sheet } from './sheet-state.ts'

/** The sheets of any organisation in which something opens by itself on or before a day, locked. For the clock alone. */
export async function lockDue(tx: Transaction, today: string): Promise<Sheet[]> {
  return tx.sql<Sheet[]>`
    select id, organisation, record, state, version, published, published_version as "publishedVersion",
      ${instant(tx.sql, 'confirmed_at')} as "confirmedAt", ${instant(tx.sql, 'changed_at')} as "changedAt", demonstration
    from workspace.sheet
    where opens_on <= ${today}
    order by id
    for update`
}
