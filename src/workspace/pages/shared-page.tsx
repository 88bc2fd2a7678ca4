import type { Language } from '#platform/language'
import { messages as registryMessages, showField } from '#registry'
import { Breadcrumb, DataTable, EmptyState, Title } from '#ui'
import type { SharedSheet } from '../sheet/access-sheet.ts'
import { messages } from './messages.ts'
import { paths } from './paths.ts'

/** What others show to the public sector but not to everybody. */
export function SharedPage({
  language,
  shared,
}: {
  readonly language: Language
  readonly shared: readonly SharedSheet[]
}) {
  const words = messages[language]
  const names: Readonly<Record<string, string>> = registryMessages[language].fields
  const facts = ({ claims }: SharedSheet) =>
    Object.entries(claims)
      .filter(([field]) => field !== 'title' && field !== 'language')
      .map(([field, value]) => `${names[field] ?? field}: ${showField(field, value, language)}`)
      .join('. ')
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: `/${language}${paths.room}`, label: words.room },
          { href: `/${language}${paths.shared}`, label: words.shared },
        ]}
      />
      <Title lead={words.sharedLead}>{words.shared}</Title>
      {shared.length === 0 ? (
        <EmptyState title={words.noShared}>
          <p>{words.noSharedLead}</p>
        </EmptyState>
      ) : (
        <DataTable
          {...{ language, caption: words.shared, quietCaption: true, narrow: 'stack' }}
          rows={shared}
          rowKey={({ organisation, claims }) => `${organisation} ${claims.title}`}
          columns={[
            { key: 'title', header: words.title, cell: ({ claims }) => claims.title },
            {
              key: 'organisation',
              header: registryMessages[language].organisation,
              cell: ({ organisationName }) => organisationName,
            },
            { key: 'facts', header: words.field, cell: facts },
          ]}
        />
      )}
    </>
  )
}
