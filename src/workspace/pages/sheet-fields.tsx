import type { Language } from '#platform/language'
import { benefitKinds, phases, messages as registryMessages, withholdingGrounds } from '#registry'
import { Radios, Select, TextArea, TextInput } from '#ui'
import { documentRows, moneyFields, showKronor, textFields } from '../sheet/read-form.ts'
import { type SheetState, visibilities, withholdable } from '../sheet/sheet-state.ts'
import { type FormPart, phasesOf } from '../sheet/wanted-in-phase.ts'
import { messages } from './messages.ts'

/** Name, value and error of an input of the form. */
export type FieldOf = (name: string) => {
  readonly language: Language
  readonly name: string
  readonly value: string
  readonly error: string | undefined
}

/** What a state puts into the form, by the names of its inputs. */
export function valuesOf({ claims, visibility, withholding, fields }: SheetState): Record<string, string> {
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
    ...Object.fromEntries(
      (documents ?? []).slice(0, documentRows).flatMap(({ url, label }, row) => [
        [`documents.${row}`, url],
        [`documentLabel.${row}`, label],
      ]),
    ),
    ...{ visibility, ground: withholding?.ground ?? '', until: withholding?.until ?? '' },
  }
}

interface Part {
  readonly language: Language
  readonly field: FieldOf
}

/** The short core that every initiative begins with. */
export function CoreFields({ language, field }: Part) {
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

/** All else, each part open when something stands in it or the phase asks for it. */
export function MoreFields({ language, field }: Part) {
  const words = messages[language]
  const { classes, benefitKinds: kinds } = registryMessages[language]
  const phase = field('phase').value
  const group = (part: FormPart, names: readonly string[], content: preact.ComponentChildren) => (
    <details
      class="form-group"
      data-phases={phasesOf(part).join(' ')}
      open={
        phasesOf(part).includes(phase) ||
        names.some((name) => field(name).value !== '' || field(name).error !== undefined)
      }
    >
      <summary>{words[part]}</summary>
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
        'why',
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
        'moneyAndTime',
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
        'introduction',
        ['introductionPlan'],
        area('introductionPlan', words.introductionPlan, words.introductionHint),
      )}
      {group('ending', ['lesson'], area('lesson', words.lesson, words.lessonHint))}
      {group(
        'links',
        ['products', 'repository', 'documents.0', 'diaryNumber'],
        <>
          {line('products', words.products, words.productsHint)}
          {line('repository', words.repository)}
          <LinkRows {...{ language, field }} />
          {line('diaryNumber', words.diaryNumber)}
        </>,
      )}
    </>
  )
}

/** As many links as are known, and one more. */
function LinkRows({ language, field }: Part) {
  const words = messages[language]
  const rows = Array.from({ length: documentRows }, (_, row) => row)
  const filled = rows.filter((row) => field(`documents.${row}`).value || field(`documentLabel.${row}`).value)
  const shown = Math.min(documentRows, (filled.at(-1) ?? -1) + 2)
  return (
    <>
      {rows.slice(0, shown).map((row) => (
        <fieldset class="withhold" key={row}>
          <legend>{words.link(row + 1)}</legend>
          <TextInput
            {...field(`documents.${row}`)}
            label={words.document}
            hint={words.documentHint}
            optional="either"
          />
          <TextInput {...field(`documentLabel.${row}`)} label={words.documentLabel} optional="either" />
        </fieldset>
      ))}
    </>
  )
}

/** What is withheld, on what ground and until when: the whole, or field by field. */
export function WithholdFields({ language, field }: Part) {
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
