import { hasPermission } from '#identity'
import type { Actor } from '#platform/context'
import type { Language } from '#platform/language'
import { benefitKinds, phases, messages as registryMessages, showField, withholdingGrounds } from '#registry'
import {
  Breadcrumb,
  Button,
  ButtonLink,
  Checkbox,
  DefinitionList,
  ErrorSummary,
  errorOf,
  type FormError,
  Notice,
  Radios,
  Section,
  Select,
  Split,
  TextArea,
  TextInput,
  Title,
} from '#ui'
import { publicPart } from '../sheet/public-part.ts'
import { moneyFields, showKronor, textFields } from '../sheet/read-form.ts'
import { type Sheet, type SheetState, visibilities, withholdable } from '../sheet/sheet-state.ts'
import { messages } from './messages.ts'
import { paths } from './paths.ts'

interface SheetPageProps {
  readonly language: Language
  /** Null while it is being begun. */
  readonly sheet: Sheet | null
  readonly actor: Actor
  readonly token: string
  readonly today: string
  /** `saved` or `published` when that has just happened. */
  readonly done: string | null
  readonly form: URLSearchParams | null
  readonly errors: readonly FormError[]
  /** What stood already when this form arrived; the form then holds what was written. */
  readonly conflict?: Sheet | undefined
}

/** The form about one initiative, with what becomes public beside it. */
export function SheetPage(props: SheetPageProps) {
  const { language, sheet, errors, done, conflict, today } = props
  const words = messages[language]
  const title = sheet?.state.claims.title ?? words.newTitle
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: `/${language}${paths.room}`, label: words.room },
          { href: `/${language}${sheet ? paths.sheet(sheet.id) : paths.create}`, label: title },
        ]}
      />
      <ErrorSummary language={language} errors={errors} />
      <Title lead={sheet ? words.editLead : words.newLead}>{title}</Title>
      {done && (
        <Notice language={language} kind="done">
          <p>{done === 'published' ? words.published : words.saved}</p>
          {done === 'published' && sheet?.record && (
            <p>
              <a href={`/${language}/initiativ/${sheet.record}`}>{words.seePublic}</a>
            </p>
          )}
        </Notice>
      )}
      {conflict && <ConflictNotice {...{ language, conflict }} />}
      <Split aside={<Preview {...{ language, today }} state={sheet?.state ?? null} />}>
        <SheetForm {...props} />
      </Split>
    </>
  )
}

function ConflictNotice({ language, conflict }: { readonly language: Language; readonly conflict: Sheet }) {
  const words = messages[language]
  return (
    <div data-conflict="yes">
      <Notice language={language} kind="warn" title={words.conflict}>
        <p>{words.conflictLead}</p>
        <p class="actions">
          <ButtonLink href={`/${language}${paths.sheet(conflict.id)}`}>{words.keepTheirs}</ButtonLink>
        </p>
      </Notice>
      <Section id="star-nu" heading={words.standsNow}>
        <ClaimList language={language} claims={conflict.state.claims} />
      </Section>
    </div>
  )
}

function ClaimList({ language, claims }: { readonly language: Language; readonly claims: object }) {
  const names: Readonly<Record<string, string>> = registryMessages[language].fields
  const items = Object.entries(claims)
    .filter(([field]) => field !== 'language')
    // the title leads, whatever order it was kept in
    .sort(([one], [other]) => Number(other === 'title') - Number(one === 'title'))
    .map(([field, value]) => ({ term: names[field] ?? field, value: showField(field, value, language) }))
  return <DefinitionList items={items} />
}

function Preview({
  language,
  state,
  today,
}: {
  readonly language: Language
  readonly state: SheetState | null
  readonly today: string
}) {
  const words = messages[language]
  const claims = state && publicPart(state, today)
  return (
    <div class="quiet-box" id="forhandsvisning">
      <h2>{words.preview}</h2>
      <p>{words.previewLead}</p>
      {claims ? <ClaimList {...{ language, claims }} /> : <p>{words.previewDraft}</p>}
    </div>
  )
}

