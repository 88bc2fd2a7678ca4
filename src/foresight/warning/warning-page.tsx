import type { Entry } from '#ledger'
import { formatDate, formatNumber, type Language } from '#platform/language'
import {
  Breadcrumb,
  Button,
  DefinitionList,
  ErrorSummary,
  errorOf,
  type FormError,
  Notice,
  Prose,
  Radios,
  Section,
  safeHref,
  Tag,
  TextArea,
  Timeline,
  Title,
} from '#ui'
import { daysBetween } from '../facts/day.ts'
import { warningMessages as messages } from './messages.ts'
import type { WarningLine } from './read-warnings.ts'
import { answerVerdicts, isWaiting, nextStageOn, outcomes, type Warning } from './warning.ts'
import { evidenceHref, warningHref, warningPaths } from './warning-paths.ts'
import { stageKey } from './warnings-page.tsx'

/** What the one who looks may do here. */
export interface MayDo {
  readonly answer: boolean
  readonly close: boolean
  readonly correct: boolean
}

interface WarningProps extends WarningLine {
  readonly language: Language
  readonly history: readonly Entry[]
  /** ISO day. */
  readonly today: string
  readonly may: MayDo
  readonly form: URLSearchParams | null
  readonly errors: readonly FormError[]
}

/** One question or warning: what, to whom, the clock, the answer and how it turned out. */
export function WarningPage(props: WarningProps) {
  const { language, warning, history, may, errors } = props
  const words = messages[language]
  const home = `/${language}`
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: `${home}${warningPaths.warnings}`, label: words.warnings },
          { href: warningHref(warning.id, language), label: warning.title },
        ]}
      />
      <ErrorSummary language={language} errors={errors} />
      <Title
        kicker={words.grades[warning.grade]}
        lead={<Said warning={warning} language={language} />}
        meta={warning.demonstration && <Tag tone="quiet">{words.inventedOne}</Tag>}
      >
        {warning.title}
      </Title>
      <DefinitionList items={factsOf(props)} />
      <Section heading={words.answer} id="svar">
        <Answer warning={warning} language={language} />
      </Section>
      {may.answer && warning.closing === null && <AnswerForm {...props} />}
      {may.close && warning.closing === null && <CloseForm {...props} />}
      {may.correct && warning.closing === null && warning.raisedBy === 'witness' && (
        <CorrectForm {...props} />
      )}
      <Section heading={words.history} id="historik">
        <Timeline language={language} items={history.map((entry) => eventOf(entry, language))} />
      </Section>
    </>
  )
}

function Said({ warning, language }: { readonly warning: Warning; readonly language: Language }) {
  return <span lang={warning.language ?? undefined}>{warning.say[language]}</span>
}

function factsOf({ language, warning, addressee, today }: WarningProps) {
  const words = messages[language]
  const { raised, raisedBy, record, organisation, evidence } = warning
  return [
    {
      term: words.to,
      value: organisation ? (
        <a href={`/${language}/organisationer/${organisation}`}>{addressee ?? organisation}</a>
      ) : (
        words.unknownAddressee
      ),
    },
    { term: words.about, value: <a href={`/${language}/initiativ/${record}`}>{warning.title}</a> },
    { term: words.raised, value: formatDate(raised.on, language) },
    { term: words.why, value: words.raisedBy[raisedBy] },
    {
      term: words.evidence,
      value:
        evidence.length === 0 ? (
          words.ownWords
        ) : (
          <ul>
            {evidence.map(({ ref, label, href }) => (
              <li key={ref}>
                <a href={safeHref(evidenceHref(href, record, language))}>{label[language]}</a>
              </li>
            ))}
          </ul>
        ),
    },
    ...(isWaiting(warning) ? [{ term: words.clock, value: clockOf(warning, today, language) }] : []),
    ...(warning.corrections > 0
      ? [
          {
            term: words.acts.corrected,
            value: words.corrected(formatNumber(warning.corrections, language)),
          },
        ]
      : []),
  ]
}

