import { decodeText } from './decode-text.ts'
import { looksLikeHtml } from './looks-like-html.ts'

/** What kind of file some bytes are, as far as reading tables is concerned. */
export type FileKind = 'zip' | 'text' | 'empty' | 'pdf' | 'html' | 'xls' | 'encrypted' | 'not-a-spreadsheet'

const LOOK = 4096

/** Microsoft's compound file: old Excel, or new Excel behind a password (MS-CFB 2.2, MS-OFFCRYPTO 2.3.4). */
const compoundFile = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

const streamNamed = (name: string) => Buffer.from(name, 'utf16le')

/** Tells what a file is from its bytes; names and media types are often wrong. */
export function recogniseFile(bytes: Uint8Array): FileKind {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = file.subarray(0, LOOK)
  if (start.toString('latin1').trim() === '' && file.toString('latin1').trim() === '') return 'empty'
  if (start.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) return 'zip'
  if (start.subarray(0, 1024).includes('%PDF-')) return 'pdf'
  if (start.subarray(0, 8).equals(compoundFile)) return kindOfCompound(file)
  if (isBareWorkbook(start)) return 'xls'
  if (looksLikeHtml(start)) return 'html'
  return isPlainText(start) ? 'text' : 'not-a-spreadsheet'
}

function kindOfCompound(file: Buffer): FileKind {
  if (file.includes(streamNamed('EncryptedPackage'))) return 'encrypted'
  const old = file.includes(streamNamed('Workbook')) || file.includes(streamNamed('Book'))
  return old ? 'xls' : 'not-a-spreadsheet'
}

/** Excel 2 to 4 wrote the record stream with nothing around it: a BOF record (MS-XLS 2.4.21). */
function isBareWorkbook(start: Buffer): boolean {
  return start[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(start[1] ?? -1) && start[3] === 0x00
}

/** Text that is not JSON or XML, and holds no characters that only programs write. */
function isPlainText(start: Buffer): boolean {
  const { text } = decodeText(start)
  if (/^\s*(?:\{\s*["}]|\[\s*[[{"\]]|<\?xml\b|<[a-z!])/i.test(text)) return false
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what we look for
  return !/[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(text)
}
