import type { ComponentChildren } from 'preact'
import type { Language } from '#platform/language'
import type { RecordKind } from '#registry'
import {
  Breadcrumb,
  Button,
  ErrorSummary,
  errorOf,
  type FormError,
  Notice,
  Radios,
  Select,
  TextArea,
  TextInput,
  Title,
} from '#ui'
import { messages } from '../messages.ts'
import { POOL_FROM } from '../together/state-interest.ts'
import { blockerCodes, instruments, interestLevels, reuseTypes, stages } from '../values.ts'
import { adoptionPaths, pageOf } from './paths.ts'

interface FormProps {
  readonly language: Language
  readonly record: { readonly id: string; readonly kind: RecordKind; readonly title: string }
  /** The organisation that the reader acts for; null shows the way to sign in instead. */
  readonly actor: { readonly id: string; readonly name: string } | null
  readonly form: URLSearchParams | null
  readonly errors: readonly FormError[]
}

interface FrameProps extends Omit<FormProps, 'record' | 'form'> {
  readonly crumbs: readonly { readonly href: string; readonly label: string }[]
  readonly title: string
  readonly lead: string
  readonly children: ComponentChildren
}

function Frame({ language, crumbs, title, lead, actor, errors, children }: FrameProps) {
  const words = messages[language]
  return (
    <>
      <Breadcrumb language={language} items={crumbs} />
      <Title lead={lead}>{title}</Title>
      {actor === null ? (
        <Notice language={language} kind="info">
          <p>
            {words.signIn} <a href={`/${language}/logga-in`}>{words.signInLink}</a>
          </p>
        </Notice>
      ) : (
        <form method="post">
          <ErrorSummary language={language} errors={errors} />
          <p>{words.actsAs(actor.name)}</p>
          {children}
          <Button kind="primary">{words.send}</Button>
        </form>
      )}
    </>
  )
}

/** What every field of a form is given: what was written, and what is wrong with it. */
function fieldsOf({ language, form, errors }: Pick<FormProps, 'language' | 'form' | 'errors'>) {
  return (name: string) => ({
    language,
    name,
    value: form?.get(name) ?? undefined,
    error: errorOf(errors, name),
  })
}

const choices = <Value extends string>(
  values: readonly Value[],
  labels: Readonly<Record<NoInfer<Value>, string>>,
) => values.map((value) => ({ value, label: labels[value] }))

/** Where an organisation says how it uses a solution, or that it does not. `said` is chosen beforehand. */
export function UseForm({ said, ...props }: FormProps & { readonly said?: string | undefined }) {
  const { language, record } = props
  const words = messages[language]
  const field = fieldsOf(props)
  const optional = true
  return (
    <Frame
      {...props}
      crumbs={[
        { href: pageOf(language, record), label: record.title },
        { href: pageOf(language, record, 'use'), label: words.useTitle },
      ]}
      title={`${words.useTitle}: ${record.title}`}
      lead={words.useLead}
    >
      <Radios
        {...field('word')}
        {...(props.form === null && said !== undefined ? { value: said } : {})}
        label={words.word}
        options={choices(['claim', 'confirm', 'deny'] as const, words.words)}
      />
      <Select {...field('stage')} label={words.howFar} options={choices(stages, words.stages)} optional />
      <TextInput
        {...field('since')}
        {...{ optional }}
        label={words.since}
        hint={words.sinceHint}
        size="short"
      />
      <TextInput {...field('until')} {...{ optional }} label={words.untilWhen} size="short" />
      <TextArea
        {...field('reason')}
        {...{ optional }}
        label={words.reason}
        hint={words.reasonHint}
        rows={3}
      />
      <TextInput {...field('scope')} {...{ optional }} label={words.scope} hint={words.scopeHint} />
      <TextInput {...field('weeks')} {...{ optional }} label={words.weeksField} size="short" />
      <TextInput {...field('costSek')} {...{ optional }} label={words.costSek} size="short" />
      <TextArea {...field('changes')} {...{ optional }} label={words.changesField} rows={3} />
      <TextArea {...field('outcome')} {...{ optional }} label={words.outcomeField} rows={3} />
      <TextInput {...field('benefitSekPerYear')} {...{ optional }} label={words.benefitField} size="short" />
      <Select
        {...field('blocker')}
        label={words.blockerField}
        hint={words.blockerHint}
        options={choices(blockerCodes, words.blockers)}
        optional
      />
    </Frame>
  )
}

