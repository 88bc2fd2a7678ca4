import { type Assignment, roleNames, type Session } from '#identity'
import { notificationMessages, notificationPaths } from '#notification'
import { formatNumber, type Language } from '#platform/language'
import { Button } from '#ui'
import { workspaceMessages, workspacePaths } from '#workspace'
import { signInMessages } from './sign-in-messages.ts'

interface AccountHeadProps {
  readonly language: Language
  readonly session: Session | null
  /** The page's path behind the language, to come back to. */
  readonly path: string
  /** How much is new to whoever is signed in. */
  readonly unread: number
}

/** In the head of every page: the way to sign in, or who one is, for whom one acts, and the way to change that. */
export function AccountHead({ language, session, path, unread }: AccountHeadProps) {
  const words = signInMessages[language]
  const back = path.startsWith('/logga-in') ? '/konto' : path
  if (!session) {
    return (
      <a class="sign-in-link" href={`/${language}/logga-in?till=${encodeURIComponent(back)}`} rel="nofollow">
        {words.signIn}
      </a>
    )
  }
  const { acting, name, assignments } = session
  const others = assignments.filter(({ key }) => key !== acting?.key)
  const shown = name ?? words.unnamed
  const news = notificationMessages[language]
  const newsLabel = unread > 0 ? news.newsCount(formatNumber(unread, language)) : news.newsTitle
  return (
    <details class="account no-print">
      <summary aria-label={[words.accountMenu(shown), unread > 0 && newsLabel].filter(Boolean).join(', ')}>
        {shown}
        {unread > 0 && <span class="unread figure"> {formatNumber(unread, language)}</span>}
      </summary>
      <div class="account-menu">
        <p>
          {words.actingFor}: <strong>{acting ? assignmentName(acting, language) : words.readingOnly}</strong>
        </p>
        {others.length > 0 && <SwitchForm {...{ language, others, path }} />}
        {acting?.organisation && (
          <p>
            <a href={`/${language}${workspacePaths.room}`}>{workspaceMessages[language].room}</a>
          </p>
        )}
        <p>
          <a href={`/${language}${notificationPaths.news}`}>{newsLabel}</a>
        </p>
        <p>
          <a href={`/${language}${notificationPaths.following}`}>{news.followingTitle}</a>
        </p>
        <p>
          <a href={`/${language}/konto`}>{words.myAccount}</a>
        </p>
        <form method="post" action={`/${language}/logga-ut`}>
          <Button>{words.signOut}</Button>
        </form>
      </div>
    </details>
  )
}

/** One button for each other assignment; pressing it is the switch. */
export function SwitchForm({
  language,
  others,
  path,
}: {
  readonly language: Language
  readonly others: readonly Assignment[]
  readonly path: string
}) {
  return (
    <form method="post" action={`/${language}/uppdrag`}>
      <input type="hidden" name="till" value={path} />
      <p>{signInMessages[language].switchTo}</p>
      <ul class="account-choices">
        {others.map((assignment) => (
          <li key={assignment.key}>
            <Button name="uppdrag" value={assignment.key}>
              {assignmentName(assignment, language)}
            </Button>
          </li>
        ))}
      </ul>
    </form>
  )
}

/** "Exempelköpings kommun, redaktör", and by way of whom where a joint body acts. */
export function assignmentName(assignment: Assignment, language: Language): string {
  const words = signInMessages[language]
  const { organisationName, role, through } = assignment
  const where = organisationName?.[language] ?? words.national
  const way = through ? ` ${words.throughBody(through.name[language])}` : ''
  return `${where}, ${roleNames[role][language]}${way}`
}
