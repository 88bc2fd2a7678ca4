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
import type { BoardItem } from '../board/read-board.ts'
import { messages } from './messages.ts'
import { paths } from './paths.ts'

interface SettlePageProps {
  readonly language: Language
  /** What waits to be confirmed, for the first time or anew. */
  readonly items: readonly BoardItem[]
  readonly form: URLSearchParams | null
  readonly errors: readonly FormError[]
}

/** What open sources say of the organisation, row by row: one form confirms or contests what is chosen. */
export function SettlePage({ language, items, form, errors }: SettlePageProps) {
  const words = messages[language]
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: `/${language}${paths.room}`, label: words.room },
          { href: `/${language}${paths.settle}`, label: words.confirmTitle },
        ]}
      />
      <ErrorSummary language={language} errors={errors} />
      <Title lead={items.length > 0 && words.confirmLead}>{words.confirmTitle}</Title>
      {items.length === 0 ? (
        <EmptyState title={words.noneToConfirm}>
          <p>{words.noneToConfirmLead}</p>
        </EmptyState>
      ) : (
        <form method="post">
          <SettleTable {...{ language, items, form }} />
          <p class="actions">
            <Button kind="primary" name="act" value="confirm">
              {words.confirmAll}
            </Button>
          </p>
          <h2>{words.contest}</h2>
          <p>{words.contestLead}</p>
          <TextArea
            {...{ language, name: 'contested', label: words.contestReason, hint: words.contestHint }}
            rows={2}
            optional
            value={form?.get('contested') ?? ''}
            error={errorOf(errors, 'contested')}
          />
          <p class="actions">
            <Button name="act" value="contest">
              {words.contest}
            </Button>
          </p>
        </form>
      )}
    </>
  )
}

const shown = ['phase', 'money', 'startsOn', 'endsOn', 'publishedOn', 'suppliers', 'diaryNumber'] as const

function SettleTable({ language, items, form }: Omit<SettlePageProps, 'errors'>) {
  const words = messages[language]
  const names: Readonly<Record<string, string>> = registryMessages[language].fields
  const chosen = form ? new Set(form.getAll('record')) : null
  const facts = ({ claims }: BoardItem) =>
    shown.flatMap((field) => {
      const value = claims[field]
      return value === undefined ? [] : `${names[field]}: ${showField(field, value, language)}`
    })
  return (
    <DataTable
      {...{ language, caption: words.confirmTitle, quietCaption: true, narrow: 'stack' }}
      rows={items}
      rowKey={({ record }) => record ?? ''}
      columns={[
        {
          key: 'title',
          header: words.choose,
          cell: ({ record, claims }) => (
            <label class="choice">
              <input
                type="checkbox"
                name="record"
                value={record ?? ''}
                checked={chosen === null || chosen.has(record ?? '')}
              />
              <span>{claims.title}</span>
            </label>
          ),
        },
        { key: 'said', header: words.source, cell: (item) => facts(item).join('. ') },
        {
          key: 'correct',
          header: words.correct,
          cell: ({ record, claims, sheet }) => (
            <a
              href={`/${language}${sheet ? paths.sheet(sheet) : `/initiativ/${record}`}`}
              tabindex={-1}
              aria-label={`${words.correct}: ${claims.title}`}
            >
              {words.correct}
            </a>
          ),
        },
      ]}
    />
  )
}

interface OwnBoxProps {
  readonly language: Language
  readonly record: string
  readonly sheet: string | null
  readonly confirmed: boolean
}

/** On the public page of an own record: take it over to correct it, or confirm it at once. */
export function OwnBox({ language, record, sheet, confirmed }: OwnBoxProps) {
  const words = messages[language]
  if (sheet) {
    return (
      <p class="actions no-print">
        <a class="button button-secondary" href={`/${language}${paths.sheet(sheet)}`}>
          {words.correct}
        </a>
      </p>
    )
  }
  return (
    <form method="post" action={`/${language}${paths.settle}`} class="no-print">
      <input type="hidden" name="record" value={record} />
      <p class="actions">
        {!confirmed && (
          <Button kind="primary" name="act" value="confirm">
            {words.confirmAll}
          </Button>
        )}
        <Button name="act" value="correct">
          {words.correct}
        </Button>
      </p>
    </form>
  )
}
