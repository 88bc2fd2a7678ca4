import { requirePermission } from '#identity'
import { append } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import { notePublished } from './keep-state.ts'
import { lockDue } from './lock-due.ts'
import { publicPart, swedishDay } from './public-part.ts'
import { sayPublicly } from './publish-sheet.ts'
import type { Sheet } from './sheet-state.ts'

/**
 * Opens what was withheld because a tender went on and whose last day has passed, as it stood when it was published; later
 * drafts stay where they are. Returns how many records opened.
 */
export async function openDue(ctx: Context): Promise<number> {
  requirePermission(ctx, 'open-withheld')
  const today = swedishDay(ctx.now())
  return ctx.transaction(async (tx) => {
    const due = await lockDue(tx, today)
    for (const sheet of due) await open(tx, sheet, today)
    return due.length
  })
}

async function open(tx: Transaction, sheet: Sheet, today: string): Promise<void> {
  const { published: state, publishedVersion } = sheet
  const claims = state && publicPart(state, today)
  if (!state || !claims) return
  const record = await sayPublicly(tx, sheet, claims)
  await notePublished(tx, { id: sheet.id, state, version: publishedVersion ?? sheet.version }, record, claims)
  await append(tx, {
    type: 'sheet.opened',
    subject: `sheet:${sheet.id}`,
    content: { demonstration: sheet.demonstration, record },
  })
}
