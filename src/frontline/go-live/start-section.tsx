import type { Language } from '#platform/language'
import { Section } from '#ui'
import { goLivePath } from './go-live-page.tsx'
import { messages } from './messages.ts'
import type { GoLive } from './read-go-live.ts'
import { Verdicts } from './verdicts-view.tsx'

interface StartSectionProps {
  readonly language: Language
  readonly live: GoLive
  /** Whether the reader may say something about it. */
  readonly mayAdd: boolean
}

/** On an initiative's page: the two words on readiness, and the way to the rest. Nothing when nothing has been said. */
export function StartSection({ language, live, mayAdd }: StartSectionProps) {
  const words = messages[language]
  if (live.plan === null && live.verdicts.length === 0 && !mayAdd) return null
  return (
    <Section heading={words.sectionTitle} id="start" lead={words.verdictsLead}>
      <Verdicts language={language} live={live} />
      <p>
        <a href={`/${language}${goLivePath(live.initiative)}`}>{words.sectionMore}</a>
      </p>
    </Section>
  )
}
