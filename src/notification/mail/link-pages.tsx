import { formatDate, type Language } from '#platform/language'
import { recordPaths } from '#registry'
import { Button, ButtonLink, Notice, Prose, Title } from '#ui'
import type { StillTrue } from '../duty/still-true.ts'
import { messages } from '../messages.ts'
import type { Recipient } from '../recipient.ts'

interface LinkPageProps {
  readonly language: Language
  /** The page's own address, which its button sends to. */
  readonly action: string
  /** Whose link it is; its organisation by name. Null once the button has been pressed. */
  readonly recipient: Recipient | null
  readonly organisation: string
}

/** Asks whether an address is right, with one button; looking changes nothing. */
export function ConfirmAddressPage({ language, action, recipient, organisation }: LinkPageProps) {
  const words = messages[language]
  if (recipient === null) return <Done {...{ language, title: words.confirmTitle, say: words.confirmDone }} />
  const who =
    recipient.kind === 'role'
      ? `${words.roles[recipient.role].toLowerCase()}, ${organisation}`
      : words.whoAccount
  return (
    <>
      <Title lead={words.confirmAsk(who)}>{words.confirmTitle}</Title>
      <OneButton {...{ action, label: words.confirmYes }} />
      <p>{words.confirmNo}</p>
    </>
  )
}

/** Asks whether mail is to end, with one button; looking changes nothing. */
export function UnsubscribePage({ language, action, recipient, organisation }: LinkPageProps) {
  const words = messages[language]
  if (recipient === null) return <Done {...{ language, title: words.stopTitle, say: words.stopDone }} />
  const ask = {
    account: () => words.stopAskAccount,
    oversight: () => words.stopAskOversight,
    role: () =>
      recipient.kind === 'role'
        ? words.stopAskRole(words.roles[recipient.role].toLowerCase(), organisation)
        : '',
  }
  return (
    <>
      <Title lead={ask[recipient.kind]()}>{words.stopTitle}</Title>
      <OneButton {...{ action, label: words.stopYes }} />
    </>
  )
}

interface StillTruePageProps {
  readonly language: Language
  readonly action: string
  readonly asked: StillTrue
  readonly organisation: string
  /** What came of the button: confirmed or not; null before it is pressed. */
  readonly done: boolean | null
}

/** Asks whether a record is still true, with a button for yes and the way to change it for no; looking changes nothing. */
export function StillTruePage({ language, action, asked, organisation, done }: StillTruePageProps) {
  const words = messages[language]
  const { title, record, confirmedAt } = asked
  const facts = `/${language}${recordPaths.initiative}/${record}`
  const room = `/${language}/min-organisation/bekrafta`
  const open = done === null && confirmedAt !== null
  return (
    <>
      <Title
        kicker={title}
        lead={open ? words.stillAsk(organisation, formatDate(confirmedAt, language)) : undefined}
      >
        {words.stillTitle}
      </Title>
      {!open && (
        <Notice language={language} kind={done ? 'done' : 'warn'}>
          <p>{done ? words.stillDone : words.stillChanged}</p>
        </Notice>
      )}
      <p>
        <a href={facts}>{words.stillRead}</a>
      </p>
      {open && <OneButton {...{ action, label: words.stillYes }} />}
      {!done && (
        <Prose>
          <p class="actions">
            <ButtonLink href={room}>{words.stillNo}</ButtonLink>
          </p>
          <p>{words.stillNoText}</p>
        </Prose>
      )}
    </>
  )
}

function OneButton({ action, label }: { readonly action: string; readonly label: string }) {
  return (
    <form method="post" action={action}>
      <p class="actions">
        <Button kind="primary">{label}</Button>
      </p>
    </form>
  )
}

function Done({ language, title, say }: { language: Language; title: string; say: string }) {
  return (
    <>
      <Title>{title}</Title>
      <Notice language={language} kind="done">
        <p>{say}</p>
      </Notice>
    </>
  )
}
