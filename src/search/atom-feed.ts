import type { Language } from '#platform/language'
import { recordPaths, messages as registryMessages } from '#registry'
import { messages } from './messages.ts'
import { addressOf, type SearchQuestion } from './question.ts'
import type { Found } from './show-hits.ts'

interface Feed {
  readonly language: Language
  /** Address people reach the site at, without a slash at the end. */
  readonly publicUrl: string
  readonly question: SearchQuestion
  readonly items: readonly Found[]
  /** When nothing was found: ISO 8601. */
  readonly now: string
}

/** A search as an Atom feed (RFC 4287): the hits that changed last, first. */
export function atomFeed({ language, publicUrl, question, items, now }: Feed): string {
  const words = messages[language]
  const address = (path: string) => `${publicUrl}${addressOf(language, path, question)}`
  const changes = items.map(({ record }) => record.changedAt)
  const updated = changes.reduce((latest, one) => (one > latest ? one : latest), changes[0] ?? now)
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    `<title>${escaped(words.feedTitle(question.words))}</title>`,
    `<id>${escaped(address('/sok.atom'))}</id>`,
    `<link rel="self" type="application/atom+xml" href="${escaped(address('/sok.atom'))}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(address('/sok'))}"/>`,
    `<updated>${updated}</updated>`,
    '<author><name>Skala</name></author>',
    ...items.map((found) => entry(found, language, publicUrl)),
    '</feed>\n',
  ].join('\n')
}

function entry({ record }: Found, language: Language, publicUrl: string): string {
  const words = registryMessages[language]
  const address = `${publicUrl}/${language}${recordPaths[record.kind]}/${record.id}`
  const said = [
    words.kinds[record.kind],
    record.organisation?.name ?? record.organisationWords ?? words.unknownOrganisation,
    record.phase && words.phases[record.phase],
    record.confirmed ? words.confirmed : words.unconfirmed,
  ].filter((part) => typeof part === 'string')
  return [
    '<entry>',
    `<title>${escaped(record.title)}</title>`,
    `<id>${escaped(address)}</id>`,
    `<link href="${escaped(address)}"/>`,
    `<updated>${record.changedAt}</updated>`,
    `<published>${record.firstSeenAt}</published>`,
    `<summary>${escaped(`${said.join(', ')}. ${record.summary ?? ''}`.trim())}</summary>`,
    '</entry>',
  ].join('')
}

/** Text for XML: marks of XML written out, and characters that XML 1.0 cannot hold left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
