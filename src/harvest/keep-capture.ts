import { createHash } from 'node:crypto'
import { append } from '#ledger'
import type { Context } from '#platform/context'
import type { Capture } from './connector.ts'

/**
 * Keeps the bytes before anyone understands them, so that a better reader can read the past again. Returns the capture's
 * id. The same bytes from the same address are kept once: the earlier capture stands and no entry is left.
 */
export async function keepCapture(
  ctx: Context,
  source: string,
  run: number,
  capture: Capture,
): Promise<number> {
  const sha256 = createHash('sha256').update(capture.bytes).digest()
  // harvestSource has asked for the permission
  return ctx.transaction(async (tx) => {
    const [same] = await tx.sql<{ id: number; sha256: Buffer }[]>`
      select id, sha256 from harvest.capture where source = ${source} and url = ${capture.url} order by id desc limit 1`
    if (same?.sha256.equals(sha256)) return same.id
    await tx.sql`
      insert into harvest.content (sha256, bytes) values (${sha256}, ${capture.bytes}) on conflict do nothing`
    const about = {
      source,
      url: capture.url,
      name: capture.name,
      media_type: capture.mediaType,
      etag: capture.etag ?? null,
      sha256,
      size: capture.bytes.length,
      captured_at: tx.now(),
    }
    const [kept] = await tx.sql<
      { id: number }[]
    >`insert into harvest.capture ${tx.sql({ run, ...about })} returning id`
    await append(tx, {
      type: 'source.observed',
      subject: `source:${source}`,
      content: { ...about, sha256: sha256.toString('hex'), captured_at: about.captured_at.toISOString() },
    })
    return kept?.id ?? 0
  })
}
