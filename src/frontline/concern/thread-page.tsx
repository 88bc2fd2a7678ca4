import type { Language } from '#platform/language'
import {
  Button,
  DefinitionList,
  ErrorSummary,
  type FormError,
  Notice,
  Radios,
  Section,
  TextArea,
  TextInput,
  Timeline,
  Title,
} from '#ui'
import { longest, wishes } from './act.ts'
import { concernPaths } from './concern-paths.ts'
import { DutyClock, standingOf } from './duty-clock-view.tsx'
import { messages } from './messages.ts'
import type { ByReceipt, Concern } from './read-concerns.ts'

interface ThreadPageProps {
  readonly language: Language
  /** What was asked for; null before a code is written. */
  readonly asked: { readonly code: string; readonly found: ByReceipt; readonly saved: boolean } | null
  readonly errors?: readonly FormError[]
}

/** The anonymous thread: the code opens it, and travels only inside the form. */
export function ThreadPage({ language, asked, errors = [] }: ThreadPageProps) {
  const words = messages[language]
  return (
    <>
      <Title lead={words.threadLead}>{words.threadTitle}</Title>
      <ErrorSummary language={language} errors={errors} />
      {asked?.saved && (
        <Notice language={language} kind="done" title={words.saved}>
          <p>{words.savedText}</p>
        </Notice>
      )}
      <form
        class="concern-form"
        method="post"
        action={`/${language}${concernPaths.thread}`}
        autocomplete="off"
      >
        <TextInput
          language={language}
          name="code"
          label={words.code}
          hint={words.codeHint}
          value={asked?.code}
          maxLength={60}
          autocomplete="off"
        />
        <p class="actions">
          <Button kind={asked ? 'secondary' : 'primary'}>{words.codeButton}</Button>
        </p>
      </form>
      {asked && <Found language={language} code={asked.code} found={asked.found} />}
    </>
  )
}

function Found({ language, code, found }: { language: Language; code: string; found: ByReceipt }) {
  const words = messages[language]
  const { concern, waiting } = found
  return (
    <>
      {waiting > 0 && (
        <Notice language={language} kind="info" title={words.threadWaiting}>
          <p>{words.threadWaitingText}</p>
        </Notice>
      )}
      {!concern && waiting === 0 && (
        <Notice language={language} kind="warn" title={words.threadNone}>
          <p>{words.threadNoneText}</p>
        </Notice>
      )}
      {concern && <Thread language={language} code={code} concern={concern} />}
    </>
  )
}

function Thread({ language, code, concern }: { language: Language; code: string; concern: Concern }) {
  const words = messages[language]
  return (
    <>
      <Section heading={words.yourConcern} id="signalen" lead={words.states[standingOf(concern)]}>
        <ConcernFacts language={language} concern={concern} />
        <DutyClock language={language} concern={concern} />
      </Section>
      <Section heading={words.thread} id="samtal">
        <Messages language={language} concern={concern} />
      </Section>
      {concern.outcome !== null && concern.closedOn === null && (
        <Section heading={words.isItSolved} id="racker" lead={words.isItSolvedHint}>
          <Act language={language} code={code}>
            <TextArea
              language={language}
              name="words"
              label={words.why}
              rows={3}
              maxLength={longest.reply}
              optional
            />
            <p class="actions">
              <Button kind="primary" name="what" value="solved">
                {words.solved}
              </Button>
              <Button name="what" value="not-solved">
                {words.notSolved}
              </Button>
            </p>
          </Act>
        </Section>
      )}
      <Section heading={words.reply} id="skriv">
        <Act language={language} code={code}>
          <TextArea
            language={language}
            name="words"
            label={words.reply}
            hint={words.happenedHint}
            rows={3}
            maxLength={longest.reply}
          />
          <p class="actions">
            <Button name="what" value="reply">
              {words.replyButton}
            </Button>
          </p>
        </Act>
        <Act language={language} code={code}>
          <Radios
            language={language}
            name="wish"
            label={words.wish}
            value={concern.wish}
            options={wishes.map((wish) => ({ value: wish, label: words.wishes[wish] }))}
          />
          <p class="actions">
            <Button name="what" value="wish">
              {words.wishButton}
            </Button>
          </p>
        </Act>
      </Section>
    </>
  )
}

/** A form that carries the code along without putting it into any address. */
function Act({
  language,
  code,
  children,
}: {
  language: Language
  code: string
  children: preact.ComponentChildren
}) {
  return (
    <form class="concern-form" method="post" action={`/${language}${concernPaths.thread}`} autocomplete="off">
      <input type="hidden" name="code" value={code} />
      {children}
    </form>
  )
}

/** What was written, line by line. */
export function ConcernFacts({ language, concern }: { language: Language; concern: Concern }) {
  const words = messages[language]
  const { title, organisationName, doing, happened, severity, minutesLost, stepsLost } = concern
  const told = <Value,>(value: Value | null, shown: (value: Value) => string) =>
    value === null ? [] : [shown(value)]
  return (
    <DefinitionList
      items={[
        {
          term: words.about,
          value: [title ?? words.unknownSystem, ...told(organisationName, String)].join(', '),
        },
        { term: words.doing, value: <span lang={concern.language}>{doing}</span> },
        { term: words.happened, value: <span lang={concern.language}>{happened}</span> },
        { term: words.severity, value: words.severities[severity] },
        ...told(minutesLost, String).map((value) => ({ term: words.minutes, value })),
        ...told(stepsLost, String).map((value) => ({ term: words.steps, value })),
      ]}
    />
  )
}

/** Who has written what, and which day. */
export function Messages({ language, concern }: { language: Language; concern: Concern }) {
  const words = messages[language]
  if (concern.thread.length === 0) return <p>{words.threadEmpty}</p>
  return (
    <Timeline
      language={language}
      items={concern.thread.map(({ sender, words: said, saidOn }) => ({
        date: saidOn,
        title: words.senders[sender],
        text: <p class="breakable">{said}</p>,
        kind: sender === 'writer' ? 'frontline' : 'happened',
      }))}
    />
  )
}
