import { deflateRawSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readDocument } from './read-document.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const docx = (body: string) =>
  zipSync({
    'word/document.xml': bytesOf(
      `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
    ),
  })

/** A PDF of one page with this content stream. */
function pdf(content: string): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  let file = '%PDF-1.4\n'
  const places = objects.map((object, at) => {
    const place = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const table = file.length
  file += `xref\n0 6\n0000000000 65535 f \n${places.join('')}`
  file += `trailer << /Size 6 /Root 1 0 R >>\nstartxref\n${table}\n%%EOF`
  return Buffer.from(file, 'latin1')
}

describe('a document from outside', { timeout: 60_000 }, () => {
  it.each([
    ['plain text', bytesOf('Vi behöver ett e-arkiv'), 'text', 'Vi behöver ett e-arkiv'],
    ['text in windows-1252', Buffer.from('Vi beh\xf6ver', 'latin1'), 'text', 'Vi behöver'],
    [
      'a Word document, paragraph by paragraph, without what was deleted',
      docx(
        '<w:p><w:r><w:t>E-arkiv &amp; </w:t></w:r><w:r><w:t xml:space="preserve">mer&#246;</w:t></w:r></w:p><w:p><w:r><w:delText>bort</w:delText><w:t>Rad två</w:t></w:r></w:p>',
      ),
      'docx',
      'E-arkiv & merö\nRad två',
    ],
    ['a PDF', pdf('BT /F1 12 Tf 72 700 Td (Vi beh\xf6ver ett system) Tj ET'), 'pdf', 'Vi behöver ett system'],
  ])('is read: %s', async (_, bytes, format, text) => {
    expect(await readDocument({ bytes })).toEqual({ status: 'ok', format, text })
  })

  it.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['only spaces', bytesOf('  \n '), 'empty'],
    ['a scanned PDF', pdf('0 0 100 100 re f'), 'scanned'],
    ['a broken PDF', bytesOf('%PDF-1.7 and nothing more'), 'unreadable'],
    ['a web page', bytesOf('<!doctype html><html><body>Hej</body></html>'), 'html'],
    ['a program', Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2, 3]), 'not-a-document'],
    ['a zip without a document', zipSync({ 'a.txt': bytesOf('a') }), 'not-a-document'],
    ['a Word document that declares entities', docx('<!DOCTYPE a [<!ENTITY b "c">]>'), 'doctype'],
    ['a Word document without words', docx('<w:p/>'), 'empty'],
    ['a zip bomb', zipSync({ 'word/document.xml': new Uint8Array(60_000_000) }, { level: 9 }), 'zip-ratio'],
    ['half a zip', docx('<w:p/>').subarray(0, 40), 'damaged-zip'],
  ])('is refused with a reason: %s', async (_, bytes, code) => {
    expect(await readDocument({ bytes })).toMatchObject({ status: 'failed', code })
  })

  it('that is packed beyond what it says is stopped', async () => {
    const liar = docx(`<w:p><w:t>${'a'.repeat(2_000)}</w:t></w:p>`)
    const packed = deflateRawSync(Buffer.alloc(5_000_000))
    liar.set(packed.subarray(0, 30), 60)
    expect(await readDocument({ bytes: liar })).toMatchObject({ status: 'failed', code: 'damaged-zip' })
  })
})
