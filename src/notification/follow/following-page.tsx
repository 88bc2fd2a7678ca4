import { formatShortDate, type Language } from '#platform/language'
import {
  Button,
  ButtonLink,
  DataTable,
  EmptyState,
  ErrorSummary,
  errorOf,
  type FormError,
  Notice,
  Radios,
  Section,
  TextInput,
  Title,
} from '#ui'
import { paces } from '../mail/pace.ts'
import type { MailSettings } from '../mail/settings.ts'
import { messages } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Followed, NamedTarget } from './read-follows.ts'

interface FollowingPageProps {
  readonly language: Language
  readonly follows: readonly Followed[]
  readonly names: ReadonlyMap<string, NamedTarget>
  readonly settings: MailSettings
  /** Why no mail can be chosen; null when it can. */
  readonly without: 'off' | 'invented' | null
  readonly saved: boolean
  readonly form: URLSearchParams | null
  readonly errors: readonly FormError[]
}

/** All that one follows, with the way to stop, and how often one wants mail of it. */
export function FollowingPage(props: FollowingPageProps) {
  const { language, follows, saved, errors } = props
  const words = messages[language]
  return (
    <>
      <ErrorSummary {...{ language, errors }} />
      <Title lead={words.followingLead}>{words.followingTitle}</Title>
      {saved && (
        <Notice language={language} kind="done" title={words.saved}>
          {null}
        </Notice>
      )}
      {follows.length === 0 ? (
        <EmptyState title={words.followingNone}>
          <p>{words.followingNoneText}</p>
          <p class="actions">
            <ButtonLink href={`/${language}/sok`}>{words.searchStart}</ButtonLink>
          </p>
        </EmptyState>
      ) : (
        <FollowTable {...props} />
      )}
      <Section id="brev" heading={words.mailHeading} lead={words.mailLead}>
        <MailForm {...props} />
      </Section>
    </>
  )
}

function FollowTable({ language, follows, names }: FollowingPageProps) {
  const words = messages[language]
  const named = ({ kind, target }: Followed) => names.get(`${kind} ${target}`) ?? { name: target, path: '' }
  return (
    <DataTable
      {...{ language, caption: words.followingTitle, quietCaption: true, narrow: 'stack' }}
      rows={follows}
      rowKey={({ kind, target }) => `${kind} ${target}`}
      columns={[
        {
          key: 'what',
          header: words.what,
          cell: (one) => <a href={`/${language}${named(one).path}`}>{named(one).name}</a>,
        },
        { key: 'kind', header: words.kind, cell: ({ kind }) => words.kinds[kind] },
        { key: 'since', header: words.since, cell: ({ since }) => formatShortDate(since) },
        {
          key: 'stop',
          header: words.change,
          cell: (one) => (
            <form method="post" action={`/${language}${paths.follow}`}>
              <input type="hidden" name="vad" value={one.kind} />
              <input type="hidden" name="id" value={one.target} />
              <input type="hidden" name="till" value="foljer" />
              <Button name="act" value="stop">
                {words.stop}
                <span class="visually-hidden">: {named(one).name}</span>
              </Button>
            </form>
          ),
        },
      ]}
    />
  )
}

function MailForm({ language, settings, without, form, errors }: FollowingPageProps) {
  const words = messages[language]
  if (without !== null) {
    return (
      <Notice language={language} kind="info">
        <p>{without === 'off' ? words.mailOff : words.mailInvented}</p>
      </Notice>
    )
  }
  const { pace, address, confirmed } = settings
  return (
    <form method="post" action={`/${language}${paths.following}`} class="form" novalidate>
      {address !== null && <p>{confirmed ? words.mailConfirmed(address) : words.mailWaiting(address)}</p>}
      <Radios
        {...{ language, name: 'pace', label: words.pace, error: errorOf(errors, 'pace') }}
        value={form?.get('pace') ?? pace}
        options={paces.map((value) => ({ value, label: words.paces[value] }))}
      />
      <TextInput
        {...{ language, name: 'address', label: words.address, hint: words.addressHint, type: 'email' }}
        {...{ autocomplete: 'email', maxLength: 254, optional: 'either' }}
        value={form?.get('address') ?? address ?? ''}
        error={errorOf(errors, 'address')}
      />
      <p class="actions">
        <Button kind="primary">{words.saveMail}</Button>
      </p>
    </form>
  )
}
