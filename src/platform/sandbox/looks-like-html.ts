import { decodeText } from './decode-text.ts'

/** How far in we look: pages may begin with comments and blank lines. */
const LOOK = 16 * 1024

/** Markup that only a web page begins with. */
const beginning = /^<(?:!doctype\s+html|html|head|body|script|title|meta|div|table|h1|p)\b/i

/** Tells whether bytes are a web page, such as a sign-in or error page sent instead of data. */
export function looksLikeHtml(bytes: Uint8Array): boolean {
  return beginning.test(pastPreamble(decodeText(bytes.subarray(0, LOOK)).text))
}

/** Skips blanks, XML declarations and comments. By hand: a pattern for this takes exponential time on hostile text. */
function pastPreamble(text: string): string {
  let at = 0
  for (;;) {
    while (at < text.length && text.charAt(at).trim() === '') at += 1
    const end = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?xml', at) ? '?>' : null
    if (end === null) return text.slice(at, at + 100)
    const closed = text.indexOf(end, at)
    if (closed === -1) return ''
    at = closed + end.length
  }
}
