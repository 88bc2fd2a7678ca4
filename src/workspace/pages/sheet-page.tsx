import { hasPermission, roleNames } from '#identity'
import type { Actor } from '#platform/context'
import { formatAmount, formatShortDate, type Language } from '#platform/language'
import { type RecordView, messages as registryMessages, showField } from '#registry'
import {
  Breadcrumb,
  Button,
  Checkbox,
  DefinitionList,
  ErrorSummary,
  errorOf,
  type FormError,
  Notice,
  Split,
  Title,
  Unknown,
} from '#ui'
import { attachmentMessages } from '../attachment/messages.ts'
import { publicPart } from '../sheet/public-part.ts'
import type { Version } from '../sheet/restore-version.ts'
import type { Sheet, SheetState } from '../sheet/sheet-state.ts'
import { wantedIn } from '../sheet/wanted-in-phase.ts'
import { messages } from './messages.ts'
import { paths } from './paths.ts'
import { CoreFields, type FieldOf, MoreFields, valuesOf, WithholdFields } from './sheet-fields.tsx'

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
  /** What stands in the form and is not saved, when it is looked at before it is. */
  readonly unsaved: SheetState | null
  readonly versions: readonly Version[]
  readonly attachments: number
  /** The plan that was frozen first, and how it stands to what holds now. */
  readonly baseline: RecordView['baseline']
}

/** The form about one initiative, with what becomes public beside it. */
export function SheetPage(props: SheetPageProps) {
  const { language, sheet, errors } = props
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
      <Done {...props} />
      <Split aside={<Aside {...props} />}>
        <SheetForm {...props} />
      </Split>
    </>
  )
}

/** What has just happened, and the way back from it. */
function Done({ language, sheet, done, versions }: SheetPageProps) {
  const words = messages[language]
  if (!done) return null
  const before = versions[1]
  return (
    <Notice language={language} kind="done">
      <p>{done === 'published' ? words.published : words.saved}</p>
      {done === 'published' && sheet?.record && (
        <p>
          <a href={`/${language}/initiativ/${sheet.record}`}>{words.seePublic}</a>
        </p>
      )}
      {done === 'saved' && sheet && before && (
        <RestoreForm {...{ language, sheet, version: before }} label={words.undo} />
      )}
    </Notice>
  )
}

function Aside(props: SheetPageProps) {
  const { language, sheet, attachments } = props
  return (
    <>
      <Preview {...props} />
      <Wanted {...props} />
      {sheet && (
        <p>
          <a href={`/${language}${paths.attachments(sheet.id)}`}>
            {attachmentMessages[language].title} ({attachments})
          </a>
        </p>
      )}
      <Baseline {...props} />
      <Versions {...props} />
    </>
  )
}

/** What is worth telling in the phase it is in, and is not told yet. */
function Wanted({ language, sheet, unsaved }: SheetPageProps) {
  const words = messages[language]
  const names: Readonly<Record<string, string>> = registryMessages[language].fields
  const { claims } = unsaved ?? sheet?.state ?? { claims: {} }
  const wanted = wantedIn(claims)
  // stands empty too, so that script has where to put what comes to be wanted
  if (wanted.length === 0) return <div id="vart-att-ta-med" />
  return (
    <div class="quiet-box" id="vart-att-ta-med">
      <h2>{words.wanted}</h2>
      <p>{words.wantedLead}</p>
      <ul>
        {wanted.map((field) => (
          <li key={field}>
            <a href={`#${field}`}>{names[field]}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Baseline({ language, sheet, baseline }: SheetPageProps) {
  const words = messages[language]
  const { firstPlan, latestPlan, rebaselined } = registryMessages[language]
  if (!baseline || !sheet?.record) return null
  const told = ({ startsOn, endsOn, costMinor, currency }: NonNullable<typeof baseline>['first']) => (
    <>
      {startsOn ?? <Unknown language={language} />} – {endsOn ?? <Unknown language={language} />},{' '}
      {costMinor === null || currency === null ? (
        <Unknown language={language} />
      ) : (
        formatAmount(costMinor, currency, language)
      )}
    </>
  )
  return (
    <div class="quiet-box">
      <h2>{words.baseline}</h2>
      <p>{words.baselineLead(formatShortDate(baseline.frozenAt))}</p>
      <DefinitionList
        items={[
          { term: firstPlan, value: told(baseline.first) },
          { term: latestPlan, value: told(baseline.latest) },
        ]}
      />
      <p>
        <a href={`/${language}/initiativ/${sheet.record}#plan`}>
          {rebaselined(String(baseline.rebaselines))}
        </a>
      </p>
    </div>
  )
}

/** Earlier versions of the sheet; each can be had back as a new one. */
function Versions({ language, sheet, versions, actor }: SheetPageProps) {
  const words = messages[language]
  const names: Readonly<Record<string, { sv: string; en: string }>> = roleNames
  const earlier = versions.slice(1)
  const mayEdit = hasPermission({ actor }, 'edit-sheets', actor.organisation ?? '')
  if (!sheet || earlier.length === 0) return null
  return (
    <details class="form-group">
      <summary>{words.versions(sheet.version - 1)}</summary>
      <ol class="plain-list" reversed>
        {earlier.map((version) => (
          <li key={version.version}>
            {words.version(
              version.version,
              names[version.role]?.[language] ?? version.role,
              formatShortDate(version.at),
            )}
            {mayEdit && <RestoreForm {...{ language, sheet, version }} label={words.restore} />}
          </li>
        ))}
      </ol>
    </details>
  )
}

function RestoreForm({
  language,
  sheet,
  version,
  label,
}: {
  readonly language: Language
  readonly sheet: Sheet
  readonly version: Version
  readonly label: string
}) {
  return (
    <form method="post" action={`/${language}${paths.sheet(sheet.id)}`}>
      <input type="hidden" name="restore" value={version.version} />
      <input type="hidden" name="version" value={sheet.version} />
      <p class="actions">
        <Button name="act" value="restore">
          {label}
        </Button>
      </p>
    </form>
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

function Preview({ language, sheet, unsaved, today }: SheetPageProps) {
  const words = messages[language]
  const state = unsaved ?? sheet?.state
  const claims = state && publicPart(state, today)
  return (
    <div class="quiet-box" id="forhandsvisning">
      <h2>{words.preview}</h2>
      <p>{unsaved ? words.previewUnsaved : words.previewLead}</p>
      {claims ? (
        <ClaimList {...{ language, claims }} />
      ) : (
        <p>{state ? words.previewDraft : words.previewNothing}</p>
      )}
    </div>
  )
}

function SheetForm(props: SheetPageProps) {
  const { language, sheet, token, errors, actor } = props
  const words = messages[language]
  const field = fieldsOf(props)
  const mayPublish = hasPermission({ actor }, 'publish-sheets', actor.organisation ?? '')
  const asks = errors.length > 0
  return (
    <x-sheet
      data-saving={words.autosaving}
      data-saved={words.autosaved}
      data-not-saved={words.notSaved}
      data-personal={words.personal}
      data-language={language}
    >
      <form method="post" data-autosave={sheet ? 'yes' : undefined}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="version" value={sheet?.version ?? 0} />
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
          <Button name="act" value="preview">
            {words.look}
          </Button>
        </p>
        {!mayPublish && <p>{words.mayNotPublish}</p>}
      </form>
    </x-sheet>
  )
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
