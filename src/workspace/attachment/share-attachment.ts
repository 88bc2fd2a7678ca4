import { z } from 'zod'
import { requirePermission } from '#identity'
import { append } from '#ledger'
import type { Context } from '#platform/context'
import { Invalid } from '#platform/problems'
import { visibilities } from '../sheet/sheet-state.ts'
import { isOpenToSector, lockAttachment } from './access-attachment.ts'
import { attachmentMessages } from './messages.ts'

interface ShareWish {
  readonly id: string
  readonly level: string
  /** That a person has read the file and says that it may be shared as it is. */
  readonly readThrough: boolean
}

const beyondUs: readonly string[] = ['public-sector', 'public']

/**
 * Says who may see an attachment; no further than the record and its documents are shared. What becomes public leaves its
 * hash in the ledger, never its name. Throws `Invalid` for a personal identity number in it, and for other personal data or
 * a text that cannot be looked through when nobody has read it.
 */
export async function shareAttachment(ctx: Context, wish: ShareWish): Promise<void> {
  const level = z.enum(visibilities).safeParse(wish.level).data
  requirePermission(ctx, 'edit-sheets', ctx.actor.organisation ?? '')
  if (!level) throw refused(wish.id, 'unknownLevel')
  await ctx.transaction(async (tx) => {
    const held = await lockAttachment(tx, wish.id)
    if (beyondUs.includes(level) || beyondUs.includes(held.level))
      requirePermission(tx, 'publish-sheets', tx.actor.organisation ?? '')
    if (held.level === level) return
    if (beyondUs.includes(level)) {
      const { findings, readable } = held
      if (findings.some((kind) => kind === 'personnummer' || kind === 'samordningsnummer'))
        throw refused(held.id, 'graver')
      if ((findings.length > 0 || !readable) && !wish.readThrough) throw refused(held.id, 'readFirst')
    }
    await tx.sql`
      update workspace.attachment set level = ${level}, shared_at = ${tx.now()} where id = ${held.id}`
    const [open] = await tx.sql<{ record: string; sha256: string; kind: string; size: number }[]>`
      select record, sha256, kind, size from published.attachment where id = ${held.id}`
    if (level === 'public' && !open) throw refused(held.id, 'publishFirst')
    if (level === 'public-sector' && !isOpenToSector({ ...held, level }))
      throw refused(held.id, 'publishFirst')
    await append(tx, {
      type: 'attachment.shared',
      subject: `attachment:${held.id}`,
      content: { demonstration: held.demonstration, level, ...open },
    })
  })
}

function refused(id: string, why: 'unknownLevel' | 'graver' | 'readFirst' | 'publishFirst'): Invalid {
  const message = { sv: attachmentMessages.sv[why], en: attachmentMessages.en[why] }
  return new Invalid(message, [{ field: `level-${id}`, message }])
}
