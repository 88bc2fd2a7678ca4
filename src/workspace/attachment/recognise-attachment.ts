import { Invalid } from '#platform/problems'
import { readDocument, readSpreadsheet } from '#platform/sandbox'
import { type AttachmentKind, attachmentLimits } from './attachment.ts'
import { attachmentMessages } from './messages.ts'

/** What a file is, and the text in it; null when it has none that can be read. */
export interface Recognised {
  readonly kind: AttachmentKind
  readonly text: string | null
}

const pictures = [
  { kind: 'png', start: Buffer.from('89504e470d0a1a0a', 'hex') },
  { kind: 'jpeg', start: Buffer.from('ffd8ff', 'hex') },
] as const

/**
 * Tells what a file is by opening it within limits, never by its name. Throws `Invalid` at `file` for what is empty, too
 * large, locked, damaged or of a kind that is not taken.
 */
export async function recogniseAttachment(bytes: Uint8Array): Promise<Recognised> {
  if (bytes.length > attachmentLimits.fileBytes) throw refused('tooLarge')
  const picture = pictures.find(({ start }) => start.equals(bytes.subarray(0, start.length)))
  if (picture) return { kind: picture.kind, text: null }
  const document = await readDocument({ bytes })
  if (document.status === 'ok') return { kind: document.format, text: document.text }
  if (document.code === 'scanned') return { kind: 'pdf', text: null }
  if (Buffer.from(bytes.subarray(0, 2)).toString('latin1') !== 'PK') throw refusedFor(document)
  const table = await readSpreadsheet({ bytes })
  if (table.status === 'failed') throw refusedFor(table)
  if (table.format === 'csv') throw refused('otherKind')
  const cells = table.sheets.flatMap(({ rows }) => rows.map((row) => row.join('\t')))
  return { kind: table.format, text: cells.join('\n') }
}

const notTaken = ['not-a-document', 'not-a-spreadsheet', 'html', 'xls', 'not-a-zip']

function refusedFor({ code, message }: { code: string; message: { sv: string; en: string } }): Invalid {
  return notTaken.includes(code) ? refused('otherKind') : new Invalid(message, [{ field: 'file', message }])
}

function refused(why: 'tooLarge' | 'otherKind'): Invalid {
  const message = { sv: attachmentMessages.sv[why], en: attachmentMessages.en[why] }
  return new Invalid(message, [{ field: 'file', message }])
}
