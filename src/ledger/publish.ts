import type { Context, Transaction } from '#platform/context'
import { guardSecondCopy } from './fork-guard.ts'
import type { Signing } from './open-signing.ts'
import { readSecondCopy, writeSecondCopy } from './second-copy.ts'
import { SEQUENCER_LOCK } from './sequence.ts'

/**
 * Makes the latest signed checkpoint public: first its second copy, forced to disk, then the mark that lets it be
 * served, then the news to listeners. In this order no reader can ever hold a checkpoint that we may forget. Returns
 * whether there was one to publish. Throws LedgerForked.
 */
export async function publish(ctx: Context, signing: Signing): Promise<boolean> {
  const { name: origin } = await signing.keyAt(ctx)
  if (await isPublished(ctx, signing, origin)) return false
  // leaves no entry and asks for no permission: it shows what was remembered
  return ctx.transaction(async (tx) => {
    await tx.sql`select pg_advisory_xact_lock(${SEQUENCER_LOCK})`
    const latest = await latestCheckpoint(tx, origin)
    if (!latest) return false
    // another process may hold the sequencer's round, so its guard has not spoken for us: an older copy never replaces a newer
    await guardSecondCopy(tx, signing.copies, origin)
    await writeSecondCopy(signing.copies, origin, latest.note)
    await tx.sql`update ledger.head set published = ${latest.size}`
    await tx.sql`select pg_notify('ledger', ${String(latest.size)})`
    return true
  })
}

async function isPublished(ctx: Context, signing: Signing, origin: string): Promise<boolean> {
  const latest = await latestCheckpoint(ctx, origin)
  if (!latest) return true
  return latest.published >= latest.size && (await readSecondCopy(signing.copies, origin)) === latest.note
}

async function latestCheckpoint(ctx: Context | Transaction, origin: string) {
  const [latest] = await ctx.sql<{ size: number; note: string; published: number }[]>`
    select checkpoint.size, note, published from ledger.checkpoint, ledger.head
    where origin = ${origin}
    order by checkpoint.size desc
    limit 1`
  return latest
}
