/** Longest text an issue may quote, in characters. */
const QUOTED = 500

const mail = /[^\s@<>()"',;:]{1,64}@[^\s@<>()"',;]{1,255}/g
/** Only numbers that say they are telephone numbers: dates and figures look too much alike. */
const phone = /(?:\+\d|\b(?:tel|tfn|phone|telefono|mobil)\b\.?:?\s{0,3}\d)[\d\s()/.-]{5,18}\d/gi

/**
 * Makes text from outside storable: no NUL or other control characters except line breaks and tabs, no half
 * surrogates (PostgreSQL refuses both), line ends as `\n`, no blanks at either end.
 */
export function cleanProse(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Surrogate}/gu, '')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .trim()
}

/** The same on one line: runs of blanks become one space. */
export function cleanLine(text: string): string {
  return cleanProse(text).replace(/\s+/g, ' ')
}

/** Cuts to at most `length` UTF-16 units, never through a character, and marks the cut with `…`. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text
  return `${text.slice(0, length - 1).replace(/\p{Surrogate}$/u, '')}…`
}

/** Takes e-mail addresses and marked telephone numbers out of a text: contact details of persons never travel. */
export function withoutContacts(text: string): string {
  return text.replace(mail, '…').replace(phone, '…')
}

/** A value as an issue may show it: one line, at most 500 characters, without contact details. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return shorten(withoutContacts(cleanLine(text.slice(0, 4 * QUOTED))), QUOTED)
}
