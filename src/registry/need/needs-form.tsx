import type { Language } from '#platform/language'
import {
  Breadcrumb,
  Button,
  Checkbox,
  ErrorSummary,
  errorOf,
  type FormError,
  Select,
  TextArea,
  Title,
} from '#ui'
import { MOST_NEEDS } from './correct-needs.ts'
import { needMessages } from './messages.ts'
import { needName } from './needs-section.tsx'
import type { RecordNeeds } from './read-record-needs.ts'
import { readTaxonomy } from './read-taxonomy.ts'

interface NeedsFormProps {
  readonly language: Language
  readonly record: { readonly id: string; readonly title: string; readonly language: string }
  /** The page of the record. */
  readonly recordHref: string
  readonly told: RecordNeeds
  /** What was written last, when it could not be used. */
  readonly form: URLSearchParams | null
  readonly errors: readonly FormError[]
}

/** Where a person says what a record is for, in place of what the rules told. */
export function NeedsForm({ language, record, recordHref, told, form, errors }: NeedsFormProps) {
  const words = needMessages[language]
  const wrong = (field: string) => errorOf(errors, field)
  const options = needOptions(language)
  const chosen = (place: number) => form?.get(`need${place}`) ?? told.needs[place - 1]?.id
  const now = told.needs.map(({ id }) => needName(id, language)).join(', ')
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: recordHref, label: record.title },
          { href: `${recordHref}/behov`, label: words.formTitle },
        ]}
      />
      <ErrorSummary language={language} errors={errors} />
      <Title lead={words.formLead}>{words.formTitle}</Title>
      <p>
        <strong lang={record.language}>{record.title}</strong>
        <span class="meta block">{now === '' ? words.notTold : words.now(now)}</span>
      </p>
      <form method="post" action={`${recordHref}/behov`} class="form">
        {Array.from({ length: MOST_NEEDS }, (_, at) => at + 1).map((place) => (
          <Select
            key={place}
            language={language}
            name={`need${place}`}
            label={words.place(place)}
            hint={place === 1 ? words.placeHint : undefined}
            error={wrong(`need${place}`)}
            options={options}
            value={chosen(place)}
            optional={place === 1 ? 'either' : true}
          />
        ))}
        <Checkbox name="none" label={words.none} hint={words.noneHint} checked={form?.has('none') ?? false} />
        <TextArea
          language={language}
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          error={wrong('reason')}
          value={form?.get('reason') ?? undefined}
          rows={3}
          maxLength={2_000}
        />
        <p class="actions">
          <Button kind="primary">{words.save}</Button>
          {told.correction && (
            <Button name="rules" value="1">
              {words.letRules}
            </Button>
          )}
        </p>
      </form>
    </>
  )
}

/** Every need of the map under its area, by name. */
function needOptions(language: Language): { value: string; label: string }[] {
  const { needs, byId } = readTaxonomy()
  return needs
    .filter(({ level }) => level === 'need')
    .map(({ id, label, parent }) => {
      const area = byId.get(byId.get(parent ?? '')?.parent ?? '')
      return { value: id, label: `${area?.label[language] ?? ''}: ${label[language]}` }
    })
    .sort((one, other) => one.label.localeCompare(other.label, language))
}
