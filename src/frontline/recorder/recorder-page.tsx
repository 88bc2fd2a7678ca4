import type { Language } from '#platform/language'
import { CopyField, Prose, Section, Title } from '#ui'
import { RULES } from './count-steps.ts'
import { messages } from './messages.ts'

interface RecorderPageProps {
  readonly language: Language
  /** The script as one text, for a bookmark. */
  readonly source: string
  /** Where the file is. */
  readonly href: string
}

/** The recorder in three forms, and the rules it counts by. */
export function RecorderPage({ language, source, href }: RecorderPageProps) {
  const words = messages[language]
  return (
    <>
      <Title lead={words.recorderLead}>{words.recorder}</Title>
      <Section heading={words.asBookmark} id="bokmarke">
        <p>{words.asBookmarkSays}</p>
        <CopyField
          language={language}
          id="bokmarkets-adress"
          label={words.asBookmarkLabel}
          value={`javascript:${encodeURIComponent(source.trim())}`}
        />
      </Section>
      <Section heading={words.asScript} id="skript">
        <p>{words.asScriptSays}</p>
        <p>
          <a href={href} download="skala-recorder.js">
            {words.file}
          </a>
        </p>
      </Section>
      <Section heading={words.fromLog} id="logg">
        <p>{words.fromLogSays}</p>
        <pre tabindex={0}>skala trial count-log events.csv</pre>
      </Section>
      <Section heading={words.rules(String(RULES))} id="regler">
        <Prose>
          <ul>
            {words.rulesList.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </Prose>
      </Section>
    </>
  )
}
