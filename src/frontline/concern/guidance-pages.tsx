import type { Language } from '#platform/language'
import { Button, Notice, Prose, Section, Title } from '#ui'
import type { Candidate } from './concern-form.tsx'
import { concernPaths } from './concern-paths.ts'
import { messages } from './messages.ts'

interface IncidentPageProps {
  readonly language: Language
  /** The initiative the reader came from. */
  readonly about: Candidate | null
  readonly counted: boolean
}

/** The second door: how an incident is reported where somebody must look into it. Only a counter is here. */
export function IncidentPage({ language, about, counted }: IncidentPageProps) {
  const words = messages[language]
  return (
    <>
      <Title lead={words.incidentLead}>{words.incidentTitle}</Title>
      {counted && (
        <Notice language={language} kind="done" title={words.incidentCounted}>
          <p>{words.incidentCountedText}</p>
        </Notice>
      )}
      <Prose>
        <ol>
          {words.incidentSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Prose>
      <Links links={words.incidentLinks} />
      <Section heading={words.incidentCount} id="rakna" lead={words.incidentCountText}>
        {about ? (
          <form method="post" action={`/${language}${concernPaths.incident}`}>
            <p>
              <strong>{words.about}:</strong> <span lang={about.language}>{about.title}</span>
            </p>
            <input type="hidden" name="record" value={about.id} />
            <Button>{words.incidentCountButton}</Button>
          </form>
        ) : (
          <p>
            {words.incidentNoRecord} <a href={`/${language}/initiativ`}>{words.findButton}</a>
          </p>
        )}
      </Section>
    </>
  )
}

/** The third door: the channels that the law protects. No form, and nothing is kept. */
export function WrongdoingPage({ language }: { readonly language: Language }) {
  const words = messages[language]
  return (
    <>
      <Title lead={words.wrongLead}>{words.wrongTitle}</Title>
      <Prose>
        <ol>
          {words.wrongSteps.map(({ title, text }) => (
            <li key={title}>
              <strong>{title}.</strong> {text}
            </li>
          ))}
        </ol>
      </Prose>
      <Links links={words.wrongLinks} />
      <p>
        <a href={`/${language}${concernPaths.doors}#skydd`}>{words.protection}</a>
      </p>
    </>
  )
}

function Links({ links }: { links: readonly { readonly label: string; readonly href: string }[] }) {
  return (
    <ul>
      {links.map(({ label, href }) => (
        <li key={href}>
          <a href={href} rel="noreferrer">
            {label}
          </a>
        </li>
      ))}
    </ul>
  )
}
