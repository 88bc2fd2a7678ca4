import { IDLE_MINUTES, roleTasks, type Session } from '#identity'
import type { Language } from '#platform/language'
import { Button, DefinitionList, Notice, Prose, Section, Tag, Title } from '#ui'
import { assignmentName, SwitchForm } from './account-head.tsx'
import { accountMessages } from './account-messages.ts'

interface AccountPageProps {
  readonly language: Language
  readonly session: Session
  /** How many browsers the account is signed in with. */
  readonly browsers: number
}

/** Who one is here, as what one may act, and where one is signed in. */
export function AccountPage({ language, session, browsers }: AccountPageProps) {
  const words = accountMessages[language]
  const { acting, assignments, name, demonstration } = session
  const others = assignments.filter(({ key }) => key !== acting?.key)
  return (
    <>
      <Title lead={words.lead} meta={demonstration && <Tag>{words.invented}</Tag>}>
        {words.title}
      </Title>
      {assignments.length === 0 && (
        <Notice language={language} kind="warn">
          <p>{words.nobody}</p>
        </Notice>
      )}
      <DefinitionList
        items={[
          { term: words.name, value: name ?? words.nameUnknown },
          { term: words.account, value: <code>{session.account}</code> },
          { term: words.actingAs, value: acting ? assignmentName(acting, language) : words.readingOnly },
        ]}
      />
      {assignments.length > 0 && (
        <Section id="uppdrag" heading={words.assignments} lead={words.assignmentsLead}>
          <DefinitionList
            items={assignments.map((assignment) => ({
              term: assignmentName(assignment, language),
              value: (
                <>
                  {roleTasks[assignment.role][language]}{' '}
                  {assignment.organisation && (
                    <a href={`/${language}/organisationer/${assignment.organisation}/roller`}>
                      {words.roles}
                    </a>
                  )}
                </>
              ),
            }))}
          />
          {others.length > 0 && <SwitchForm {...{ language, others, path: '/konto' }} />}
        </Section>
      )}
      <Section id="inloggad" heading={words.sessions}>
        <Prose>
          <p>{words.browsers(browsers)}</p>
          <p>{words.until(clockTime(session.endsAt, language), IDLE_MINUTES)}</p>
        </Prose>
        <form method="post" action={`/${language}/konto`}>
          <p class="actions">
            <Button>{words.everywhere}</Button>
          </p>
        </form>
      </Section>
      <Section id="sparat" heading={words.stored}>
        <Prose>
          <p>{words.storedWhat}</p>
          <p>{words.storedNot}</p>
        </Prose>
      </Section>
    </>
  )
}

/** "17:45" in Sweden's time, which is where our readers sit. */
function clockTime(instant: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', {
    timeZone: 'Europe/Stockholm',
    timeStyle: 'short',
  })
  return format.format(new Date(instant))
}