function SheetForm(props: SheetPageProps) {
  const { language, sheet, token, errors, conflict, actor } = props
  const words = messages[language]
  const field = fieldsOf(props)
  const mayPublish = hasPermission({ actor }, 'publish-sheets', actor.organisation ?? '')
  const version = conflict?.version ?? sheet?.version ?? 0
  const asks = errors.length > 0
  return (
    <x-sheet
      data-saving={words.autosaving}
      data-saved={words.autosaved}
      data-not-saved={words.notSaved}
      data-personal={words.personal}
      data-language={language}
    >
      <form method="post" data-autosave={sheet && !conflict ? 'yes' : undefined}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="version" value={version} />
        <CoreFields {...{ language, field }} />
        <MoreFields {...{ language, field }} />
        <WithholdFields {...{ language, field }} />
        {asks && <Checkbox name="readThrough" label={words.readThrough} />}
        <p role="status" class="sheet-status" />
        <p class="actions">
          {mayPublish && (
            <Button kind="primary" name="act" value="publish">
              {words.publish}
            </Button>
          )}
          <Button kind={mayPublish ? 'secondary' : 'primary'} name="act" value="save">
            {words.save}
          </Button>
        </p>
        {!mayPublish && <p>{words.mayNotPublish}</p>}
      </form>
    </x-sheet>
  )
}

type FieldOf = (name: string) => {
  readonly language: Language
  readonly name: string
  readonly value: string
  readonly error: string | undefined
}

/** Name, value and error of an input: what was written, else what is kept. */
function fieldsOf({ language, sheet, form, errors }: SheetPageProps): FieldOf {
  const kept = sheet ? valuesOf(sheet.state) : { visibility: 'public' }
  const known: Readonly<Record<string, string>> = kept
  return (name) => ({
    language,
    name,
    value: (form ? form.get(name) : known[name]) ?? '',
    error: errorOf(errors, name),
  })
}

function valuesOf({ claims, visibility, withholding, fields }: SheetState): Record<string, string> {
  const { benefit, money, products, documents } = claims
  const texts = textFields.map((name): [string, string] => [name, claims[name] ?? ''])
  const amounts = Object.entries(moneyFields).map(([name, scope]): [string, string] => {
    const amount = money?.find((one) => one.scope === scope && one.currency === 'SEK')
    return [name, amount ? showKronor(amount) : '']
  })
  const rules = Object.entries(fields).flatMap(([name, { level, ground, until }]): [string, string][] => [
    [`level.${name}`, level],
    [`ground.${name}`, ground],
    [`until.${name}`, until],
  ])
  return {
    ...Object.fromEntries([...texts, ...amounts, ...rules]),
    benefit: benefit?.words ?? '',
    benefitKind: benefit?.kind ?? '',
    benefitOwner: benefit?.owner ?? '',
    benefitMeasure: benefit?.measure ?? '',
    products: products?.join(', ') ?? '',
    documents: documents?.[0]?.url ?? '',
    documentLabel: documents?.[0]?.label ?? '',
    ...{ visibility, ground: withholding?.ground ?? '', until: withholding?.until ?? '' },
  }
}

interface Part {
  readonly language: Language
  readonly field: FieldOf
}

function CoreFields({ language, field }: Part) {
  const words = messages[language]
  const { phases: names } = registryMessages[language]
  return (
    <>
      <TextInput {...field('title')} label={words.title} hint={words.titleHint} maxLength={500} />
      <TextArea {...field('need')} label={words.need} hint={words.needHint} rows={2} optional="either" />
      <Select
        {...field('phase')}
        label={words.phase}
        optional="either"
        options={phases.map((value) => ({ value, label: names[value] }))}
      />
      <TextInput
        {...field('contactRole')}
        label={words.contactRole}
        hint={words.contactHint}
        optional="either"
      />
      <Radios
        {...field('visibility')}
        label={words.visibility}
        options={[...visibilities].reverse().map((value) => ({ value, label: words.visibilities[value] }))}
      />
    </>
  )
}

