import { describe, expect, it } from 'vitest'
import { looksLikeHtml } from './looks-like-html.ts'

const looks = (text: string, encoding: BufferEncoding = 'utf8') => looksLikeHtml(Buffer.from(text, encoding))

describe('a web page', () => {
  it.each([
    '<!DOCTYPE html>',
    '\ufeff\r\n <HTML lang="sv">',
    '<!-- a --><!-- b -->\n<html>',
    '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">',
    '<table><tr><td>1</td></tr></table>',
  ])('is known by its beginning: %s', (text) => expect(looks(text)).toBe(true))

  it('is known in UTF-16', () => expect(looks('\ufeff<html>', 'utf16le')).toBe(true))

  it.each([
    '',
    'a;b\n<html>;2',
    '{"a":"<html>"}',
    '<rdf:RDF>',
    '<?xml version="1.0"?><catalog/>',
    '<headline>',
  ])('is not: %s', (text) => expect(looks(text)).toBe(false))

  it('is decided at once for text made to slow a pattern down', () => {
    expect(looks('<!---->'.repeat(100_000))).toBe(false)
    expect(looks('<?xml'.repeat(100_000))).toBe(false)
  })
})
