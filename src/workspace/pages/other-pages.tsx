import type { Language } from '#platform/language'
import { messages as registryMessages, showField } from '#registry'
import {
  Breadcrumb,
  Button,
  DataTable,
  EmptyState,
  ErrorSummary,
  errorOf,
  type FormError,
  TextArea,
  Title,
} from '#ui'
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

interface ImportPageProps {
  readonly language: Language
  /** What the last file came to, in words. */
  readonly done: string | null
  readonly form: URLSearchParams | null
  readonly errors: readonly FormError[]
}

/** Reads back what was taken out. */
export function ImportPage({ language, done, form, errors }: ImportPageProps) {
  const words = messages[language]
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: `/${language}${paths.room}`, label: words.room },
          { href: `/${language}${paths.import}`, label: words.import },
        ]}
      />
      <ErrorSummary language={language} errors={errors} />
      <Title lead={words.importLead}>{words.import}</Title>
      {done && <p role="status">{done}</p>}
      <form method="post">
        <TextArea
          {...{ language, name: 'text', label: words.importText, rows: 12 }}
          value={form?.get('text') ?? ''}
          error={errorOf(errors, 'text')}
        />
        <p class="actions">
          <Button kind="primary">{words.import}</Button>
        </p>
      </form>
    </>
  )
}
