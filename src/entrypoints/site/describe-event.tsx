import type { Entry } from '#ledger'
import { formatShortDate, type Language } from '#platform/language'
import { RecordKind, recordPaths } from '#registry'
import { FeedItem } from '#ui'
import { messages } from './messages.ts'

/** An entry as the ledger or the live stream gives it. */
type Happening = Pick<Entry, 'type' | 'subject' | 'content'> & { readonly at: Date | string }

interface EventItemProps {
  readonly entry: Happening
  readonly language: Language
  /** Names of organisations by id. */
  readonly names: ReadonlyMap<string, string>
}

/** An entry of the ledger as one line: when, what, and what happened to it. */
export function EventItem({ entry, language, names }: EventItemProps) {
  const types: Readonly<Record<string, string>> = messages[language].eventTypes
  const { href, name } = subjectOf(entry, language, names)
  const who = whose(entry, names)
  return (
    <FeedItem time={formatShortDate(new Date(entry.at))} datetime={new Date(entry.at).toISOString()}>
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
  readonly organisation?: { readonly nameSv?: string } | string
  readonly source?: { readonly title?: string } | string
}

const contentOf = ({ content }: Happening): EventContent =>
  typeof content === 'object' && content !== null ? content : {}

function whose(entry: Happening, names: ReadonlyMap<string, string>): string | null {
  const { record } = contentOf(entry)
  return names.get(record?.organisation ?? '') ?? record?.organisation_words ?? null
}

/** Kinds of event whose content names the organisation by its id alone. */
const aboutRoles = new Set(['roles', 'administration', 'representation', 'api-key', 'role-addresses'])

function subjectOf(
  entry: Happening,
  language: Language,
  names: ReadonlyMap<string, string>,
): { href: string | null; name: string } {
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
    const facts = typeof content.organisation === 'object' ? content.organisation : undefined
    return {
      href: `/${language}/organisationer/${entry.subject}`,
      name: facts?.nameSv ?? entry.subject,
    }
  }
  if (noun === 'source') {
    const id = entry.subject.replace(/^source:/, '')
    const title = typeof content.source === 'object' ? content.source.title : undefined
    return { href: `/${language}/kallor/${id}`, name: title ?? id }
  }
  if (typeof content.organisation === 'string' && aboutRoles.has(noun ?? '')) {
    const id = content.organisation
    return { href: `/${language}/organisationer/${id}/roller`, name: names.get(id) ?? id }
  }
  if (noun === 'twins') {
    return { href: `/${language}/tvillingar`, name: messages[language].twins }
  }
  return { href: null, name: entry.subject }
}
