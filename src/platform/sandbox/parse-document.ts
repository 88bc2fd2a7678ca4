import { extractText, getDocumentProxy } from 'unpdf'
import { decodeText } from './decode-text.ts'
import type { DocumentCode, DocumentFile, DocumentRead } from './document.ts'
import { looksLikeHtml } from './looks-like-html.ts'
import { documentMessages } from './messages.ts'
import { readDocx } from './read-docx.ts'

/** Pages of a PDF that are read; a need is told long before. */
const MOST_PAGES = 200
const LOOK = 4096

/** Reads the text of a DOCX, PDF or text file. Pure; may take memory and time, so it runs as a task. */
export async function parseDocument({ bytes }: DocumentFile): Promise<DocumentRead> {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, LOOK))
  if (bytes.length === 0) return refuse('empty')
  if (start.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return readDocx(bytes)
  if (start.subarray(0, 1024).includes('%PDF-')) return readPdf(bytes)
  if (looksLikeHtml(start)) return refuse('html')
  const { text } = decodeText(bytes)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what we look for
  if (/[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(text.slice(0, LOOK))) return refuse('not-a-document')
  return text.trim() === '' ? refuse('empty') : { status: 'ok', format: 'text', text }
}

async function readPdf(bytes: Uint8Array): Promise<DocumentRead> {
  try {
    // the library takes the bytes over, so it gets its own
    const pdf = await getDocumentProxy(Uint8Array.from(bytes), { stopAtErrors: true, verbosity: 0 })
    if (pdf.numPages > MOST_PAGES) return refuse('too-many-pages')
    const { text } = await extractText(pdf, { mergePages: true })
    return text.trim() === '' ? refuse('scanned') : { status: 'ok', format: 'pdf', text }
  } catch (error) {
    return refuse(error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'unreadable')
  }
}

function refuse(code: DocumentCode): DocumentRead {
  return { status: 'failed', code, message: documentMessages[code] }
}