/** Where an organisation says that it wants something too. */
export function InterestForm(props: FormProps) {
  const { language, record } = props
  const words = messages[language]
  const field = fieldsOf(props)
  return (
    <Frame
      {...props}
      crumbs={[
        { href: pageOf(language, record), label: record.title },
        { href: pageOf(language, record, 'interest'), label: words.interestTitle },
      ]}
      title={`${words.interestTitle}: ${record.title}`}
      lead={words.interestLead(String(POOL_FROM))}
    >
      <Radios
        {...field('level')}
        label={words.levelField}
        options={choices(interestLevels, words.interest)}
      />
      <TextInput {...field('contactRole')} label={words.contactField} hint={words.contactHint} />
      <TextInput {...field('amountSek')} label={words.amountField} size="short" optional />
      <TextArea {...field('words')} label={words.wordsField} rows={3} optional />
    </Frame>
  )
}

/** Where an organisation ties its own record to the one that it builds on. */
export function ReuseForm(props: FormProps) {
  const { language, record } = props
  const words = messages[language]
  const field = fieldsOf(props)
  return (
    <Frame
      {...props}
      crumbs={[
        { href: pageOf(language, record), label: record.title },
        { href: pageOf(language, record, 'reuse'), label: words.reuseTitle },
      ]}
      title={`${words.reuseTitle}: ${record.title}`}
      lead={words.reuseLead}
    >
      <Select {...field('type')} label={words.reuseTypeField} options={choices(reuseTypes, words.reuse)} />
      <TextInput {...field('toRecord')} label={words.toRecordField} hint={words.toRecordHint} />
      <TextInput {...field('since')} label={words.since} hint={words.sinceHint} size="short" optional />
      <TextInput {...field('weeks')} label={words.weeksField} size="short" optional />
      <TextInput {...field('costSek')} label={words.costSek} size="short" optional />
      <TextArea {...field('changes')} label={words.changesField} rows={3} optional />
      <TextArea {...field('result')} label={words.result} rows={3} optional />
    </Frame>
  )
}

/** Where an owner states a scaling policy. */
export function PolicyForm(props: Omit<FormProps, 'record'>) {
  const { language } = props
  const words = messages[language]
  const field = fieldsOf(props)
  return (
    <Frame
      {...props}
      crumbs={[
        { href: `/${language}${adoptionPaths.policies}`, label: words.policies },
        { href: `/${language}${adoptionPaths.newPolicy}`, label: words.newPolicy },
      ]}
      title={words.newPolicy}
      lead={words.policiesLead}
    >
      <TextInput {...field('title')} label={words.policyTitle} />
      <TextArea {...field('goal')} label={words.policyGoal} rows={2} />
      <TextArea {...field('records')} label={words.policyRecords} hint={words.policyRecordsHint} rows={2} />
      <TextInput {...field('populationTo')} label={words.policySmall} size="short" optional />
      <TextInput {...field('target')} label={words.policyTarget} size="short" />
      <TextInput {...field('by')} label={words.policyBy} hint="2028-12-31" size="short" />
      <TextInput {...field('decidedOn')} label={words.policyDecided} hint="2026-03-14" size="short" />
      <Select
        {...field('instrument')}
        label={words.policyInstrument}
        options={choices(instruments, words.instruments)}
      />
      <TextArea {...field('means')} label={words.policyMeans} rows={3} />
      <TextArea
        {...field('milestones')}
        label={words.milestones}
        hint={words.milestonesHint}
        rows={2}
        optional
      />
    </Frame>
  )
}
