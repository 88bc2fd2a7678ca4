import { createHash, randomBytes } from 'node:crypto'
import { requirePermission } from '#identity'
import { append } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import { findPersonalData } from '#platform/personal-data'
import { Invalid } from '#platform/problems'
import { lockSheet } from '../sheet/access-sheet.ts'
import { attachmentLimits, cleanName } from './attachment.ts'
import { attachmentMessages } from './messages.ts'
import { recogniseAttachment } from './recognise-attachment.ts'

interface NewFile {
  readonly sheet: string
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Adds a file to an own sheet, where those who edit see it until it is shared, and returns its id. What it is, is told
 * from its bytes; its text is looked through for personal data. The entry holds a digest that nobody can guess the file
 * from. Throws `Invalid` at `file` for what is not taken and when a limit is reached, `NotFound` for another's sheet.
 */
export async function addAttachment(ctx: Context, { sheet, name, bytes }: NewFile): Promise<string> {
  requirePermission(ctx, 'edit-sheets', ctx.actor.organisation ?? '')
  if (bytes.length === 0) throw refused('missing')
  const { kind, text } = await recogniseAttachment(bytes)
  const kept = cleanName(name, kind)
  const findings = [...new Set(findPersonalData(`${kept}\n${text ?? ''}`).map((found) => found.kind))]
  const sha256 = createHash('sha256').update(bytes).digest()
  const salt = randomBytes(32)
  const id = `b${randomBytes(12).toString('hex')}`
  await ctx.transaction(async (tx) => {
    const { demonstration } = await lockSheet(tx, sheet)
    await refuseBeyondLimits(tx, sheet, { sha256, size: bytes.length })
    await tx.sql`
      insert into workspace.attachment_content ${tx.sql({ sha256, bytes })} on conflict do nothing`
    await tx.sql`
      insert into workspace.attachment ${tx.sql({
        ...{ id, sheet, sha256, name: kept, kind, size: bytes.length, level: 'draft', salt },
        ...{ readable: text !== null, findings, added_at: tx.now() },
      })}`
    await append(tx, {
      type: 'attachment.added',
      subject: `attachment:${id}`,
      content: { demonstration, digest: createHash('sha256').update(salt).update(sha256).digest('hex') },
    })
  })
  return id
}

async function refuseBeyondLimits(
  tx: Transaction,
  sheet: string,
  file: { readonly sha256: Buffer; readonly size: number },
): Promise<void> {
  // two files at once wait for each other, so that together they keep within what the organisation may hold
  await tx.sql`select pg_advisory_xact_lock(7230041, hashtext(${tx.actor.organisation}))`
  const [held] = await tx.sql<{ files: number; same: number; bytes: number }[]>`
    select count(*) filter (where attachment.sheet = ${sheet})::integer as files,
      count(*) filter (where attachment.sheet = ${sheet} and sha256 = ${file.sha256})::integer as same,
      coalesce(sum(size), 0)::float8 as bytes
    from workspace.attachment
    join workspace.sheet on sheet.id = attachment.sheet
    where sheet.organisation = ${tx.actor.organisation} and removed_at is null`
  if (!held) return
  if (held.same > 0) throw refused('twice')
  if (held.files >= attachmentLimits.filesOfSheet) throw refused('tooMany')
  if (held.bytes + file.size > attachmentLimits.bytesOfOrganisation) throw refused('full')
}

function refused(why: 'missing' | 'twice' | 'tooMany' | 'full'): Invalid {
  const message = { sv: attachmentMessages.sv[why], en: attachmentMessages.en[why] }
  return new Invalid(message, [{ field: 'file', message }])
}
