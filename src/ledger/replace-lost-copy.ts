import type { Context } from '#platform/context'
import { Conflict } from '#platform/problems'
import { guardSecondCopies } from './fork-guard.ts'
import { resume } from './halt.ts'
import type { Signing } from './open-signing.ts'
import { readSecondCopy, writeSecondCopy } from './second-copy.ts'

/**
 * Writes the second copy anew after it was lost, when mirrors and witnesses hold nothing else than we do. A copy that is
 * there is never written over. Returns the size it then vouches for. Throws `Conflict` when there is a copy already or
 * nothing to copy, and LedgerForked when somebody remembers another history.
 */
export async function replaceLostCopy(ctx: Context, signing: Signing): Promise<number> {
  const { name: origin } = await signing.keyAt(ctx)
  if ((await readSecondCopy(signing.copies, origin)) !== null) throw stillThere
  await guardSecondCopies(ctx, signing.copies)
  await signing.askOthers(ctx)
  const [latest] = await ctx.sql<{ size: number; note: string }[]>`
    select size, note from ledger.checkpoint where origin = ${origin} order by size desc limit 1`
  if (!latest) throw nothingSigned
  await writeSecondCopy(signing.copies, origin, latest.note)
  await resume(ctx)
  return latest.size
}

const stillThere = new Conflict({
  sv: 'Den andra kopian finns. Den skrivs aldrig över för hand; flytta undan den först om du är säker.',
  en: 'The second copy exists. It is never written over by hand; move it aside first if you are sure.',
})
const nothingSigned = new Conflict({
  sv: 'Loggen har inte signerat något än, så det finns inget att kopiera.',
  en: 'The log has not signed anything yet, so there is nothing to copy.',
})
