import { requirePermission } from '#identity'
import { append } from '#ledger'
import type { Transaction } from '#platform/context'

/** Takes away the rooms of invented organisations with all that was written there. Part of taking the county away. */
export async function removeDemonstrationSheets(tx: Transaction): Promise<void> {
  requirePermission(tx, 'keep-demonstration')
  const sheets = await tx.sql`delete from workspace.sheet where demonstration`
  await tx.sql`
    delete from workspace.attachment_content as content
    where not exists (select from workspace.attachment where sha256 = content.sha256)`
  const letters = await tx.sql`delete from workspace.letter where demonstration`
  if (sheets.count + letters.count === 0) return
  await append(tx, {
    type: 'demonstration.rooms-removed',
    subject: 'demonstration:rooms',
    content: { demonstration: true, sheets: sheets.count, letters: letters.count },
  })
}
