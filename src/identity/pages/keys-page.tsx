import { type Bilingual, formatShortDate, type Language } from '#platform/language'
import {
  Breadcrumb,
  Button,
  CopyField,
  DataTable,
  EmptyState,
  ErrorSummary,
  errorOf,
  type FormError,
  Notice,
  Prose,
  Section,
  Select,
  TextInput,
  Title,
} from '#ui'
import { type ApiKey, keyRoles, LONGEST_MONTHS } from '../key/api-keys.ts'
import { roleNames, roleTasks } from '../roles.ts'
import { Act } from './act.tsx'
import { messages } from './messages.ts'

interface KeysPageProps {
  readonly language: Language
  readonly organisation: { readonly id: string; readonly name: Bilingual }
  readonly keys: readonly ApiKey[]
  /** A key that has just been made, shown now and never again. */
  readonly made: string | null
  readonly form: URLSearchParams | null
  readonly errors: readonly FormError[]
}

/** The keys of an organisation's machines, and the form that makes one. */
export function KeysPage({ language, organisation, keys, made, form, errors }: KeysPageProps) {
  const words = messages[language]
  const own = `/${language}/organisationer/${organisation.id}`
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: own, label: organisation.name[language] },
          { href: `${own}/roller`, label: words.roles },
          { href: `${own}/nycklar`, label: words.keys },
        ]}
      />
      <ErrorSummary language={language} errors={errors} />
      <Title kicker={organisation.name[language]} lead={words.keysLead}>
        {words.keys}
      </Title>
      {made && (
        <Notice language={language} kind="done" title={words.made}>
          <p>{words.madeLead}</p>
          <CopyField {...{ language, id: 'new-key', label: words.key, value: made }} />
          <p>{words.usage}</p>
          <pre>
            <code>Authorization: Bearer skala_…</code>
          </pre>
        </Notice>
      )}
      {keys.length === 0 ? (
        <EmptyState title={words.noKeys}>
          <p>{words.better}</p>
        </EmptyState>
      ) : (
        <KeyTable {...{ language, keys }} />
      )}
      <Section id="skapa" heading={words.make}>
        <NewKeyForm {...{ language, form, errors }} />
      </Section>
      <Section id="atkomstbevis" heading={words.better}>
        <Prose>
          <p>{words.betterText}</p>
        </Prose>
      </Section>
    </>
  )
}

function KeyTable({ language, keys }: Pick<KeysPageProps, 'language' | 'keys'>) {
  const words = messages[language]
  const names: Readonly<Record<string, Bilingual>> = roleNames
  const stateOf = ({ live, revokedOn }: ApiKey) =>
    live ? words.live : revokedOn ? words.revokedOn(formatShortDate(revokedOn)) : words.expired
  return (
    <DataTable
      {...{ language, caption: words.keyTable, narrow: 'stack' }}
      rows={keys}
      rowKey={({ id }) => id}
      columns={[
        { key: 'label', header: words.label, cell: ({ label }) => label },
        { key: 'role', header: words.keyRole, cell: ({ role }) => names[role]?.[language] ?? role },
        { key: 'created', header: words.created, cell: ({ createdOn }) => formatShortDate(createdOn) },
        { key: 'expires', header: words.expires, cell: ({ expiresOn }) => formatShortDate(expiresOn) },
        {
          key: 'used',
          header: words.lastUsed,
          cell: ({ lastUsedOn }) => (lastUsedOn ? formatShortDate(lastUsedOn) : words.never),
        },
        {
          key: 'state',
          header: words.state,
          cell: (key) => (
            <>
              {stateOf(key)}
              {key.live && (
                <Act act="revoke" fields={{ id: key.id }}>
                  {words.revoke(key.label)}
                </Act>
              )}
            </>
          ),
        },
      ]}
    />
  )
}

function NewKeyForm({ language, form, errors }: Pick<KeysPageProps, 'language' | 'form' | 'errors'>) {
  const words = messages[language]
  const field = (name: string) => ({
    ...{ language, name, value: form?.get(name) ?? '' },
    error: errorOf(errors, name),
  })
  const months = Array.from({ length: LONGEST_MONTHS }, (_, place) => place + 1)
  return (
    <form method="post">
      <TextInput {...field('label')} label={words.label} hint={words.labelHint} maxLength={80} />
      <Select
        {...field('role')}
        label={words.keyRole}
        options={keyRoles.map((role) => ({
          value: role,
          label: `${roleNames[role][language]}: ${roleTasks[role][language]}`,
        }))}
      />
      <Select
        {...field('months')}
        label={words.months}
        options={months.map((count) => ({ value: String(count), label: words.monthsOf(count) }))}
      />
      <p class="actions">
        <Button kind="primary" name="act" value="make">
          {words.make}
        </Button>
      </p>
    </form>
  )
}
