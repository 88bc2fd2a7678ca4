import { formatAmount, formatNumber, type Language } from '#platform/language'
import type { RecordKind } from '#registry'
import { ButtonLink, DataTable, Section, Tag, Unknown } from '#ui'
import type { ReuseLink } from '../link-reuse.ts'
import { messages } from '../messages.ts'
import type { InterestView, PoolView } from '../together/read-interest.ts'
import { askOf, pageOf } from './paths.ts'
import { Agreement } from './pool-agreement.tsx'

interface ReuseSectionProps {
  readonly language: Language
  readonly record: { readonly id: string; readonly kind: RecordKind }
  readonly links: readonly ReuseLink[]
}

/** On a record's page: what it builds on and what builds on it, with effort and result. There is no copying. */
export function ReuseSection({ language, record, links }: ReuseSectionProps) {
  const words = messages[language]
  return (
    <Section heading={words.reuseHeading} id="aterbruk" lead={words.reuseLead}>
      {links.length === 0 ? (
        <p class="unknown">{words.noReuse}</p>
      ) : (
        <ul>
          {links.map((link) => (
            <li key={`${link.type} ${link.from.id} ${link.to.id} ${link.stated}`}>
              <ReuseEnd {...{ language, record }} end={link.from} /> {words.reuse[link.type]}{' '}
              <ReuseEnd {...{ language, record }} end={link.to} />
              <span class="meta">
                {[
                  link.weeks === null
                    ? null
                    : `${formatNumber(link.weeks, language, 1)} ${words.weeks.toLowerCase()}`,
                  link.costSekMinor === null ? null : formatAmount(link.costSekMinor, 'SEK', language),
                  link.changes,
                  link.result,
                ]
                  .filter(Boolean)
                  .map((part) => `. ${part}`)
                  .join('')}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p class="actions">
        <a href={pageOf(language, record, 'reuse')}>{words.stateReuse}</a>
      </p>
    </Section>
  )
}

function ReuseEnd({
  language,
  record,
  end,
}: Pick<ReuseSectionProps, 'language' | 'record'> & { readonly end: ReuseLink['from'] }) {
  const name = end.organisation ? `${end.title} (${end.organisation})` : end.title
  return end.id === record.id ? <span>{end.title}</span> : <a href={pageOf(language, end)}>{name}</a>
}

interface InterestSectionProps {
  readonly language: Language
  readonly record: { readonly id: string; readonly kind: RecordKind }
  readonly interest: readonly InterestView[]
  readonly pool: PoolView | null
}

/** On a record's page: who wants the same, and the group that is proposed or formed. Nothing when nobody does. */
export function InterestSection({ language, record, interest, pool }: InterestSectionProps) {
  const words = messages[language]
  if (interest.length === 0) return null
  const names = new Map(interest.map(({ organisation }) => [organisation.id, organisation.name]))
  return (
    <Section heading={words.interestHeading} id="vill-samma">
      <InterestTable {...{ language, record, interest }} />
      {pool?.state === 'proposed' && <PoolProposal language={language} wanting={interest.length} />}
      {pool?.agreement && (
        <>
          <p>
            <Tag>{pool.state === 'closed' ? words.poolStates.closed : words.poolFormed}</Tag>
          </p>
          <Agreement {...{ language, names }} agreement={pool.agreement} />
        </>
      )}
      <p class="actions">
        <ButtonLink href={pageOf(language, record, 'interest')}>{words.wantToo}</ButtonLink>
        {pool && <a href={pageOf(language, record, 'pool')}>{words.poolSee}</a>}
      </p>
    </Section>
  )
}

/** Who wants a thing and how much, with a way to ask each. */
export function InterestTable({
  language,
  record,
  interest,
}: Pick<InterestSectionProps, 'language' | 'record' | 'interest'>) {
  const words = messages[language]
  return (
    <DataTable
      language={language}
      caption={words.interestHeading}
      quietCaption
      narrow="stack"
      rows={interest}
      rowKey={({ organisation }) => organisation.id}
      columns={[
        {
          key: 'who',
          header: words.organisation,
          cell: ({ organisation }) => (
            <a href={`/${language}/organisationer/${organisation.id}`}>{organisation.name}</a>
          ),
        },
        { key: 'level', header: words.level, cell: ({ level }) => words.interest[level] },
        {
          key: 'amount',
          header: words.cost,
          cell: ({ amountSekMinor }) =>
            amountSekMinor === null ? (
              <Unknown language={language} />
            ) : (
              formatAmount(amountSekMinor, 'SEK', language)
            ),
        },
        {
          key: 'contact',
          header: words.contact,
          cell: ({ organisation, contactRole }) => (
            <>
              {contactRole}. <a href={askOf(language, record, organisation.id)}>{words.askThem}</a>
            </>
          ),
        },
      ]}
    />
  )
}

/** That enough want the same: what to do next, and a template to agree by. */
export function PoolProposal({ language, wanting }: { language: Language; wanting: number }) {
  const words = messages[language]
  return (
    <>
      <h3>{words.poolProposed(formatNumber(wanting, language))}</h3>
      <ol>
        {words.poolSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <details>
        <summary>{words.poolTemplate}</summary>
        <p>{words.poolTemplateText}</p>
      </details>
    </>
  )
}
