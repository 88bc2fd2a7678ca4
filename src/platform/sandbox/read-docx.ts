import type { DocumentRead } from './document.ts'
import { documentMessages } from './messages.ts'
import { unzipWithLimits } from './unzip-with-limits.ts'

const marks = /<(\/?)w:(t|p|br|tab|cr)(?=[\s/>])[^>]*?(\/?)>|([^<]+)|</g
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * Reads the running text of a Word document (ECMA-376, WordprocessingML): the text runs of its paragraphs, a line each.
 * Deleted text, comments, headers and fields are other parts or marks, and are not read.
 */
export function readDocx(bytes: Uint8Array): DocumentRead {
  const unzipped = unzipWithLimits(bytes)
  if (unzipped.status === 'failed') return unzipped
  const part = unzipped.entries.get('word/document.xml')
  if (part === undefined) return refuse('not-a-document')
  const xml = new TextDecoder().decode(part)
  if (xml.includes('<!DOCTYPE') || xml.includes('<!ENTITY')) return refuse('doctype')
  const text = textOf(xml).trim()
  return text === '' ? refuse('empty') : { status: 'ok', format: 'docx', text }
}

function textOf(xml: string): string {
  const pieces: string[] = []
  let inText = false
  for (const [, end, name, alone, text] of xml.matchAll(marks)) {
    if (text !== undefined) {
      if (inText) pieces.push(plain(text))
    } else if (name === 't') inText = end === '' && alone === ''
    else if (name === 'p' ? end === '/' : name === 'br' || name === 'cr') pieces.push('\n')
    else if (name === 'tab') pieces.push(' ')
  }
  return pieces.join('')
}

function plain(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi,
    (whole, decimal, hexadecimal, name) => {
      if (name) return entities[name] ?? whole
      const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal, 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    },
  )
}

function refuse(code: 'empty' | 'not-a-document' | 'doctype'): DocumentRead {
  return { status: 'failed', code, message: documentMessages[code] }
}