function clockOf(warning: Warning, today: string, language: Language): string {
  const words = messages[language]
  const next = nextStageOn(warning)
  const age = daysBetween(warning.raised.on, today)
  const days = age === 0 ? words.today : words.unansweredDays(formatNumber(age, language))
  const now = `${days.slice(0, 1).toUpperCase()}${days.slice(1)}, ${words.stages[stageKey(warning.stage)]}.`
  if (next === null) return `${now} ${words.farthest}`
  return `${now} ${words.next(words.stages[stageKey(warning.stage + 1)], formatDate(next, language))}`
}

function Answer({ warning, language }: { readonly warning: Warning; readonly language: Language }) {
  const words = messages[language]
  const { answer, closing } = warning
  return (
    <>
      {answer ? (
        <Prose>
          <p>
            <strong>{words.answers[answer.verdict]}.</strong> {answer.reason}
          </p>
          <p class="meta">{words.answeredOn(formatDate(answer.on, language))}</p>
        </Prose>
      ) : (
        <p>
          {words.noAnswer}. {words.whoAnswers}
        </p>
      )}
      {closing && (
        <Notice
          language={language}
          kind="info"
          title={`${words.outcome}: ${words.outcomes[closing.outcome]}`}
        >
          <p>
            {closing.reason} {words.closedOn(formatDate(closing.on, language))}.
          </p>
        </Notice>
      )}
    </>
  )
}

function AnswerForm({ language, warning, form, errors }: WarningProps) {
  const words = messages[language]
  return (
    <Section heading={words.replyHeading} id="svara" lead={words.replyLead}>
      <form method="post" action={warningHref(warning.id, language)}>
        <input type="hidden" name="act" value="answer" />
        <Radios
          language={language}
          name="verdict"
          label={words.verdict}
          value={form?.get('verdict') ?? ''}
          error={errorOf(errors, 'verdict')}
          options={answerVerdicts.map((value) => ({ value, label: words.answers[value] }))}
        />
        <TextArea
          language={language}
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          maxLength={5_000}
          value={form?.get('act') === 'answer' ? (form.get('reason') ?? '') : ''}
          error={form?.get('act') === 'answer' ? errorOf(errors, 'reason') : undefined}
        />
        <Button kind="primary">{words.send}</Button>
      </form>
    </Section>
  )
}

function CloseForm({ language, warning, form, errors }: WarningProps) {
  const words = messages[language]
  const mine = form?.get('act') === 'close'
  return (
    <Section heading={words.closeHeading} id="avsluta" lead={words.closeLead}>
      <form method="post" action={warningHref(warning.id, language)}>
        <input type="hidden" name="act" value="close" />
        <Radios
          language={language}
          name="outcome"
          label={words.outcomeLegend}
          value={form?.get('outcome') ?? ''}
          error={errorOf(errors, 'outcome')}
          options={outcomes.map((value) => ({ value, label: words.outcomeChoices[value] }))}
        />
        <TextArea
          language={language}
          name="because"
          label={words.reason}
          maxLength={5_000}
          value={mine ? (form.get('because') ?? '') : ''}
          error={mine ? errorOf(errors, 'because') : undefined}
        />
        <Button>{words.close}</Button>
      </form>
    </Section>
  )
}

function CorrectForm({ language, warning, form, errors }: WarningProps) {
  const words = messages[language]
  return (
    <Section heading={words.correctHeading} id="ratta">
      <form method="post" action={warningHref(warning.id, language)}>
        <input type="hidden" name="act" value="correct" />
        <TextArea
          language={language}
          name="words"
          label={words.words}
          hint={words.wordsHint}
          maxLength={5_000}
          value={form?.get('words') ?? warning.say[language]}
          error={errorOf(errors, 'words')}
        />
        <Button>{words.correct}</Button>
      </form>
    </Section>
  )
}

function eventOf({ type, at, role }: Entry, language: Language) {
  const words = messages[language]
  const act = (['raised', 'corrected', 'escalated', 'answered', 'closed'] as const).find(
    (name) => type === `warning.${name}`,
  )
  return {
    date: at.toISOString().slice(0, 10),
    title: act ? words.acts[act] : type,
    kind: role === 'witness' ? ('frontline' as const) : ('happened' as const),
  }
}
