import type { Language } from '#platform/language'
import { ButtonLink, Columns, Section, Title } from '#ui'
import { concernPaths } from './concern-paths.ts'
import { messages } from './messages.ts'

interface DoorsPageProps {
  readonly language: Language
  /** The record whose page the reader came from, as an address carries it. */
  readonly about?: string | null
}

/** Three doors, each labelled with what it is for; and what the law protects, before anybody writes a word. */
export function DoorsPage({ language, about = null }: DoorsPageProps) {
  const words = messages[language]
  const query = about === null ? '' : `?${new URLSearchParams({ om: about })}`
  const doors = [
    {
      path: concernPaths.everyday,
      title: words.doorEveryday,
      text: words.doorEverydayText,
      button: words.doorEverydayButton,
    },
    {
      path: concernPaths.incident,
      title: words.doorIncident,
      text: words.doorIncidentText,
      button: words.doorIncidentButton,
    },
    {
      path: concernPaths.wrongdoing,
      title: words.doorWrongdoing,
      text: words.doorWrongdoingText,
      button: words.doorWrongdoingButton,
    },
  ]
  return (
    <>
      <Title lead={words.doorsLead}>{words.doorsTitle}</Title>
      <Columns>
        {doors.map(({ path, title, text, button }, index) => (
          <section key={path} class="card" aria-labelledby={`dorr-${index + 1}`}>
            <h2 id={`dorr-${index + 1}`} class="card-title">
              {title}
            </h2>
            <p>{text}</p>
            <p class="actions">
              <ButtonLink kind={index === 0 ? 'primary' : 'secondary'} href={`/${language}${path}${query}`}>
                {button}
              </ButtonLink>
            </p>
          </section>
        ))}
      </Columns>
      <Section heading={words.followUp} id="folj">
        <p>
          {words.followUpText} <a href={`/${language}${concernPaths.thread}`}>{words.followUpLink}</a>
        </p>
        <p>
          <a href={`/${language}${concernPaths.duty}`}>{words.dutyLink}</a>
        </p>
      </Section>
      <Protection language={language} />
    </>
  )
}

/** What the law protects and does not, and what is kept of whoever writes. */
export function Protection({ language }: { readonly language: Language }) {
  const words = messages[language]
  return (
    <>
      <Section heading={words.protection} id="skydd">
        <ul class="prose">
          {words.protectionPoints.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      </Section>
      <Section heading={words.privacy} id="sparas">
        <ul class="prose">
          {words.privacyPoints.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      </Section>
    </>
  )
}
