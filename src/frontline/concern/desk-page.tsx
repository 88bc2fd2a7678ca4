import { formatNumber, type Language } from '#platform/language'
import { Button, ErrorSummary, type FormError, Radios, Section, Tag, TextArea, TextInput, Title } from '#ui'
import { longest } from './act.ts'
import { outcomes } from './answer-concern.ts'
import { DutyClock, standingOf } from './duty-clock-view.tsx'
import { messages } from './messages.ts'
import type { Concern } from './read-concerns.ts'
import { ConcernFacts, Messages } from './thread-page.tsx'

interface DeskProps {
  readonly language: Language
  /** The page's own address, which its forms are sent to. */
  readonly path: string
  readonly concerns: readonly Concern[]
  readonly errors: readonly FormError[]
}

/** Where an owner reads and answers its concerns; those with the nearest deadline first. Null: the reader may not. */
export function DeskPage({
  concerns,
  name,
  ...rest
}: Omit<DeskProps, 'concerns'> & { readonly name: string; readonly concerns: readonly Concern[] | null }) {
  const words = messages[rest.language]
  if (concerns === null)
    return (
      <Title kicker={name} lead={words.deskSignIn}>
        {words.deskTitle}
      </Title>
    )
  const open = concerns.filter(({ closedOn }) => closedOn === null)
  return (
    <>
      <Title kicker={name} lead={words.deskLead}>
        {words.deskTitle}
      </Title>
      <ErrorSummary language={rest.language} errors={rest.errors} />
      {open.length === 0 && <p>{words.deskNone}</p>}
      {open
        .toSorted((one, other) => urgency(one).localeCompare(urgency(other)))
        .map((concern) => (
          <One key={concern.id} {...rest} concern={concern}>
            {concern.answeredOn === null && <AnswerForms {...rest} concern={concern} />}
          </One>
        ))}
    </>
  )
}

/** What waits for an answer before what is answered, safety first, and then the oldest. */
const urgency = ({ answeredOn, severity, receivedOn }: Concern) =>
  [answeredOn === null ? 0 : 1, severity === 'risk' ? 0 : 1, receivedOn].join(' ')

/** Where moderators settle what the two sides cannot. */
export function ModeratorPage({ concerns, ...rest }: DeskProps) {
  const words = messages[rest.language]
  return (
    <>
      <Title lead={words.moderatorLead}>{words.moderatorTitle}</Title>
      <ErrorSummary language={rest.language} errors={rest.errors} />
      {concerns.length === 0 && <p>{words.deskNone}</p>}
      {concerns.map((concern) => (
        <One key={concern.id} {...rest} concern={concern}>
          <ModeratorForms {...rest} concern={concern} />
        </One>
      ))}
    </>
  )
}

type OneProps = Pick<DeskProps, 'language' | 'path'> & { readonly concern: Concern }

function One({ language, concern, children }: OneProps & { children: preact.ComponentChildren }) {
  const words = messages[language]
  return (
    <Section
      heading={`${concern.title ?? words.unknownSystem}: ${concern.doing}`}
      id={concern.id}
      lead={
        <>
          <Tag tone={concern.severity === 'risk' ? 'frontline' : 'plain'}>
            {words.severityShort[concern.severity]}
          </Tag>{' '}
          {concern.held && <Tag tone="quiet">{words.held}</Tag>} {words.states[standingOf(concern)]}
          {concern.reopened > 0 &&
            ` (${words.reopenedCount.toLowerCase()}: ${formatNumber(concern.reopened, language)})`}
        </>
      }
    >
      <ConcernFacts language={language} concern={concern} />
      <DutyClock language={language} concern={concern} />
      <Messages language={language} concern={concern} />
      {children}
    </Section>
  )
}

function AnswerForms({ language, path, concern }: OneProps) {
  const words = messages[language]
  return (
    <form method="post" action={`/${language}${path}`}>
      <input type="hidden" name="concern" value={concern.id} />
      {concern.acknowledgedOn === null && (
        <p class="actions">
          <Button name="what" value="acknowledge">
            {words.acknowledge}
          </Button>
        </p>
      )}
      <details>
        <summary>{words.answerButton}</summary>
        <Radios
          language={language}
          name={`outcome-${concern.id}`}
          label={words.outcomeLabel}
          options={outcomes.map((outcome) => ({ value: outcome, label: words.outcomes[outcome] }))}
        />
        <TextArea
          language={language}
          name={`words-${concern.id}`}
          label={words.answerLabel}
          hint={words.answerHint}
          maxLength={longest.happened}
          optional="either"
        />
        <p class="actions">
          <Button kind="primary" name="what" value="answer">
            {words.answerButton}
          </Button>
          <Button name="what" value="write">
            {words.askOnly}
          </Button>
        </p>
      </details>
    </form>
  )
}

function ModeratorForms({ language, path, concern }: OneProps) {
  const words = messages[language]
  const { id } = concern
  return (
    <form method="post" action={`/${language}${path}`}>
      <input type="hidden" name="concern" value={id} />
      {concern.answeredOn !== null && (
        <>
          <TextArea language={language} name={`words-${id}`} label={words.moderatorWords} optional="either" />
          <p class="actions">
            <Button name="what" value="close">
              {words.closeButton}
            </Button>
            <Button name="what" value="reopen">
              {words.reopenButton}
            </Button>
          </p>
        </>
      )}
      {concern.held && (
        <>
          <TextArea
            language={language}
            name={`doing-${id}`}
            label={words.doing}
            value={concern.doing}
            rows={2}
            optional="either"
          />
          <TextArea
            language={language}
            name={`happened-${id}`}
            label={words.happened}
            value={concern.happened}
            optional="either"
          />
          <p class="actions">
            <Button name="what" value="release">
              {words.releaseButton}
            </Button>
          </p>
        </>
      )}
      {concern.organisation === null && (
        <>
          <TextInput
            language={language}
            name={`organisation-${id}`}
            label={words.assignLabel}
            optional="either"
          />
          <p class="actions">
            <Button name="what" value="assign">
              {words.assignButton}
            </Button>
          </p>
        </>
      )}
    </form>
  )
}
