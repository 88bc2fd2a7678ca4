import type { ComponentChildren, JSX } from 'preact'
import type { Language } from '#platform/language'
import { Invalid } from '#platform/problems'
import {
  Button,
  Checkbox,
  ErrorSummary,
  errorOf,
  type FormError,
  Notice,
  Radios,
  Section,
  Select,
  TextArea,
  TextInput,
  Title,
} from '#ui'
import type { Trial } from '../trial/read-trials.ts'
import { trialPaths } from '../trial/trial-paths.ts'
import { messages } from './messages.ts'
import { readTallyLine } from './tally-line.ts'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'x-tally': JSX.HTMLAttributes<HTMLElement> & {
        children?: ComponentChildren
        'data-start': string
        'data-stop': string
        'data-kept': string
      }
    }
  }
}

interface TallyPageProps {
  readonly language: Language
  /** Trials that take runs. */
  readonly open: readonly Trial[]
  readonly trial: Trial | null
  readonly form: URLSearchParams | null
  readonly errors: readonly FormError[]
  /** Whether a run was just received. */
  readonly sent: boolean
  /** Address of the script that makes buttons and clock. */
  readonly script: string
}

const counters = ['steps', 'screens', 'waits', 'errors', 'workarounds'] as const

/** Counting by hand on a phone: big buttons and a clock with script, a plain form without. */
export function TallyPage(props: TallyPageProps) {
  const { language, open, trial, errors, sent, script } = props
  const words = messages[language]
  return (
    <>
      <Title lead={words.tallyLead}>{words.tally}</Title>
      <ErrorSummary language={language} errors={errors} />
      {sent && (
        <Notice language={language} kind="done">
          <p>{words.sent}</p>
        </Notice>
      )}
      <x-tally data-start={words.start} data-stop={words.stop} data-kept={words.kept}>
        <p data-without-script>{words.withoutScript}</p>
        <Counters language={language} />
        {trial ? <RunForm {...props} trial={trial} /> : <ChooseTrial language={language} open={open} />}
      </x-tally>
      <Section heading={words.whatIsStep} id="steg">
        <p>{words.whatIsStepSays}</p>
      </Section>
      <script type="module" src={script} />
    </>
  )
}

/** Shown by the script alone: without it they would do nothing. */
function Counters({ language }: { readonly language: Language }) {
  const words = messages[language]
  return (
    <div class="counters" hidden data-counters>
      <p class="counter-clock">
        <span class="visually-hidden">{words.time}: </span>
        <output data-clock>0:00</output>
        <button type="button" class="button button-primary" data-toggle>
          {words.start}
        </button>
      </p>
      {counters.map((name) => (
        <p class="counter" key={name}>
          <button type="button" class="counter-add" data-add={name}>
            <span aria-hidden="true">+1</span> <span>{words[name]}</span> <output data-count={name}>0</output>
          </button>
          <button
            type="button"
            class="counter-undo"
            data-undo={name}
            aria-label={words.minusOne(words[name])}
          >
            <span aria-hidden="true">−1</span>
          </button>
        </p>
      ))}
    </div>
  )
}

function ChooseTrial({ language, open }: { readonly language: Language; readonly open: readonly Trial[] }) {
  const words = messages[language]
  if (open.length === 0) return <p>{words.chooseNone}</p>
  return (
    <form method="get" action={`/${language}${trialPaths.tally}`}>
      <Select
        language={language}
        name="prov"
        label={words.choose}
        options={open.map(({ id, plan }) => ({ value: id, label: plan.title }))}
      />
      <Button kind="primary">{words.open}</Button>
    </form>
  )
}

const figures = [
  ['seconds', 'secondsField'],
  ['steps', 'stepsField'],
  ['screens', 'screensField'],
  ['waits', 'waitsField'],
  ['waitSeconds', 'waitSecondsField'],
  ['backtracks', 'backtracksField'],
  ['errors', 'errorsField'],
  ['criticalErrors', 'criticalField'],
  ['workarounds', 'workaroundsField'],
  ['ease', 'easeField'],
] as const

function RunForm({ language, trial, form, errors }: TallyPageProps & { readonly trial: Trial }): JSX.Element {
  const words = messages[language]
  const { plan } = trial
  const field = (name: string) => ({
    language,
    name,
    value: form?.get(name) ?? '',
    error: errorOf(errors, name),
  })
  const options = (values: readonly string[]) => values.map((value) => ({ value, label: value }))
  return (
    <form method="post" data-run={trial.id}>
      <h2>{plan.title}</h2>
      <TextInput
        {...field('code')}
        label={words.code}
        hint={words.codeHint}
        autocomplete="off"
        size="short"
      />
      <Radios
        {...field('way')}
        label={words.way}
        options={[
          { value: 'old', label: `${words.old}: ${plan.oldWay}` },
          { value: 'new', label: `${words.new}: ${plan.newWay}` },
        ]}
      />
      <Select
        {...field('task')}
        label={words.task}
        options={plan.tasks.map(({ key, title }) => ({ value: key, label: title }))}
      />
      <Select {...field('site')} label={words.site} options={options(plan.sites)} />
      <Select {...field('role')} label={words.role} options={options(plan.roles)} />
      <TextInput
        {...field('participant')}
        label={words.participant}
        hint={words.participantHint}
        type="number"
        size="short"
      />
      <TextInput
        {...field('attempt')}
        value={form?.get('attempt') ?? '1'}
        label={words.attempt}
        type="number"
        size="short"
      />
      <Checkbox name="completed" label={words.completed} checked={form?.get('completed') === 'yes'} />
      <h3>{words.numbers}</h3>
      {figures.map(([name, label]) => (
        <TextInput key={name} {...field(name)} label={words[label]} size="short" optional />
      ))}
      <TextArea
        {...field('line')}
        label={words.lineField}
        hint={words.lineHint}
        rows={3}
        maxLength={1_000}
        optional
      />
      <p role="status" data-told />
      <Button kind="primary">{words.send}</Button>
    </form>
  )
}

/** A run as the form tells it; figures that are left out are none. Throws `Invalid` naming a line that cannot be read. */
export function readRunForm(form: URLSearchParams): object {
  const text = (name: string) => (form.get(name) ?? '').trim()
  const number = (name: string) => Number(text(name).replace(',', '.'))
  const line = text('line')
  const recorded = line === '' ? null : readTallyLine(line)
  if (line !== '' && recorded === null) {
    const message = { sv: messages.sv.lineWrong, en: messages.en.lineWrong }
    throw new Invalid(message, [{ field: 'line', message }])
  }
  const counted = Object.fromEntries(figures.map(([name]) => [name, number(name)]))
  return {
    ...counted,
    ...recorded,
    ...{ task: text('task'), way: text('way'), site: text('site'), role: text('role') },
    participant: number('participant'),
    attempt: number('attempt'),
    completed: form.get('completed') === 'yes',
    criticalErrors: number('criticalErrors'),
    ease: text('ease') === '' ? null : number('ease'),
    tier: recorded ? 'script' : 'tally',
    rules: recorded?.rules ?? null,
  }
}
