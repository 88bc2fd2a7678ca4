import type { InventedChoice, Provider } from '#identity'
import { roleNames } from '#identity'
import type { Language } from '#platform/language'
import { Button, ButtonLink, ErrorSummary, Notice, Section, Select, Tag, Title } from '#ui'
import { signInMessages } from './sign-in-messages.ts'

interface SignInPageProps {
  readonly language: Language
  readonly providers: readonly Provider[]
  /** Null when the invented county is not here, or its people may not sign in. */
  readonly invented: readonly InventedChoice[] | null
  /** Whether anybody can sign in at this address. */
  readonly open: boolean
  /** Where to go on to, a path behind the language. */
  readonly to: string
  readonly wrong: boolean
  /** Where somebody is still signed in who has just signed out here. */
  readonly left: Provider | null
}

/** The choice of how to sign in. */
export function SignInPage({ language, providers, invented, open, to, wrong, left }: SignInPageProps) {
  const words = signInMessages[language]
  const onwards = `?till=${encodeURIComponent(to)}`
  return (
    <>
      <ErrorSummary
        language={language}
        errors={wrong ? [{ field: 'person', message: words.personWrong }] : []}
      />
      <Title lead={words.signInLead}>{words.signIn}</Title>
      {left && (
        <Notice language={language} kind="done">
          <p>{words.signedOut(left.name[language])}</p>
          <p>
            <a href={`/${language}/logga-ut/${left.id}`}>{words.signOutThere(left.name[language])}</a>
          </p>
        </Notice>
      )}
      {open ? (
        <Section id="providers" heading={words.providersHeading} lead={words.providersLead}>
          {providers.length === 0 ? (
            <p>{words.noProviders}</p>
          ) : (
            <ul class="account-choices">
              {providers.map(({ id, name }, index) => (
                <li key={id}>
                  <ButtonLink
                    kind={index === 0 ? 'primary' : 'secondary'}
                    href={`/${language}/logga-in/${id}${onwards}`}
                  >
                    {words.with(name[language])}
                  </ButtonLink>
                </li>
              ))}
            </ul>
          )}
        </Section>
      ) : (
        <Notice language={language} kind="info">
          <p>{words.notHere}</p>
        </Notice>
      )}
      {open && invented && (
        <InventedPeople {...{ language, invented, to, wrong, first: providers.length === 0 }} />
      )}
    </>
  )
}

function InventedPeople({
  language,
  invented,
  to,
  wrong,
  first,
}: {
  readonly language: Language
  readonly invented: readonly InventedChoice[]
  readonly to: string
  readonly wrong: boolean
  readonly first: boolean
}) {
  const words = signInMessages[language]
  const labelOf = ({ name, organisationName, role }: InventedChoice) =>
    `${organisationName[language]}: ${name}, ${nameOfRole(role, language)}`
  return (
    <Section id="invented" heading={words.inventedHeading} lead={words.inventedLead}>
      <p>
        <Tag>{words.invented}</Tag>
      </p>
      <form method="post" action={`/${language}/logga-in`}>
        <input type="hidden" name="till" value={to} />
        <Select
          {...{ language, name: 'person', label: words.asPerson }}
          error={wrong ? words.personWrong : undefined}
          options={invented.map((person) => ({ value: person.id, label: labelOf(person) }))}
        />
        <p class="actions">
          <Button kind={first ? 'primary' : 'secondary'}>{words.enter}</Button>
        </p>
      </form>
    </Section>
  )
}

function nameOfRole(role: string, language: Language): string {
  const names: Readonly<Record<string, { sv: string; en: string }>> = roleNames
  return names[role]?.[language] ?? role
}
