import { formatNumber, formatShortDate, type Language } from '#platform/language'
import { Button, Card, Columns, Section } from '#ui'
import { messages } from '../pages/messages.ts'
import { paths } from '../pages/paths.ts'
import type { Board } from './read-board.ts'
import type { Some, Waiting } from './read-waiting.ts'

interface WaitingProps {
  readonly language: Language
  readonly board: Board
  readonly waiting: Waiting
}

/** What others have put before the organisation, and what it is time to confirm anew; nothing when nothing waits. */
export function WaitingSection({ language, board, waiting }: WaitingProps) {
  const words = messages[language]
  const { twins, warnings, letters, overdueConcerns } = waiting
  const overdue = board.items.filter((item) => item.overdue)
  const home = `/${language}`
  if (twins.total + warnings.total + letters.total + overdueConcerns + overdue.length === 0) return null
  return (
    <Section id="fran-andra" heading={words.waiting} lead={words.waitingLead}>
      <Columns>
        <List {...{ language, title: words.waitingWarnings, some: warnings, all: `${home}/varningar` }}>
          {({ id, grade, title, raisedOn }) => (
            <li key={id}>
              <a href={`${home}/varningar/${id}`}>{title}</a>{' '}
              <span class="meta">
                {grade === 'warning' ? words.warning : words.question}, {formatShortDate(raisedOn)}
              </span>
            </li>
          )}
        </List>
        <List {...{ language, title: words.waitingLetters, some: letters, all: `${home}${paths.letters}` }}>
          {({ id, message, title, receivedOn }) => (
            <li key={id}>
              <a href={`${home}${paths.letters}`}>
                {message.length > 90 ? `${message.slice(0, 90)} …` : message}
              </a>{' '}
              <span class="meta">{[title, formatShortDate(receivedOn)].filter(Boolean).join(', ')}</span>
            </li>
          )}
        </List>
        <List {...{ language, title: words.waitingTwins, some: twins, all: `${home}/tvillingar` }}>
          {({ own, ownTitle, other, otherTitle, otherOrganisation }) => (
            <li key={`${own} ${other}`}>
              <a href={`${home}/tvillingar/par/${[own, other].sort().join('/')}`}>
                {otherOrganisation ? `${otherOrganisation}: ${otherTitle}` : otherTitle}
              </a>{' '}
              <span class="meta">{words.resembles(ownTitle)}</span>
            </li>
          )}
        </List>
        {overdueConcerns > 0 && (
          <Card title={`${words.waitingConcerns} (${formatNumber(overdueConcerns, language)})`}>
            <p>
              <a href={`${home}/organisationer/${board.organisation}/signaler`}>{words.answerConcerns}</a>
            </p>
          </Card>
        )}
        {overdue.length > 0 && <OverdueCard {...{ language, overdue }} />}
      </Columns>
    </Section>
  )
}

function List<Item>({
  language,
  title,
  some: { total, first },
  all,
  children,
}: {
  readonly language: Language
  readonly title: string
  readonly some: Some<Item>
  /** Where all of them are. */
  readonly all: string
  readonly children: (item: Item) => preact.ComponentChildren
}) {
  if (total === 0) return null
  return (
    <Card title={`${title} (${formatNumber(total, language)})`}>
      <ul>{first.map(children)}</ul>
      {total > first.length && (
        <p>
          <a href={all}>{messages[language].seeAll}</a>
        </p>
      )}
    </Card>
  )
}

/** Each with a button that says that it is still true. */
function OverdueCard({
  language,
  overdue,
}: {
  readonly language: Language
  readonly overdue: Board['items']
}) {
  const words = messages[language]
  return (
    <Card title={`${words.waitingOverdue} (${formatNumber(overdue.length, language)})`}>
      <ul class="plain-list">
        {overdue.map(({ sheet, record, claims }) => (
          <li key={record}>
            <a href={`/${language}${paths.sheet(sheet ?? '')}`}>{claims.title}</a>
            <form method="post" action={`/${language}${paths.settle}`} class="no-print">
              <input type="hidden" name="record" value={record ?? ''} />
              <p class="actions">
                <Button name="act" value="confirm">
                  {words.stillTrue}
                </Button>
              </p>
            </form>
          </li>
        ))}
      </ul>
    </Card>
  )
}
