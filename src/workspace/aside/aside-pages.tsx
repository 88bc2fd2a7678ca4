import { roleNames } from '#identity'
import { formatShortDate, type Language } from '#platform/language'
import { messages as registryMessages, showField } from '#registry'
import { Breadcrumb, Button, EmptyState, Notice, Radios, Section, Title } from '#ui'
import { messages } from '../pages/messages.ts'
import { paths } from '../pages/paths.ts'
import type { Sheet, SheetState } from '../sheet/sheet-state.ts'
import type { Aside } from './list-asides.ts'
import { ACCESS, differencesOf } from './merge-states.ts'
import { asideMessages } from './messages.ts'

/** Every text set aside in the room, those that wait for a choice first. */
export function AsidesPage({
  language,
  asides,
  done,
}: {
  readonly language: Language
  readonly asides: readonly Aside[]
  /** `discarded` or `back` when that has just happened. */
  readonly done: string | null
}) {
  const words = asideMessages[language]
  return (
    <>
      <Breadcrumb language={language} items={crumbs(language)} />
      <Title lead={words.lead}>{words.title}</Title>
      {done && (
        <Notice language={language} kind="done">
          <p>{done === 'back' ? words.isBack : words.isDiscarded}</p>
        </Notice>
      )}
      {asides.length === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneLead}</p>
        </EmptyState>
      ) : (
        <ul class="plain-list">
          {asides.map((aside) => (
            <li key={aside.id}>
              <AsideLine {...{ language, aside }} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const crumbs = (language: Language) => [
  { href: `/${language}${paths.room}`, label: messages[language].room },
  { href: `/${language}${paths.asides}`, label: asideMessages[language].title },
]

function AsideLine({ language, aside }: { readonly language: Language; readonly aside: Aside }) {
  const words = asideMessages[language]
  const { id, title, outcome } = aside
  return (
    <>
      <a href={`/${language}${paths.aside(id)}`}>{title}</a>
      <p class="meta">
        {byWhom(language, aside)}
        {outcome && `. ${outcome === 'used' ? words.used : words.discarded}`}
      </p>
      {outcome && <BackForm {...{ language, id }} />}
    </>
  )
}

function byWhom(language: Language, { role, at }: Aside): string {
  const names: Readonly<Record<string, { sv: string; en: string }>> = roleNames
  return asideMessages[language].by(names[role]?.[language] ?? role, formatShortDate(at))
}

function BackForm({ language, id }: { readonly language: Language; readonly id: string }) {
  return (
    <form method="post" action={`/${language}${paths.aside(id)}`}>
      <p class="actions">
        <Button name="act" value="back">
          {asideMessages[language].back}
        </Button>
      </p>
    </form>
  )
}

interface AsidePageProps {
  readonly language: Language
  readonly aside: Aside
  /** What stands now. */
  readonly sheet: Sheet
}

/** One text set aside beside what stands, field by field, with a choice at each. */
export function AsidePage({ language, aside, sheet }: AsidePageProps) {
  const words = asideMessages[language]
  const differing = differencesOf(sheet.state, aside.state)
  return (
    <div data-conflict="yes">
      <Breadcrumb
        language={language}
        items={[...crumbs(language), { href: `/${language}${paths.aside(aside.id)}`, label: aside.title }]}
      />
      <Title kicker={aside.title} lead={words.chooseLead} meta={byWhom(language, aside)}>
        <span class="notice-title">{words.chooseTitle}</span>
      </Title>
      {aside.outcome ? (
        <BackForm {...{ language, id: aside.id }} />
      ) : (
        <form method="post">
          <input type="hidden" name="version" value={sheet.version} />
          {differing.length === 0 ? (
            <p>{words.same}</p>
          ) : (
            <Section id="valj" heading={words.choose}>
              {differing.map((field) => (
                <Choice key={field} {...{ language, field, standing: sheet.state, other: aside.state }} />
              ))}
            </Section>
          )}
          <p class="actions">
            {differing.length > 0 && (
              <Button kind="primary" name="act" value="use">
                {words.use}
              </Button>
            )}
            <Button name="act" value="discard">
              {words.discard}
            </Button>
          </p>
        </form>
      )}
    </div>
  )
}

interface ChoiceProps {
  readonly language: Language
  readonly field: string
  readonly standing: SheetState
  readonly other: SheetState
}

function Choice({ language, field, standing, other }: ChoiceProps) {
  const words = asideMessages[language]
  const names: Readonly<Record<string, string>> = registryMessages[language].fields
  const option = (value: string, label: string, state: SheetState) => ({
    value,
    label: `${label}: ${show(field, state, language)}`,
  })
  return (
    <Radios
      {...{ language, name: `take.${field}`, value: 'standing' }}
      label={field === ACCESS ? words.access : (names[field] ?? field)}
      options={[option('standing', words.stands, standing), option('aside', words.aside, other)]}
    />
  )
}

function show(field: string, state: SheetState, language: Language): string {
  if (field === ACCESS) return showAccess(state, language)
  const claims: Readonly<Record<string, unknown>> = state.claims
  const value = claims[field]
  return value === undefined ? asideMessages[language].nothing : showField(field, value, language)
}

/** Who may see a state, on what ground and until when, and which fields are withheld by themselves. */
function showAccess({ visibility, withholding, fields }: SheetState, language: Language): string {
  const { visibilities } = messages[language]
  const withheld = [
    ...(withholding ? [{ field: 'all', ...withholding }] : []),
    ...Object.entries(fields).map(([field, { ground, until }]) => ({ field, ground, until })),
  ]
  const rules = withheld.length > 0 ? [showField('withheld', withheld, language)] : []
  return [visibilities[visibility], ...rules].join('. ')
}
