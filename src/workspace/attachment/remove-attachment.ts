import { requirePermission } from '#identity'
import { append } from '#ledger'
import type { Context } from '#platform/context'
import { Invalid } from '#platform/problems'
import { lockAttachment } from './access-attachment.ts'
import { attachmentMessages } from './messages.ts'

/**
 * Erases an attachment: its bytes, unless another sheet holds the same, and its name. That there was one, when it went and
 * on what ground stays, in the ledger too. Throws `Invalid` without a ground, `NotFound` for another's.
 */
export async function removeAttachment(
  ctx: Context,
  wish: { readonly id: string; readonly ground: string },
): Promise<void> {
  requirePermission(ctx, 'edit-sheets', ctx.actor.organisation ?? '')
  const ground = wish.ground.trim().slice(0, 500)
  if (ground.length < 3) throw noGround(wish.id)
  await ctx.transaction(async (tx) => {
    const held = await lockAttachment(tx, wish.id)
    if (held.level === 'public' || held.level === 'public-sector')
      requirePermission(tx, 'publish-sheets', tx.actor.organisation ?? '')
    await tx.sql`
      update workspace.attachment set removed_at = ${tx.now()}, ground = ${ground}, name = '', findings = '{}'
      where id = ${held.id}`
    await tx.sql`
      delete from workspace.attachment_content as content
      where encode(content.sha256, 'hex') = ${held.sha256}
      and not exists (select from workspace.attachment where sha256 = content.sha256 and removed_at is null)`
    await append(tx, {
      type: 'attachment.removed',
      subject: `attachment:${held.id}`,
      // a ground given for what was never public stays in the room
      content: { demonstration: held.demonstration, ...(held.isPublic && { ground }) },
    })
  })
}

function noGround(id: string): Invalid {
  const message = { sv: attachmentMessages.sv.noGround, en: attachmentMessages.en.noGround }
  return new Invalid(message, [{ field: `ground-${id}`, message }])
}
