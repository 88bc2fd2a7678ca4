import { groupBy } from '#platform/grouping'
import { formatNumber, type Language } from '#platform/language'
import { messages } from '../messages.ts'
import { recordPaths } from './record-paths.ts'
import type { LinkView, RecordView } from './record-view.ts'

/** More ties of one type than this are folded away. */
const SHOWN = 12

/** The ties of a record by type, each a link where it leads to something we know. */
export function RecordLinks({
  language,
  record,
}: {
  readonly language: Language
  readonly record: RecordView
}) {
  const words = messages[language]
  if (record.links.length === 0) return <p class="unknown">{words.noConnections}</p>
  const groups = [...groupBy(record.links, (link) => `${link.type} ${link.direction}`).values()]
  return (
    <>
      {groups.map((links) => (
        <Group key={`${links[0]?.type} ${links[0]?.direction}`} language={language} links={links} />
      ))}
      {record.linkCount > record.links.length && (
        <p class="meta">
          {words.connectionsMore(formatNumber(record.linkCount - record.links.length, language))}
        </p>
      )}
    </>
  )
}

function Group({ language, links }: { readonly language: Language; readonly links: readonly LinkView[] }) {
  const words = messages[language]
  const [first] = links
  if (!first) return null
  const [to, from] = words.links[first.type]
  const seen = links.slice(0, SHOWN)
  const folded = links.slice(SHOWN)
  return (
    <>
      <h3>{first.direction === 'to' ? to : from}</h3>
      {first.type === 'used-by' && <p class="meta">{words.unverifiedUse}</p>}
      <Targets language={language} links={seen} />
      {folded.length > 0 && (
        <details>
          <summary>{words.connectionsMore(formatNumber(folded.length, language))}</summary>
          <Targets language={language} links={folded} />
        </details>
      )}
    </>
  )
}

function Targets({ language, links }: { readonly language: Language; readonly links: readonly LinkView[] }) {
  return (
    <ul>
      {links.map((link, index) => (
        <li key={String(index)}>
          <Target language={language} link={link} />
          {link.note && <span class="meta"> {link.note}</span>}
        </li>
      ))}
    </ul>
  )
}

function Target({ language, link }: { readonly language: Language; readonly link: LinkView }) {
  if (link.record) {
    return <a href={`/${language}${recordPaths[link.record.kind]}/${link.record.id}`}>{link.record.title}</a>
  }
  if (link.organisation) {
    return <a href={`/${language}/organisationer/${link.organisation.id}`}>{link.organisation.name}</a>
  }
  const address = link.words?.replace(/^repository:/, '') ?? ''
  return (
    <span class="breakable">{/^https?:\/\//.test(address) ? <a href={address}>{address}</a> : address}</span>
  )
}
