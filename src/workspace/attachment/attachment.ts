import type { Visibility } from '../sheet/sheet-state.ts'

/** Most bytes of one file, most files of one sheet, and most bytes of one organisation. */
export const attachmentLimits = {
  fileBytes: 10 * 1024 * 1024,
  filesOfSheet: 20,
  bytesOfOrganisation: 500 * 1024 * 1024,
} as const

/** What is taken, told from the bytes, each with the type it is sent as and the endings its name may have. */
export const attachmentKinds = {
  pdf: { type: 'application/pdf', endings: ['pdf'] },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endings: ['docx'],
  },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', endings: ['xlsx'] },
  ods: { type: 'application/vnd.oasis.opendocument.spreadsheet', endings: ['ods'] },
  text: { type: 'text/plain; charset=utf-8', endings: ['txt', 'md', 'csv'] },
  png: { type: 'image/png', endings: ['png'] },
  jpeg: { type: 'image/jpeg', endings: ['jpg', 'jpeg'] },
} as const
export type AttachmentKind = keyof typeof attachmentKinds

/** A file of a sheet. Size in bytes, times in ISO 8601 UTC. */
export interface Attachment {
  readonly id: string
  readonly sheet: string
  readonly name: string
  readonly kind: AttachmentKind
  readonly size: number
  /** SHA-256 in hexadecimal. */
  readonly sha256: string
  readonly level: Visibility
  /** Whether its text could be read and looked through. */
  readonly readable: boolean
  /** Kinds of personal data that stand in its text or name. */
  readonly findings: readonly string[]
  readonly addedAt: string
  readonly removedAt: string | null
  readonly ground: string | null
}

const LONGEST_NAME = 120

/** A name that a file may be kept and sent under: no folders, nothing unseen, and the ending of what it is. */
export function cleanName(written: string, kind: AttachmentKind): string {
  const { endings } = attachmentKinds[kind]
  const last = written.split(/[\\/]/).at(-1) ?? ''
  const seen = last
    .normalize('NFC')
    .replace(/[\p{C}\p{Zl}\p{Zp}"<>|:*?%;]/gu, '')
    .replace(/\s+/g, ' ')
  const dot = seen.lastIndexOf('.')
  const stem = (dot > 0 ? seen.slice(0, dot) : seen).replace(/^[\s.]+|[\s.]+$/g, '')
  const ending = dot > 0 ? seen.slice(dot + 1).toLowerCase() : ''
  const kept = endings.some((one) => one === ending) ? ending : endings[0]
  return `${[...(stem || 'bilaga')].slice(0, LONGEST_NAME).join('')}.${kept}`
}

/** How a name is told to a browser that is to save the file and never to show it (RFC 6266, RFC 8187). */
export function dispositionOf(name: string): string {
  const plain = name.normalize('NFD').replace(/[^\x20-\x7e]/g, '')
  const coded = encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${coded}`
}
