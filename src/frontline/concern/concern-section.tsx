import { formatDate, formatNumber, type Language } from '#platform/language'
import { ButtonLink, Columns, KeyFigure, Section, Tag } from '#ui'
import { concernPaths } from './concern-paths.ts'
import { OverdueTable } from './duty-page.tsx'
import { messages } from './messages.ts'
import type { ConcernTally, ConcernWords, OverdueConcern } from './read-public.ts'

interface ConcernSectionProps {
  readonly language: Language
  readonly record: string
  readonly tally: ConcernTally
  readonly words: readonly ConcernWords[]
  readonly overdue: readonly OverdueConcern[]
  /** How many people work in it, where the owner has said so; null: unknown. */
  readonly exposed: number | null
  /** Where the reader answers them, for those who may. */
  readonly deskHref?: string | undefined
}

/** So many users without five voices is a flag. */
export const SILENT_FROM = 100

/** On a record's page: what those who work in it have said, what became of it, and a way to say more. */
export function ConcernSection(props: ConcernSectionProps) {
  const { language, record, tally, overdue, exposed } = props
  const words = messages[language]
  const now = overdue.filter(({ endedOn }) => endedOn === null)
  const silent = tally.concerns === 0 && exposed !== null && exposed >= SILENT_FROM
  return (
    <Section heading={words.sectionTitle} id="signaler" lead={words.sectionLead}>
      {tally.concerns === 0 ? (
        <p>{silent ? words.sectionSilence(formatNumber(exposed, language)) : words.sectionFew}</p>
      ) : (
        <Figures language={language} tally={tally} />
      )}
      {now.length > 0 && (
        <>
          <h3>{words.overdueHere(formatNumber(new Set(now.map(({ id }) => id)).size, language))}</h3>
          <OverdueTable language={language} overdue={now} onRecord />
        </>
      )}
      {props.words.length > 0 && <InTheirWords language={language} words={props.words} />}
      <p class="actions">
        <ButtonLink href={`/${language}${concernPaths.doors}?${new URLSearchParams({ om: record })}`}>
          {words.sayIt}
        </ButtonLink>
        <a href={`/${language}${concernPaths.duty}`}>{words.dutyLink}</a>
        {props.deskHref && <a href={props.deskHref}>{words.deskTitle}</a>}
      </p>
    </Section>
  )
}

function Figures({ language, tally }: { language: Language; tally: ConcernTally }) {
  const words = messages[language]
  const figure = (value: number) => formatNumber(value, language)
  const parts = (['risk', 'obstacle', 'friction'] as const)
    .filter((severity) => tally[severity] > 0)
    .map((severity) => `${words.atLeast(figure(tally[severity]))} ${words.severityShort[severity]}`)
  const outcomes = (['changed', 'explained', 'rejected'] as const)
    .filter((outcome) => tally[outcome] > 0)
    .map((outcome) => `${words.outcomes[outcome].toLowerCase()}: ${words.atLeast(figure(tally[outcome]))}`)
  return (
    <Columns>
      <KeyFigure
        language={language}
        label={words.sectionCount}
        figure={words.atLeast(figure(tally.concerns))}
        basis={[words.sectionBasis, ...parts, ...outcomes].join('; ')}
        frontline
      />
      {tally.medianMinutesLost !== null && (
        <KeyFigure
          language={language}
          label={words.medianMinutes}
          figure={figure(tally.medianMinutesLost)}
          unit="min"
          basis={words.medianBasis}
          frontline
        />
      )}
      {tally.medianStepsLost !== null && (
        <KeyFigure
          language={language}
          label={words.medianSteps}
          figure={figure(tally.medianStepsLost)}
          basis={words.medianBasis}
          frontline
        />
      )}
      {tally.incidents > 0 && (
        <KeyFigure
          language={language}
          label={words.incidents}
          figure={words.atLeast(figure(tally.incidents))}
          basis={words.incidentsBasis}
          frontline
        />
      )}
    </Columns>
  )
}

function InTheirWords({ language, words: told }: { language: Language; words: readonly ConcernWords[] }) {
  const words = messages[language]
  return (
    <>
      <h3>{words.wordsHeading}</h3>
      <ul class="voices">
        {told.map((one) => (
          <li key={one.id}>
            <blockquote lang={one.language}>
              <p class="breakable">
                <strong>{one.doing}</strong>
              </p>
              <p class="breakable">{one.happened}</p>
            </blockquote>
            <p class="meta">
              <Tag tone="frontline">{words.severityShort[one.severity]}</Tag>{' '}
              {formatDate(one.receivedIn, language)}
            </p>
            {one.answer !== null && one.outcome !== null ? (
              <p class="voice-answer">
                <strong>
                  {words.answerHeading}
                  {one.answeredOn !== null && `, ${formatDate(one.answeredOn, language)}`}:{' '}
                  {words.outcomes[one.outcome]}.
                </strong>{' '}
                <span class="breakable">{one.answer}</span> {!one.closed && words.notClosed}
              </p>
            ) : (
              <p class="voice-answer">{words.noAnswerYet}</p>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
