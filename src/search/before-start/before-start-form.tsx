import type { Language } from '#platform/language'
import { Button, Checkbox, ErrorSummary, errorOf, TextArea, TextInput, Title } from '#ui'
import { messages } from './messages.ts'

interface BeforeStartFormProps {
  readonly language: Language
  /** What was handed in last, when it could not be used. */
  readonly text?: string | undefined
  readonly organisation?: string | undefined
  /** What is wrong, by field. */
  readonly errors?: readonly { readonly field: string; readonly message: string }[] | undefined
}

/** Letters that the box itself takes; whoever has more hands in a file. */
const LONGEST = 100_000

/** The question before a start: a text or a document, and who asks. */
export function BeforeStartForm({ language, text, organisation, errors = [] }: BeforeStartFormProps) {
  const words = messages[language]
  const wrong = (field: string) => errorOf(errors, field)
  return (
    <>
      <ErrorSummary language={language} errors={errors} />
      <Title lead={words.lead}>{words.title}</Title>
      <form method="post" action={`/${language}/fore-start`} enctype="multipart/form-data" class="form">
        <TextArea
          language={language}
          name="text"
          label={words.text}
          hint={words.textHint}
          error={wrong('text')}
          value={text}
          rows={10}
          maxLength={LONGEST}
          optional="either"
        />
        <TextInput
          language={language}
          name="file"
          type="file"
          label={words.file}
          hint={words.fileHint}
          error={wrong('file')}
          optional="either"
        />
        <TextInput
          language={language}
          name="organisation"
          label={words.organisation}
          hint={words.organisationHint}
          error={wrong('organisation')}
          value={organisation}
          autocomplete="organization"
          maxLength={200}
          optional
        />
        <Checkbox name="keep" label={words.keep} hint={words.keepHint} />
        <p class="actions">
          <Button kind="primary">{words.submit}</Button>
        </p>
      </form>
    </>
  )
}
