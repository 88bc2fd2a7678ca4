import { hasPermission } from '#identity'
import type { Context, Transaction } from '#platform/context'
import { instant } from '#platform/database'
import { NotFound } from '#platform/problems'
import { accessRoom } from '../sheet/access-sheet.ts'
import { sectorPart } from '../sheet/public-part.ts'
import type { SheetState } from '../sheet/sheet-state.ts'
import type { Attachment } from './attachment.ts'

// Every way to an attachment goes through this file: whoever may not see it is told that it does not exist.

type Reader = Pick<Context | Transaction, 'sql' | 'actor'>

/** An attachment with the sheet it belongs to, as far as who may see it depends on that. */
interface Held extends Attachment {
  readonly organisation: string
  readonly demonstration: boolean
  readonly published: SheetState | null
  readonly isPublic: boolean
}

/** An attachment of the actor's own organisation that has not been removed, locked. Throws `NotFound` for any other. */
export async function lockAttachment(tx: Transaction, id: string): Promise<Held> {
  const organisation = accessRoom(tx)
  const [held] = await tx.sql<Held[]>`
    select ${columns(tx)} from workspace.attachment
    join workspace.sheet on sheet.id = attachment.sheet
    where attachment.id = ${id} and attachment.removed_at is null and sheet.organisation = ${organisation}
    for update of attachment`
  if (!held || !maySee(tx, held)) throw noSuchAttachment()
  return held
}

/** The attachments of an own sheet that the actor may see, the oldest first; removed ones last. */
export async function listAttachments(ctx: Reader, sheet: string): Promise<Attachment[]> {
  const organisation = accessRoom(ctx)
  const held = await ctx.sql<Held[]>`
    select ${columns(ctx)} from workspace.attachment
    join workspace.sheet on sheet.id = attachment.sheet
    where attachment.sheet = ${sheet} and sheet.organisation = ${organisation}
    order by attachment.removed_at is not null, attachment.added_at, attachment.name, attachment.id`
  return held.filter((one) => maySee(ctx, one))
}

/** What of a record's attachments is shown on its page: those the reader may open, and traces of public ones removed. */
export async function listShownAttachments(ctx: Reader, record: string): Promise<Attachment[]> {
  const held = await ctx.sql<Held[]>`
    select ${columns(ctx)} from workspace.attachment
    join workspace.sheet on sheet.id = attachment.sheet
    where sheet.record = ${record}
    order by attachment.removed_at is not null, attachment.added_at, attachment.name, attachment.id`
  return held.filter((one) => (one.removedAt ? one.isPublic : maySee(ctx, one)))
}

/** The bytes of an attachment that the actor may open. Throws `NotFound` for any other, and for what was removed. */
export async function readAttachment(
  ctx: Reader,
  id: string,
): Promise<{ readonly attachment: Attachment; readonly bytes: Uint8Array }> {
  const [held] = await ctx.sql<Held[]>`
    select ${columns(ctx)} from workspace.attachment
    join workspace.sheet on sheet.id = attachment.sheet
    where attachment.id = ${id} and attachment.removed_at is null`
  if (!held || !maySee(ctx, held)) throw noSuchAttachment()
  const [content] = await ctx.sql<{ bytes: Uint8Array }[]>`
    select bytes from workspace.attachment_content where encode(sha256, 'hex') = ${held.sha256}`
  if (!content) throw noSuchAttachment()
  return { attachment: held, bytes: content.bytes }
}

function maySee(ctx: Reader, held: Held): boolean {
  const { organisation: own } = ctx.actor
  if (held.isPublic) return true
  if (own === held.organisation)
    return hasPermission(ctx, held.level === 'draft' ? 'edit-sheets' : 'see-workspace', own)
  return hasPermission(ctx, 'see-workspace', own ?? '') && isOpenToSector(held)
}

/** Whether others in the public sector see it: it is shared that far, and so are the record and its documents. */
export function isOpenToSector({ level, published }: Pick<Held, 'level' | 'published'>): boolean {
  const shared = level === 'public-sector' || level === 'public'
  return (
    shared &&
    published !== null &&
    sectorPart(published) !== null &&
    published.fields.documents?.level !== 'organisation'
  )
}

const columns = ({ sql }: Reader) => sql`
  attachment.id, attachment.sheet, attachment.name, attachment.kind, attachment.size,
  encode(attachment.sha256, 'hex') as sha256, attachment.level, attachment.readable, attachment.findings,
  ${instant(sql, 'added_at')} as "addedAt", ${instant(sql, 'removed_at')} as "removedAt", attachment.ground,
  sheet.organisation, sheet.demonstration, sheet.published,
  exists (select from published.attachment as open where open.id = attachment.id) as "isPublic"`

const noSuchAttachment = () =>
  new NotFound({
    sv: 'Bilagan finns inte, eller är inte delad med dig. Gå till initiativets sida.',
    en: 'There is no such attachment, or it is not shared with you. Go to the page of the initiative.',
  })
