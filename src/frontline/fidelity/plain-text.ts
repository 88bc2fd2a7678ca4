const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  aring: 'å',
  auml: 'ä',
  ouml: 'ö',
  Aring: 'Å',
  Auml: 'Ä',
  Ouml: 'Ö',
}

/**
 * A text without what only decides how it looks: markup for bold and the like, entities, the two ways Unicode writes å ä ö,
 * characters of no width, and all kinds of space. Lines stay lines.
 */
export function plainText(text: string): string {
  return text
    .replaceAll(/<\/?(?:b|strong|i|em|u|span|font|p|div|br|li|ul)\b[^<>]{0,200}>/gi, (tag) =>
      /^<\/?(?:p|div|br|li)/i.test(tag) ? '\n' : '',
    )
    .replaceAll(/\*\*|__/g, '')
    .replaceAll(/&(#\d{1,7}|[A-Za-z]{2,6});/g, (whole, name: string) => decode(name) ?? whole)
    .normalize('NFC')
    .replaceAll(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replaceAll(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replaceAll(/[^\S\n]+/g, ' ')
}

function decode(name: string): string | undefined {
  if (!name.startsWith('#')) return entities[name]
  const code = Number(name.slice(1))
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    ? String.fromCodePoint(code)
    : undefined
}

/** A text as one line, for comparing what it says and not how it is broken. */
export const oneLine = (text: string): string => plainText(text).replaceAll(/\s+/g, ' ').trim()
