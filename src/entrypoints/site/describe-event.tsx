import type { Entry } from '#ledger'
import { formatShortDate, type Language } from '#platform/language'
import { RecordKind, recordPaths } from '#registry'
import { FeedItem } from '#ui'
import { messages } from './messages.ts'

interface EventItemProps {
  readonly entry: Entry
  readonly language: Language
  /** Names of organisations by id. */
  readonly names: ReadonlyMap<string, string>
}

/** An entry of the ledger as one line: when, what, and what happened to it. */
export function EventItem({ entry, language, names }: EventItemProps) {
  const types: Readonly<Record<string, string>> = messages[language].eventTypes
  const { href, name } = subjectOf(entry, language)
  const who = whose(entry, names)
  return (
    <FeedItem time={formatShortDate(entry.at)} datetime={entry.at.toISOString()}>
      {who && `${who}: `}
      {href ? <a href={href}>{name}</a> : name} {types[entry.type] ?? entry.type}
    </FeedItem>
  )
}

interface EventContent {
  readonly record?: {
    readonly title?: string
    readonly organisation?: string | null
    readonly organisation_words?: string | null
  }
  readonly organisation?: { readonly nameSv?: string }
  readonly source?: { readonly title?: string } | string
}

const contentOf = ({ content }: Entry): EventContent =>
  typeof content === 'object' && content !== null ? content : {}

function whose(entry: Entry, names: ReadonlyMap<string, string>): string | null {
  const { record } = contentOf(entry)
  return names.get(record?.organisation ?? '') ?? record?.organisation_words ?? null
}

function subjectOf(entry: Entry, language: Language): { href: string | null; name: string } {
  const [noun] = entry.type.split('.')
  const content = contentOf(entry)
  const kind = RecordKind.safeParse(noun)
  if (kind.success) {
    return {
      href: `/${language}${recordPaths[kind.data]}/${entry.subject}`,
      name: content.record?.title ?? entry.subject,
    }
  }
  if (noun === 'organisation') {
    return {
      href: `/${language}/organisationer/${entry.subject}`,
      name: content.organisation?.nameSv ?? entry.subject,
    }
  }
  if (noun === 'source') {
    const id = entry.subject.replace(/^source:/, '')
    const title = typeof content.source === 'object' ? content.source.title : undefined
    return { href: `/${language}/kallor/${id}`, name: title ?? id }
  }
  return { href: null, name: entry.subject }
}
