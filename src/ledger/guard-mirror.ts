import type { Context } from '#platform/context'
import { requireHeld } from './fork-guard.ts'
import { logReader } from './mirror-log.ts'
import { listOrigins } from './read-log.ts'
import { openCheckpoint, parseVerifierKey } from './tree/index.ts'

/**
 * Refuses when a mirror holds a checkpoint that we signed and our tree does not continue. A mirror that does not answer,
 * or holds nothing that we signed, proves nothing and is noted in the log. Throws LedgerForked.
 */
export async function guardMirror(ctx: Context, location: string): Promise<void> {
  const bytes = await logReader(location)('checkpoint').catch(() => undefined)
  const keys = (await listOrigins(ctx)).flatMap(({ verifierKey }) => {
    const parsed = parseVerifierKey(verifierKey)
    return parsed.ok ? [parsed.value] : []
  })
  const note = bytes && Buffer.from(bytes).toString('utf8')
  if (note === undefined || !openCheckpoint(note, keys).ok) {
    ctx.log.warn({ mirror: location }, 'the mirror gives no checkpoint of ours; it cannot vouch for anything')
    return
  }
  await requireHeld(ctx, note, location)
}
