import { formatNumber, type Language } from '#platform/language'
import { Button, ErrorSummary, errorOf, type FormError, Select, TextArea, TextInput, Title } from '#ui'
import type { InitiativeOf } from '../initiative-of.ts'
import { criterionStates, type GoLivePlan } from './go-live.ts'
import { goLivePath } from './go-live-page.tsx'
import { messages } from './messages.ts'

interface GoLiveFormProps {
  readonly language: Language
  readonly about: InitiativeOf
  readonly form: URLSearchParams
  readonly errors: readonly FormError[]
}

const EMPTY_ROWS = 2

/** The whole plan as one form: facts, criteria and stop limits, with a few empty rows for more. Works without script. */
export function GoLiveForm({ language, about, form, errors }: GoLiveFormProps) {
  const words = messages[language]
  const field = (name: string, label: string) => ({
    ...{ language, name, label, optional: true as const },
    value: form.get(name) ?? undefined,
    error: errorOf(errors, name),
  })
  const rows = (prefix: string) =>
    Array.from({ length: rowsIn(form, prefix) + EMPTY_ROWS }, (_, row) => `${prefix}-${row}`)
  return (
    <>
      <Title kicker={about.title} lead={words.editLead}>
        {words.editTitle}
      </Title>
      <ErrorSummary language={language} errors={errors} />
      <form method="post" action={`/${language}${goLivePath(about.id)}/andra`}>
        <TextInput {...field('plannedOn', words.plannedOn)} type="date" size="short" />
        <TextInput {...field('decider', words.decider)} hint={words.asRoleHint} />
        <TextInput {...field('usersAll', words.usersAll)} type="number" size="short" />
        <TextInput {...field('usersFirstDay', words.usersFirstDay)} type="number" size="short" />
        <TextInput {...field('rollbackTestedOn', words.rollback)} type="date" size="short" />
        <TextInput {...field('parallelRun', words.parallel)} />
        <TextInput {...field('trainingPassed', words.trainingPassed)} type="number" size="short" />
        <TextInput {...field('trainingOf', words.trainingTried)} type="number" size="short" />
        <TextInput {...field('paymentAtStart', words.paymentShare)} size="short" />
        {rows('criteria').map((row, index) => (
          <details key={row} open={form.has(`${row}-words`)}>
            <summary>
              {form.get(`${row}-words`) || `${words.newCriterion} ${formatNumber(index + 1, language)}`}
            </summary>
            <TextInput {...field(`${row}-words`, words.criterion)} />
            <TextInput {...field(`${row}-wanted`, words.wanted)} />
            <TextInput {...field(`${row}-value`, words.value)} />
            <Select
              {...field(`${row}-state`, words.state)}
              options={criterionStates.map((value) => ({ value, label: words.states[value] }))}
            />
            <TextInput {...field(`${row}-measuredOn`, words.measuredOn)} type="date" size="short" />
            <TextInput {...field(`${row}-source`, words.source)} />
            <TextArea {...field(`${row}-waiver-reason`, words.waiverReason)} rows={2} />
            <TextInput {...field(`${row}-waiver-decidedAs`, words.waiverRole)} />
          </details>
        ))}
        {rows('stopLimits').map((row, index) => (
          <details key={row} open={form.has(`${row}-measure`)}>
            <summary>
              {form.get(`${row}-measure`) || `${words.newLimit} ${formatNumber(index + 1, language)}`}
            </summary>
            <TextInput {...field(`${row}-measure`, words.measure)} />
            <Select
              {...field(`${row}-stopWhen`, words.limit)}
              options={(['above', 'below'] as const).map((value) => ({
                value,
                label: words.stopWhen[value],
              }))}
            />
            <TextInput {...field(`${row}-limit`, words.limit)} size="short" />
            <TextInput {...field(`${row}-unit`, words.unit)} size="short" />
          </details>
        ))}
        <p class="actions">
          <Button kind="primary">{words.save}</Button>
        </p>
      </form>
    </>
  )
}

const MOST_ROWS = 60

/** How many rows of a kind a form carries. */
function rowsIn(form: URLSearchParams, prefix: string): number {
  const numbers = [...form.keys()].flatMap((name) => {
    const row = name.startsWith(`${prefix}-`)
      ? Number(name.slice(prefix.length + 1).split('-')[0])
      : Number.NaN
    return Number.isInteger(row) ? [row + 1] : []
  })
  return Math.min(MOST_ROWS, Math.max(0, ...numbers))
}

/** The plan as the form carries it. */
export function formOfPlan(plan: GoLivePlan | null): URLSearchParams {
  const form = new URLSearchParams()
  const put = (name: string, value: unknown) => {
    if (value === null || value === undefined) return
    if (Array.isArray(value)) for (const [row, one] of value.entries()) put(`${name}-${row}`, one)
    else if (typeof value === 'object')
      for (const [key, one] of Object.entries(value)) put(name === '' ? key : `${name}-${key}`, one)
    else form.set(name, String(value))
  }
  put('', plan)
  if (plan?.paymentAtStart != null) form.set('paymentAtStart', String(plan.paymentAtStart * 100))
  return form
}

/** What a form says of the plan, to be parsed by `GoLivePlan`. Empty fields are unknown; rows without a name are left out. */
export function planOfForm(form: URLSearchParams): unknown {
  const text = (name: string) => form.get(name)?.trim() || null
  const number = (name: string) => {
    const written = text(name)
      ?.replace(/[\s\u00a0%]/g, '')
      .replace(',', '.')
    return written === undefined ? null : Number(written)
  }
  const rows = (prefix: string, name: string) =>
    Array.from({ length: rowsIn(form, prefix) }, (_, row) => `${prefix}-${row}`).filter(
      (row) => text(`${row}-${name}`) !== null,
    )
  const payment = number('paymentAtStart')
  return {
    plannedOn: text('plannedOn'),
    decider: text('decider'),
    usersAll: number('usersAll'),
    usersFirstDay: number('usersFirstDay'),
    rollbackTestedOn: text('rollbackTestedOn'),
    parallelRun: text('parallelRun'),
    trainingPassed: number('trainingPassed'),
    trainingOf: number('trainingOf'),
    paymentAtStart: payment === null ? null : payment / 100,
    criteria: rows('criteria', 'words').map((row) => ({
      words: text(`${row}-words`),
      wanted: text(`${row}-wanted`),
      value: text(`${row}-value`),
      state: text(`${row}-state`) ?? 'unknown',
      measuredOn: text(`${row}-measuredOn`),
      source: text(`${row}-source`),
      waiver: text(`${row}-waiver-reason`)
        ? { reason: text(`${row}-waiver-reason`), decidedAs: text(`${row}-waiver-decidedAs`) }
        : null,
    })),
    stopLimits: rows('stopLimits', 'measure').map((row) => ({
      measure: text(`${row}-measure`),
      unit: text(`${row}-unit`) ?? '',
      stopWhen: text(`${row}-stopWhen`),
      limit: number(`${row}-limit`),
    })),
  }
}
