import { decodeText } from './decode-text.ts'

/** How far in we look: pages may begin with comments and blank lines. */
const LOOK = 4096

/** Markup that only a web page begins with, after blanks, an XML declaration and comments. */
const beginning =
  /^(?:\s|<\?xml[^>]*\?>|<!--[\s\S]*?-->)*<(?:!doctype\s+html|html|head|body|script|title|meta|div|table|h1|p)\b/i

/** Tells whether bytes are a web page, such as a sign-in or error page sent instead of data. */
export function looksLikeHtml(bytes: Uint8Array): boolean {
  return beginning.test(decodeText(bytes.subarray(0, LOOK)).text)
}
