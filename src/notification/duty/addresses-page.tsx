import { type Bilingual, type Language, languages } from '#platform/language'
import {
  Breadcrumb,
  Button,
  ErrorSummary,
  errorOf,
  type FormError,
  Notice,
  Radios,
  TextInput,
  Title,
} from '#ui'
import type { Address } from '../mail/address.ts'
import { messages } from '../messages.ts'
import { paths } from '../paths.ts'
import { type AddressRole, addressRoles } from '../recipient.ts'

interface AddressesPageProps {
  readonly language: Language
  readonly organisation: { readonly id: string; readonly name: Bilingual }
  readonly addresses: Readonly<Record<AddressRole, Address | null>>
  /** Why no mail goes there; null when it does. */
  readonly without: 'off' | 'invented' | null
  readonly saved: boolean
  readonly form: URLSearchParams | null
  readonly errors: readonly FormError[]
}

/** Where an organisation's administrator says which mailboxes stand for its roles. */
export function AddressesPage(props: AddressesPageProps) {
  const { language, organisation, without, saved, errors } = props
  const words = messages[language]
  const own = `/${language}/organisationer/${organisation.id}`
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: own, label: organisation.name[language] },
          { href: `/${language}${paths.addresses(organisation.id)}`, label: words.addressesTitle },
        ]}
      />
      <ErrorSummary {...{ language, errors }} />
      <Title kicker={organisation.name[language]} lead={words.addressesLead}>
        {words.addressesTitle}
      </Title>
      {saved && (
        <Notice language={language} kind="done" title={words.saved}>
          {null}
        </Notice>
      )}
      {without === null ? (
        <AddressForm {...props} />
      ) : (
        <Notice language={language} kind="info">
          <p>{without === 'off' ? words.mailOff : words.addressesInvented}</p>
        </Notice>
      )}
    </>
  )
}

function AddressForm({ language, organisation, addresses, form, errors }: AddressesPageProps) {
  const words = messages[language]
  const chosen = addressRoles.map((role) => addresses[role]?.language).find(Boolean) ?? language
  return (
    <form method="post" action={`/${language}${paths.addresses(organisation.id)}`} class="form" novalidate>
      {addressRoles.map((role) => (
        <TextInput
          key={role}
          {...{
            language,
            name: role,
            label: words.roles[role],
            type: 'email',
            maxLength: 254,
            optional: true,
          }}
          hint={[words.roleHints[role], standing(addresses[role], words)].filter(Boolean).join(' ')}
          value={form?.get(role) ?? addresses[role]?.address ?? ''}
          error={errorOf(errors, role)}
        />
      ))}
      <Radios
        {...{ language, name: 'language', label: words.addressLanguage }}
        value={form?.get('language') ?? chosen}
        options={languages.map((value) => ({ value, label: words.languageNames[value] }))}
      />
      <p class="actions">
        <Button kind="primary">{words.saveAddresses}</Button>
      </p>
    </form>
  )
}

const standing = (address: Address | null, words: (typeof messages)[Language]) =>
  address && (address.confirmed ? words.addressConfirmed : words.addressWaiting)
