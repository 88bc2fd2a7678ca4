import { requirePermission } from '#identity'
import { append } from '#ledger'
import type { Transaction } from '#platform/context'

/**
 * Takes away what was said about invented initiatives, in the caller's transaction; returns how many concerns. History
 * keeps what was, plainly marked.
 */
export async function removeDemonstrationVoices(tx: Transaction): Promise<number> {
  requirePermission(tx, 'keep-demonstration')
  const concerns = await tx.sql<{ id: string }[]>`
    delete from frontline.concern where demonstration returning id`
  const others = [
    await tx.sql`delete from frontline.incident_count where demonstration`,
    await tx.sql`delete from frontline.go_live where demonstration`,
    await tx.sql`delete from frontline.readiness_verdict where demonstration`,
    await tx.sql`delete from frontline.go_live_decision where demonstration`,
    await tx.sql`delete from frontline.go_live_reading where demonstration`,
    await tx.sql`delete from frontline.statement where demonstration`,
    await tx.sql`delete from frontline.readiness_claim where demonstration`,
  ]
  const rows = others.reduce((sum, { count }) => sum + count, concerns.length)
  if (rows > 0) {
    await append(tx, {
      type: 'demonstration.removed',
      subject: 'frontline',
      content: { demonstration: true, kind: 'frontline', record: null, rows },
    })
  }
  return concerns.length
}
