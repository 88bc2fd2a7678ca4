import { formatAmount, formatNumber, type Language } from '#platform/language'
import { ButtonLink, DataTable, Section, ShortDate, Tag, Unknown } from '#ui'
import { messages } from '../messages.ts'
import type { AdoptionView } from '../read-adoptions.ts'
import { adoptionPaths, askOf, pageOf, saidOf } from './paths.ts'

interface UsersSectionProps {
  readonly language: Language
  readonly record: { readonly id: string; readonly kind: 'solution' | 'product' }
  readonly adoptions: readonly AdoptionView[]
  /** Users that a source names and the register does not know. */
  readonly strangers: number
}

/** On the page of a solution or product: who uses it, how well that is known, and the ways on. */
export function UsersSection({ language, record, adoptions, strangers }: UsersSectionProps) {
  const words = messages[language]
  const users = adoptions.filter(({ counts }) => counts).length
  return (
    <Section heading={words.usersHeading} id="anvandare" lead={words.usersLead}>
      {adoptions.length === 0 ? (
        <p>{words.nobody}</p>
      ) : (
        <>
          <p>
            <strong>{words.count(formatNumber(users, language))}</strong>, {words.counted}.
          </p>
          <UsersTable language={language} adoptions={adoptions} />
          <p class="meta no-print">{words.askUsersLead}</p>
        </>
      )}
      {strangers > 0 && <p class="meta">{words.notInRegister(formatNumber(strangers, language))}</p>}
      <p class="actions">
        <a href={pageOf(language, record, 'spread')}>{words.seeSpread}</a>
        <ButtonLink href={pageOf(language, record, 'use')}>{words.stateUse}</ButtonLink>
        <a href={pageOf(language, record, 'interest')}>{words.wantToo}</a>
        <a href={`/${language}${adoptionPaths.policies}`}>{words.policies}</a>
      </p>
    </Section>
  )
}

/** Adoptions as a table: who, how far, since when, how sure, and what it took. */
export function UsersTable({
  language,
  adoptions,
  naming = false,
}: {
  readonly language: Language
  readonly adoptions: readonly AdoptionView[]
  /** Names the thing as well, where the table is about several. */
  readonly naming?: boolean
}) {
  const words = messages[language]
  return (
    <DataTable
      language={language}
      caption={words.usersHeading}
      quietCaption
      narrow="stack"
      rows={adoptions}
      rowKey={({ organisation, record }) => `${organisation.id} ${record.id}`}
      columns={[
        {
          key: 'organisation',
          header: words.organisation,
          cell: (one) => (
            <>
              <a href={`/${language}/organisationer/${one.organisation.id}`}>{one.organisation.name}</a>
              {one.through && <span class="meta"> {words.through(one.through.name)}</span>}
              {naming && (
                <>
                  {': '}
                  <a href={pageOf(language, one.record)}>{one.record.title}</a>
                </>
              )}
            </>
          ),
        },
        {
          key: 'stage',
          header: words.stage,
          cell: (one) =>
            one.denied ? (
              <>
                <Tag>{words.denied}</Tag>
                {one.reason && <span class="meta"> {one.reason}</span>}
              </>
            ) : (
              words.stages[one.stage]
            ),
        },
        { key: 'since', header: words.since, cell: (one) => <Since language={language} adoption={one} /> },
        {
          key: 'how',
          header: words.how,
          cell: (one) => (
            <>
              {words.evidence[one.evidence]}
              {one.doubts.length > 0 && (
                <span class="meta"> ({one.doubts.map((doubt) => words.doubts[doubt]).join('; ')})</span>
              )}
              {'. '}
              <a href={saidOf(language, one.record, one.organisation.id)}>{words.allSaid}</a>
            </>
          ),
        },
        {
          key: 'took',
          header: words.took,
          cell: (one) => (
            <>
              <Took language={language} adoption={one} />{' '}
              <a class="no-print" href={askOf(language, one.record, one.organisation.id)}>
                {one.stage === 'using' || one.stage === 'left' ? words.askUser : words.askThem}
              </a>
            </>
          ),
        },
      ]}
    />
  )
}

function Since({ language, adoption }: { language: Language; adoption: AdoptionView }) {
  const { since, until } = adoption
  const words = messages[language]
  return (
    <>
      {since === null ? (
        <Unknown language={language} compact until={words.sinceUnknown} />
      ) : (
        <ShortDate date={since} />
      )}
      {until !== null && (
        <>
          {' – '}
          <ShortDate date={until} />
        </>
      )}
    </>
  )
}

function Took({ language, adoption }: { language: Language; adoption: AdoptionView }) {
  const words = messages[language]
  const { weeks, costSekMinor } = adoption
  const parts = [
    ...(weeks === null ? [] : [`${formatNumber(weeks, language, 1)} ${words.weeks.toLowerCase()}`]),
    ...(costSekMinor === null ? [] : [formatAmount(costSekMinor, 'SEK', language)]),
  ]
  return parts.length === 0 ? <Unknown language={language} /> : <span>{parts.join(', ')}</span>
}
