import { requirePermission } from '#identity'
import { appendAll } from '#ledger'
import type { Transaction } from '#platform/context'

/**
 * Removes the invented sources with their runs, captures, issues and bytes, in the caller's transaction, and remembers
 * each in an entry. Returns how many sources went. What real sources gave stays, also where the bytes are the same.
 */
export async function removeDemonstrationSources(tx: Transaction): Promise<number> {
  requirePermission(tx, 'keep-demonstration')
  const contents = await tx.sql<{ sha256: string }[]>`
    select distinct encode(sha256, 'hex') as sha256 from harvest.capture
    join harvest.source on source.id = capture.source
    where source.demonstration`
  const gone = await tx.sql<{ id: string }[]>`delete from harvest.source where demonstration returning id`
  await tx.sql`
    delete from harvest.content
    where encode(sha256, 'hex') = any(${contents.map((content) => content.sha256)})
    and not exists (select from harvest.capture where capture.sha256 = content.sha256)`
  await appendAll(
    tx,
    gone.map(({ id }) => ({
      type: 'demonstration.removed',
      subject: `source:${id}`,
      content: { demonstration: true, source: null },
    })),
  )
  return gone.length
}