function MoreFields({ language, field }: Part) {
  const words = messages[language]
  const { classes, benefitKinds: kinds } = registryMessages[language]
  const group = (heading: string, names: readonly string[], content: preact.ComponentChildren) => (
    <details
      class="form-group"
      open={names.some((name) => field(name).value !== '' || field(name).error !== undefined)}
    >
      <summary>{heading}</summary>
      {content}
    </details>
  )
  const area = (name: string, label: string, hint?: string) => (
    <TextArea {...field(name)} {...{ label, hint }} rows={3} optional />
  )
  const line = (name: string, label: string, hint?: string) => (
    <TextInput {...field(name)} {...{ label, hint }} optional />
  )
  return (
    <>
      {group(
        words.why,
        ['summary', 'aim', 'expectedEffect', 'benefit'],
        <>
          {area('summary', words.summary)}
          {area('aim', words.aim)}
          {area('expectedEffect', words.expectedEffect, words.effectHint)}
          {line('benefit', words.benefit)}
          <Select
            {...field('benefitKind')}
            label={words.benefitKind}
            optional
            options={benefitKinds.map((value) => ({ value, label: kinds[value] }))}
          />
          {line('benefitOwner', words.benefitOwner, words.contactHint)}
          {line('benefitMeasure', words.benefitMeasure)}
        </>,
      )}
      {group(
        words.moneyAndTime,
        ['money', 'outcome', 'running', 'startsOn', 'endsOn', 'class'],
        <>
          {line('money', words.budget, words.moneyHint)}
          {line('outcome', words.outcome)}
          {line('running', words.running)}
          {line('startsOn', words.startsOn, words.dateHint)}
          {line('endsOn', words.endsOn)}
          <Select
            {...field('class')}
            label={words.class}
            optional
            options={Object.entries(classes).map(([value, label]) => ({ value, label }))}
          />
        </>,
      )}
      {group(
        words.introduction,
        ['introductionPlan'],
        area('introductionPlan', words.introductionPlan, words.introductionHint),
      )}
      {group(words.ending, ['lesson'], area('lesson', words.lesson, words.lessonHint))}
      {group(
        words.links,
        ['products', 'repository', 'documents', 'diaryNumber'],
        <>
          {line('products', words.products, words.productsHint)}
          {line('repository', words.repository)}
          {line('documents', words.document)}
          {line('documentLabel', words.documentLabel)}
          {line('diaryNumber', words.diaryNumber)}
        </>,
      )}
    </>
  )
}

function WithholdFields({ language, field }: Part) {
  const words = messages[language]
  const { grounds, fields: names } = registryMessages[language]
  const chosen = withholdable.some((name) => field(`level.${name}`).value !== '')
  const groundOptions = withholdingGrounds.map((value) => ({ value, label: grounds[value] }))
  const levels = (['public-sector', 'organisation'] as const).map((value) => ({
    value,
    label: words.visibilities[value],
  }))
  return (
    <>
      <details class="form-group" open={field('ground').value !== '' || field('ground').error !== undefined}>
        <summary>{words.withheld}</summary>
        <p>{words.withheldLead}</p>
        <Select {...field('ground')} label={words.ground} optional options={groundOptions} />
        <TextInput {...field('until')} label={words.until} hint={words.untilHint} type="date" optional />
      </details>
      <details class="form-group" open={chosen}>
        <summary>{words.parts}</summary>
        <p>{words.partsLead}</p>
        {withholdable.map((name) => (
          <fieldset class="withhold" key={name}>
            <legend>{names[name]}</legend>
            <Select {...field(`level.${name}`)} label={words.level} optional="either" options={levels} />
            <Select
              {...field(`ground.${name}`)}
              label={words.ground}
              optional="either"
              options={groundOptions}
            />
            <TextInput {...field(`until.${name}`)} label={words.until} type="date" optional="either" />
          </fieldset>
        ))}
      </details>
    </>
  )
}
