import { type Language, upright } from '#platform/language'

/** One thing in a feed. Times in ISO 8601; addresses whole. */
export interface AtomEntry {
  /** Address of the thing, and its id unless `id` says otherwise. */
  readonly address: string
  readonly id?: string
  readonly title: string
  readonly summary: string
  readonly updated: string
  readonly published?: string
}

/** What is new under one address. */
export interface AtomFeed {
  readonly language: Language
  readonly title: string
  /** The feed’s own address, which is its id. */
  readonly self: string
  /** The page that shows the same. */
  readonly alternate: string
  readonly entries: readonly AtomEntry[]
  /** When nothing has happened yet: the time that is said instead. */
  readonly now: string
}

/** Writes a feed as XML. Text from anywhere is safe in it. */
export function writeAtom({ language, title, self, alternate, entries, now }: AtomFeed): string {
  const times = entries.map(({ updated }) => updated)
  const latest = times.reduce((newest, one) => (one > newest ? one : newest), times[0] ?? now)
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    `<title>${escaped(title)}</title>`,
    `<id>${escaped(self)}</id>`,
    `<link rel="self" type="application/atom+xml" href="${escaped(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(alternate)}"/>`,
    `<updated>${latest}</updated>`,
    '<author><name>Skala</name></author>',
    ...entries.map(writeEntry),
    '</feed>\n',
  ].join('\n')
}

function writeEntry({ address, id = address, title, summary, updated, published }: AtomEntry): string {
  return [
    '<entry>',
    `<title>${escaped(title)}</title>`,
    `<id>${escaped(id)}</id>`,
    `<link href="${escaped(address)}"/>`,
    `<updated>${updated}</updated>`,
    published ? `<published>${published}</published>` : '',
    `<summary>${escaped(summary)}</summary>`,
    '</entry>',
  ].join('')
}

/** Text for XML: marks of XML written out; what XML 1.0 cannot hold, and what turns the direction of text, left out. */
function escaped(text: string): string {
  return upright(text)
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
