import { type Bilingual, formatShortDate, type Language } from '#platform/language'
import {
  Button,
  DataTable,
  DefinitionList,
  errorOf,
  type FormError,
  Notice,
  Section,
  Select,
  TextInput,
} from '#ui'
import type { Colleague, RoleOverview } from '../role/read-roles.ts'
import { ladder, roleNames } from '../roles.ts'
import { Act } from './act.tsx'
import { messages } from './messages.ts'
import { tiesOf } from './ties.tsx'

interface ManageProps {
  readonly language: Language
  readonly organisation: { readonly id: string; readonly name: Bilingual }
  readonly overview: RoleOverview
  readonly form: URLSearchParams | null
  readonly errors: readonly FormError[]
}

/** Who has which role, and the form that changes it; for whoever gives roles. */
export function Colleagues(props: ManageProps & { readonly colleagues: readonly Colleague[] }) {
  const { language, organisation, overview, colleagues } = props
  const words = messages[language]
  return (
    <Section id="kollegor" heading={words.colleagues} lead={words.colleaguesLead}>
      {overview.holders.administrator === 1 && (
        <Notice language={language} kind="info">
          <p>{words.advice}</p>
        </Notice>
      )}
      <DataTable
        {...{ language, caption: words.colleagues, quietCaption: true, narrow: 'stack' }}
        rows={colleagues}
        rowKey={({ account }) => account}
        columns={[
          { key: 'name', header: words.name, cell: ({ name }) => name ?? words.unnamed },
          { key: 'roles', header: words.rolesHeld, cell: (one) => rolesOf(one, language) },
          {
            key: 'last',
            header: words.lastSignIn,
            cell: ({ signedInOn }) => formatShortDate(signedInOn),
          },
        ]}
      />
      <GiveForm {...props} />
      <p>
        <a href={`/${language}/organisationer/${organisation.id}/nycklar`}>{words.keysLink}</a>
      </p>
    </Section>
  )
}

function GiveForm({
  language,
  colleagues,
  form,
  errors,
}: ManageProps & { readonly colleagues: readonly Colleague[] }) {
  const words = messages[language]
  const wrong = (field: string) => errorOf(errors, field)
  const vouchedFor = colleagues.filter(({ affiliated }) => affiliated)
  return (
    <form method="post">
      <Select
        {...{ language, name: 'account', label: words.colleague, error: wrong('account') }}
        value={form?.get('account') ?? ''}
        options={vouchedFor.map(({ account, name }) => ({ value: account, label: name ?? words.unnamed }))}
      />
      <Select
        {...{ language, name: 'role', label: words.newRole, hint: words.newRoleHint, error: wrong('role') }}
        optional="either"
        value={form?.get('role') ?? ''}
        options={[...ladder, 'witness' as const].map((role) => ({
          value: role,
          label: roleNames[role][language],
        }))}
      />
      <p class="actions">
        <Button kind="primary" name="act" value="give">
          {words.give}
        </Button>
        <Button name="act" value="hand-over">
          {words.handOver}
        </Button>
      </p>
      <p class="field-hint">{words.handOverHint}</p>
    </form>
  )
}

function rolesOf({ roles, affiliated }: Colleague, language: Language): string {
  const names: Readonly<Record<string, Bilingual>> = roleNames
  const held = roles.length > 0 ? roles : ['reader']
  const said = held.map((role) => names[role]?.[language] ?? role).join(', ')
  return affiliated ? said : `${said} (${messages[language].asleep})`
}

/** Which joint bodies act for the organisation, and the form that changes it; for whoever gives roles. */
export function Representations({ language, overview, form, errors }: ManageProps) {
  const words = messages[language]
  return (
    <Section id="organ" heading={words.bodies} lead={words.bodiesLead}>
      <DefinitionList items={tiesOf(overview, language)} />
      {overview.representedBy.map(({ id, name }) => (
        <Act key={id} act="end-representation" fields={{ body: id }}>
          {words.end(name[language])}
        </Act>
      ))}
      <form method="post">
        <TextInput
          {...{
            language,
            name: 'body',
            label: words.body,
            hint: words.bodyHint,
            size: 'short',
            maxLength: 40,
          }}
          value={form?.get('body') ?? ''}
          error={errorOf(errors, 'body')}
        />
        <p class="actions">
          <Button name="act" value="let-represent">
            {words.let}
          </Button>
        </p>
      </form>
    </Section>
  )
}
