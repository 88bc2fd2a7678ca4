import type { Language } from '#platform/language'
import { DataTable, Section, Tag } from '#ui'
import { messages } from '../messages.ts'
import type { AdoptionView } from '../read-adoptions.ts'
import { adoptionPaths, pageOf, saidOf } from './paths.ts'

/** On an organisation's page: what it is said to use, how sure that is, and the way to say that it is not so. */
export function UsedSection({
  language,
  organisation,
  adoptions,
}: {
  readonly language: Language
  readonly organisation: string
  readonly adoptions: readonly AdoptionView[]
}) {
  const words = messages[language]
  return (
    <Section
      heading={words.usedHeading}
      id="anvander"
      lead={adoptions.length > 0 ? words.usedLead : undefined}
    >
      {adoptions.length === 0 ? (
        <p class="unknown">{words.usedNone}</p>
      ) : (
        <DataTable
          language={language}
          caption={words.usedHeading}
          quietCaption
          narrow="stack"
          rows={adoptions}
          rowKey={({ record }) => record.id}
          columns={[
            {
              key: 'what',
              header: words.usedWhat,
              cell: ({ record, through }) => (
                <>
                  <a href={pageOf(language, record)}>{record.title}</a>
                  {through && <span class="meta"> {words.through(through.name)}</span>}
                </>
              ),
            },
            {
              key: 'stage',
              header: words.stage,
              cell: ({ denied, stage }) =>
                denied ? <Tag>{words.denied}</Tag> : <span>{words.stages[stage]}</span>,
            },
            {
              key: 'how',
              header: words.how,
              cell: ({ evidence, record }) => (
                <>
                  {words.evidence[evidence]}.{' '}
                  <a href={saidOf(language, record, organisation)}>{words.allSaid}</a>
                </>
              ),
            },
            {
              key: 'deny',
              header: words.usedWrong,
              cell: ({ record, denied }) =>
                denied ? (
                  words.deniedStands
                ) : (
                  <a href={`${pageOf(language, record, 'use')}?ord=deny`}>{words.notUs}</a>
                ),
            },
          ]}
        />
      )}
      <p class="actions">
        <a href={`/${language}/organisationer/${organisation}/${adoptionPaths.memberships}`}>
          {words.memberships}
        </a>
      </p>
    </Section>
  )
}
