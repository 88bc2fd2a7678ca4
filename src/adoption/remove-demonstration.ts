import { requirePermission } from '#identity'
import { append } from '#ledger'
import type { Transaction } from '#platform/context'
import { adoptionTables } from './adoption-tables.ts'
import { lockAdoptions } from './refresh-adoptions.ts'

/** Takes away every invented adoption, tie, interest and policy in the caller's transaction, and remembers how many. */
export async function removeDemonstrationAdoptions(tx: Transaction): Promise<number> {
  requirePermission(tx, 'keep-demonstration')
  await lockAdoptions(tx)
  let removed = 0
  for (const table of adoptionTables) {
    const { count } = await tx.sql`delete from ${tx.sql(`adoption.${table}`)} where demonstration`
    removed += count
  }
  if (removed > 0) {
    await append(tx, {
      type: 'demonstration.removed',
      subject: 'adoption',
      content: { demonstration: true, kind: 'adoption', removed },
    })
  }
  return removed
}
