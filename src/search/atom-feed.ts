import { type AtomEntry, writeAtom } from '#platform/atom'
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

/** A search as an Atom feed: the hits that changed last, first. */
export function atomFeed({ language, publicUrl, question, items, now }: Feed): string {
  const address = (path: string) => `${publicUrl}${addressOf(language, path, question)}`
  return writeAtom({
    language,
    title: messages[language].feedTitle(question.words),
    self: address('/sok.atom'),
    alternate: address('/sok'),
    entries: items.map((found) => entryOf(found, language, publicUrl)),
    now,
  })
}

function entryOf({ record }: Found, language: Language, publicUrl: string): AtomEntry {
  const words = registryMessages[language]
  const said = [
    words.kinds[record.kind],
    record.organisation?.name ?? record.organisationWords ?? words.unknownOrganisation,
    record.phase && words.phases[record.phase],
    record.confirmed ? words.confirmed : words.unconfirmed,
  ].filter((part) => typeof part === 'string')
  return {
    address: `${publicUrl}/${language}${recordPaths[record.kind]}/${record.id}`,
    title: record.title,
    summary: `${said.join(', ')}. ${record.summary ?? ''}`.trim(),
    updated: record.changedAt,
    published: record.firstSeenAt,
  }
}
