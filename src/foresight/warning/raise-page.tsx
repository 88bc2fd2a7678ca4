import type { Language } from '#platform/language'
import {
  Breadcrumb,
  Button,
  ErrorSummary,
  errorOf,
  type FormError,
  Notice,
  TextArea,
  TextInput,
  Title,
} from '#ui'
import { warningMessages as messages } from './messages.ts'
import { raisePath } from './warning-paths.ts'

interface RaiseProps {
  readonly language: Language
  readonly record: string
  readonly title: string
  /** False for those who may not warn; they are told who may. */
  readonly may: boolean
  readonly form: URLSearchParams | null
  readonly errors: readonly FormError[]
}

/** Where somebody at the front line warns about an initiative. */
export function RaisePage({ language, record, title, may, form, errors }: RaiseProps) {
  const words = messages[language]
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: `/${language}/initiativ/${record}`, label: title },
          { href: `/${language}${raisePath(record)}`, label: words.raiseTitle },
        ]}
      />
      <ErrorSummary language={language} errors={errors} />
      <Title kicker={title} lead={words.raiseLead}>
        {words.raiseTitle}
      </Title>
      {may ? (
        <form method="post" action={`/${language}${raisePath(record)}`}>
          <TextArea
            language={language}
            name="words"
            label={words.words}
            hint={words.wordsHint}
            rows={8}
            maxLength={5_000}
            value={form?.get('words') ?? ''}
            error={errorOf(errors, 'words')}
          />
          <TextInput
            language={language}
            name="address"
            type="url"
            label={words.address}
            hint={words.addressHint}
            optional
            maxLength={2_000}
            value={form?.get('address') ?? ''}
            error={errorOf(errors, 'address')}
          />
          <Button kind="primary">{words.raise}</Button>
        </form>
      ) : (
        <Notice language={language} kind="info">
          <p>{words.whoMayRaise}</p>
        </Notice>
      )}
    </>
  )
}
