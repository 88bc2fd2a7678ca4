import type { Language } from '#platform/language'
import {
  Button,
  ErrorSummary,
  errorOf,
  type FormError,
  Radios,
  Section,
  Select,
  TextArea,
  TextInput,
  Title,
} from '#ui'
import type { InitiativeOf } from '../initiative-of.ts'
import { messages } from './messages.ts'
import { speakerKinds, stances } from './voices.ts'
import { voicesPath } from './voices-section.tsx'

interface VoicesFormProps {
  readonly language: Language
  readonly about: InitiativeOf
  readonly mayState: boolean
  readonly mayClaim: boolean
  readonly form: URLSearchParams
  readonly errors: readonly FormError[]
}

/** Where a witness attaches a statement, or somebody records what was said in public about being ready. */
export function VoicesForm({ language, about, mayState, mayClaim, form, errors }: VoicesFormProps) {
  const words = messages[language]
  const kept = (what: string) => (form.get('what') === what ? form : new URLSearchParams())
  const field = (what: string, name: string) => ({
    ...{ language, name: `${what}-${name}`, value: kept(what).get(`${what}-${name}`) ?? undefined },
    error: form.get('what') === what ? errorOf(errors, name) : undefined,
  })
  const shared = (what: string) => (
    <>
      <TextArea {...field(what, 'words')} label={words.words} maxLength={3_000} />
      <TextInput {...field(what, 'saidOn')} label={words.saidOn} type="date" size="short" />
      <TextInput {...field(what, 'link')} label={words.linkLabel} type="url" optional />
      <p class="actions">
        <Button name="what" value={what}>
          {words.send}
        </Button>
      </p>
    </>
  )
  const action = `/${language}${voicesPath(about.id)}`
  return (
    <>
      <Title kicker={about.title} lead={words.addLead}>
        {words.addTitle}
      </Title>
      <ErrorSummary language={language} errors={errors} />
      {mayState && (
        <Section heading={words.addStatement} id="uttalande">
          <form method="post" action={action}>
            <Select
              {...field('statement', 'speakerKind')}
              label={words.speakerKind}
              options={speakerKinds.map((value) => ({ value, label: words.kinds[value] }))}
            />
            <TextInput {...field('statement', 'speaker')} label={words.speaker} />
            <Radios
              {...field('statement', 'stance')}
              label={words.stanceLabel}
              options={stances.map((value) => ({ value, label: words.stance[value] }))}
            />
            {shared('statement')}
          </form>
        </Section>
      )}
      {mayClaim && (
        <Section heading={words.addClaim} id="pastaende">
          <form method="post" action={action}>
            <TextInput {...field('claim', 'claimedAs')} label={words.claimedAs} />
            <TextInput {...field('claim', 'place')} label={words.place} />
            {shared('claim')}
          </form>
        </Section>
      )}
    </>
  )
}
