import type { Language } from '#platform/language'
import { messages as registryMessages } from '#registry'
import {
  Breadcrumb,
  Button,
  ButtonLink,
  DataTable,
  ErrorSummary,
  errorOf,
  type FormError,
  TextArea,
  TextInput,
  Title,
} from '#ui'
import { ACCESS } from '../aside/merge-states.ts'
import { messages } from '../pages/messages.ts'
import { paths } from '../pages/paths.ts'
import type { Import, ToldRow } from './import-rows.ts'
import { importMessages } from './messages.ts'
import { rowOutcomes } from './weigh-rows.ts'

const crumbs = (language: Language) => [
  { href: `/${language}${paths.room}`, label: messages[language].room },
  { href: `/${language}${paths.import}`, label: importMessages[language].title },
]

/** Takes a file, or its content, that is to be read back. */
export function ImportPage({
  language,
  text,
  errors,
}: {
  readonly language: Language
  /** What was pasted, when the page is shown again. */
  readonly text: string
  readonly errors: readonly FormError[]
}) {
  const words = importMessages[language]
  return (
    <>
      <Breadcrumb language={language} items={crumbs(language)} />
      <ErrorSummary language={language} errors={errors} />
      <Title lead={words.lead}>{words.title}</Title>
      <form method="post" action={`/${language}${paths.import}`} enctype="multipart/form-data">
        <TextInput
          {...{ language, name: 'file', type: 'file', label: words.file, hint: words.fileHint }}
          optional="either"
          error={errorOf(errors, 'file')}
        />
        <TextArea
          {...{ language, name: 'text', label: words.text, rows: 8, optional: 'either', value: text }}
        />
        <p class="actions">
          <Button kind="primary">{words.look}</Button>
        </p>
      </form>
    </>
  )
}

/** What a file would do, row by row, with the button that does it; or what it did. */
export function ImportedPage({ language, held }: { readonly language: Language; readonly held: Import }) {
  const words = importMessages[language]
  const { id, rows, taken, left } = held
  const count = (outcome: ToldRow['outcome']) => rows.filter((row) => row.outcome === outcome).length
  const title = taken ? words.doneTitle : words.previewTitle
  const something = rows.some(({ outcome }) => ['new', 'changed', 'aside'].includes(outcome))
  return (
    <>
      <Breadcrumb
        language={language}
        items={[...crumbs(language), { href: `/${language}${paths.imported(id)}`, label: title }]}
      />
      <Title lead={taken ? words.doneLead : words.previewLead}>{title}</Title>
      <ul>
        {rowOutcomes
          .filter((outcome) => count(outcome) > 0)
          .map((outcome) => (
            <li key={outcome}>{words.counts[outcome](count(outcome))}</li>
          ))}
        {left > 0 && <li>{words.left(left)}</li>}
      </ul>
      {taken ? (
        <p class="actions no-print">
          <ButtonLink href={`/${language}${paths.import}`}>{words.again}</ButtonLink>
          {count('aside') > 0 && (
            <ButtonLink href={`/${language}${paths.asides}`}>{words.asideLink}</ButtonLink>
          )}
        </p>
      ) : something ? (
        <form method="post" class="no-print">
          <p class="actions">
            <Button kind="primary">{words.take}</Button>
            <ButtonLink href={`/${language}${paths.import}`}>{words.again}</ButtonLink>
          </p>
        </form>
      ) : (
        <p>{words.nothing}</p>
      )}
      <RowTable {...{ language, rows, title }} />
    </>
  )
}

interface RowTableProps {
  readonly language: Language
  readonly rows: readonly ToldRow[]
  readonly title: string
}

function RowTable({ language, rows, title }: RowTableProps) {
  const words = importMessages[language]
  const names: Readonly<Record<string, string>> = {
    ...registryMessages[language].fields,
    [ACCESS]: messages[language].visibility.replace('?', ''),
  }
  const why = ({ fields, reasons }: ToldRow) =>
    reasons.length > 0
      ? reasons.map((reason) => reason[language]).join(' ')
      : fields.length > 0
        ? words.changes(fields.map((field) => (names[field] ?? field).toLowerCase()).join(', '))
        : ''
  return (
    <DataTable
      {...{ language, caption: title, quietCaption: true, narrow: 'stack' }}
      rows={rows}
      rowKey={({ row }) => String(row)}
      columns={[
        { key: 'row', header: words.row, cell: ({ row }) => row },
        {
          key: 'what',
          header: words.what,
          cell: ({ sheet, title: name }) =>
            sheet ? <a href={`/${language}${paths.sheet(sheet)}`}>{name}</a> : name,
        },
        { key: 'outcome', header: words.outcome, cell: ({ outcome }) => words.outcomes[outcome] },
        { key: 'why', header: words.why, cell: why },
      ]}
    />
  )
}
