import { formatAmount, formatDate, type Language } from '#platform/language'
import { type Result, Tag } from '#ui'
import { messages } from '../messages.ts'
import { recordPaths } from './record-paths.ts'
import type { RecordSummary } from './record-view.ts'

/** A record as a sentence: who (unless the page is already about them), how far, when, how much. */
export function toResult(
  record: RecordSummary,
  language: Language,
  about: 'anyone' | 'organisation' = 'anyone',
): Result {
  const words = messages[language]
  const who = record.organisation?.name ?? record.organisationWords ?? words.unknownOrganisation
  const said = [
    about === 'anyone' && who,
    record.phase && words.phases[record.phase],
    record.datedOn && formatDate(record.datedOn, language),
    record.amountSekMinor !== null && formatAmount(record.amountSekMinor, 'SEK', language),
  ].filter((part) => typeof part === 'string')
  return {
    href: `/${language}${recordPaths[record.kind]}/${record.id}`,
    title: <span lang={record.language}>{record.title}</span>,
    sentence: said.length === 0 ? '' : `${said.join(', ')}.`,
    meta: (
      <>
        <Tag tone={record.confirmed ? 'plain' : 'quiet'}>
          {record.confirmed ? words.confirmed : words.unconfirmed}
        </Tag>
        {record.demonstration && <Tag tone="quiet">{words.demonstration}</Tag>}
        {record.goneAt && <Tag tone="quiet">{words.gone}</Tag>}
      </>
    ),
  }
}
