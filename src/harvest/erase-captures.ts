import { requirePermission } from '#identity'
import { append } from '#ledger'
import type { Context, Transaction } from '#platform/context'

/**
 * Erases the bytes of captures in which something stands that the law asks to be gone, and the words quoted in the issues
 * that reading them gave. The captures stay, with their address, time and hash; each erasure leaves an entry with its
 * ground. Returns how many captures held bytes still. What was erased cannot be read again by a better reader.
 */
export async function eraseCaptures(
  ctx: Context | Transaction,
  { captures, ground }: { readonly captures: readonly number[]; readonly ground: string },
): Promise<number> {
  requirePermission(ctx, 'redact-entries')
  return ctx.transaction(async (tx) => {
    const named = await tx.sql<{ id: number; source: string }[]>`
      with erased as (
        update harvest.content set bytes = ''
        where length(bytes) > 0
        and sha256 in (select sha256 from harvest.capture where id = any(${[...captures]}))
        returning sha256
      )
      select id, source from harvest.capture join erased using (sha256) order by id`
    await tx.sql`update harvest.issue set value = '' where capture = any(${named.map((row) => row.id)})`
    for (const { id, source } of named) {
      await append(tx, {
        type: 'source.bytes-erased',
        subject: `source:${source}`,
        content: { capture: id, ground },
      })
    }
    return named.length
  })
}
