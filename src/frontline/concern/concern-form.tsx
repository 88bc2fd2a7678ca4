import type { Language } from '#platform/language'
import {
  Button,
  Checkbox,
  ErrorSummary,
  errorOf,
  type FormError,
  Radios,
  SearchBox,
  TextArea,
  TextInput,
  Title,
} from '#ui'
import { longest, wishes } from './act.ts'
import { concernPaths } from './concern-paths.ts'
import { severities } from './duty-clock.ts'
import { messages } from './messages.ts'

/** A record that a concern may be about, as the search finds it. */
export interface Candidate {
  readonly id: string
  readonly title: string
  readonly organisation: string | null
  readonly language: Language
}

/** The address of the form about a record, or in the writer's own words. */
export const formAddress = (language: Language, about: string): string =>
  `/${language}${concernPaths.everyday}?${new URLSearchParams({ om: about })}`

/** What an address says instead of a record's id when the writer names the system in own words. */
export const OWN_WORDS = 'egna-ord'

interface FindSystemProps {
  readonly language: Language
  readonly asked: string
  /** Null when nothing has been searched for yet. */
  readonly found: readonly Candidate[] | null
}

/** First: which system. While writing, the list offers itself; without script a plain search answers. */
export function FindSystemPage({ language, asked, found }: FindSystemProps) {
  const words = messages[language]
  const path = `/${language}${concernPaths.everyday}`
  return (
    <>
      <Title lead={words.formLead}>{words.formTitle}</Title>
      <SearchBox
        language={language}
        action={path}
        label={words.findSystem}
        hint={words.findSystemHint}
        value={asked}
        button={words.findButton}
        focused
        suggest={`${path}/forslag`}
      />
      {found !== null && (
        <div class="found-systems" aria-live="polite">
          <h2>{found.length > 0 ? words.found : words.foundNothing}</h2>
          <CandidateList language={language} found={found} />
        </div>
      )}
      <p class="actions">
        <a
          href={`${formAddress(language, OWN_WORDS)}${asked === '' ? '' : `&${new URLSearchParams({ namn: asked })}`}`}
        >
          {words.notInList}
        </a>
      </p>
    </>
  )
}

/** What may be meant, each a link to its form; also what is offered while writing. */
export function CandidateList({
  language,
  found,
}: {
  readonly language: Language
  readonly found: readonly Candidate[]
}) {
  if (found.length === 0) return null
  return (
    <ul>
      {found.map(({ id, title, organisation, language: spoken }) => (
        <li key={id}>
          <a href={formAddress(language, id)}>
            <span lang={spoken}>{title}</span>
            {organisation !== null && `, ${organisation}`}
          </a>
        </li>
      ))}
    </ul>
  )
}

interface ConcernFormProps {
  readonly language: Language
  /** The record it is about; null when the writer names the system. */
  readonly about: Candidate | null
  /** What was written before something had to be corrected. */
  readonly form: URLSearchParams
  readonly errors: readonly FormError[]
}

/** The concern itself: what I was doing, what happened, how bad, what it costs. Works without script. */
export function ConcernForm({ language, about, form, errors }: ConcernFormProps) {
  const words = messages[language]
  const wrong = (name: string) => errorOf(errors, name)
  const value = (name: string) => form.get(name) ?? undefined
  const field = (name: string) => ({ language, name, value: value(name), error: wrong(name) })
  const personal =
    errors.some(({ field: name }) => name === 'doing' || name === 'happened') && form.has('happened')
  return (
    <>
      <Title>{words.formTitle}</Title>
      <ErrorSummary language={language} errors={errors} />
      <form
        class="concern-form"
        method="post"
        action={`/${language}${concernPaths.everyday}`}
        autocomplete="off"
      >
        {about ? (
          <>
            <p>
              <strong>{words.about}:</strong> <span lang={about.language}>{about.title}</span>
              {about.organisation !== null && `, ${about.organisation}`}{' '}
              <a href={`/${language}${concernPaths.everyday}`}>{words.aboutChange}</a>
            </p>
            <input type="hidden" name="record" value={about.id} />
          </>
        ) : (
          <TextInput
            {...field('system')}
            label={words.system}
            hint={words.systemHint}
            maxLength={longest.name}
          />
        )}
        {(about === null || about.organisation === null) && (
          <TextInput
            {...field('organisation')}
            label={words.organisation}
            hint={words.organisationHint}
            maxLength={longest.name}
            optional
          />
        )}
        <x-screen data-warning={words.personalHere}>
          <TextArea
            {...field('doing')}
            label={words.doing}
            hint={words.doingHint}
            rows={2}
            maxLength={longest.doing}
          />
          <TextArea
            {...field('happened')}
            label={words.happened}
            hint={words.happenedHint}
            rows={4}
            maxLength={longest.happened}
          />
          <p class="screen-warning" role="status" />
        </x-screen>
        {personal && <Checkbox name="noPerson" label={words.noPerson} hint={words.noPersonHint} />}
        <Radios
          {...field('severity')}
          label={words.severity}
          hint={words.riskHint}
          options={severities.map((severity) => ({ value: severity, label: words.severities[severity] }))}
        />
        <fieldset class="field">
          <legend>{words.lost}</legend>
          <div class="concern-costs">
            <TextInput {...field('minutes')} label={words.minutes} type="number" size="short" optional />
            <TextInput {...field('steps')} label={words.steps} type="number" size="short" optional />
          </div>
        </fieldset>
        <Radios
          {...field('wish')}
          value={value('wish') ?? 'five'}
          label={words.wish}
          options={wishes
            .toSorted((one) => (one === 'five' ? -1 : 0))
            .map((wish) => ({ value: wish, label: words.wishes[wish] }))}
        />
        <p class="actions">
          <Button kind="primary">{words.send}</Button>
        </p>
        <p class="meta">{words.sendNote}</p>
      </form>
      <p>
        <a href={`/${language}${concernPaths.doors}#skydd`}>{words.protection}</a>
      </p>
    </>
  )
}
