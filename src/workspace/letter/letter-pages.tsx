import { formatDate, type Language } from '#platform/language'
import { type RecordKind, recordPaths } from '#registry'
import {
  Breadcrumb,
  Button,
  CopyField,
  EmptyState,
  ErrorSummary,
  errorOf,
  type FormError,
  Notice,
  Prose,
  Section,
  TextArea,
  Title,
} from '#ui'
import { messages } from '../pages/messages.ts'
import { paths } from '../pages/paths.ts'
import type { Letter } from './letters.ts'

interface Again {
  readonly language: Language
  readonly form: URLSearchParams | null
  readonly errors: readonly FormError[]
}

interface AskPageProps extends Again {
  readonly record: { readonly id: string; readonly kind: RecordKind; readonly title: string }
  /** Name of the one that is asked, where it is not the one whose record it is. */
  readonly to?: string | undefined
  readonly answerTime: { readonly days: number; readonly answered: number } | null
}

/** A question to the organisation behind a record, without an address on either side. */
export function AskPage({ language, record, to, answerTime, form, errors }: AskPageProps) {
  const words = messages[language]
  const about = `/${language}${recordPaths[record.kind]}/${record.id}`
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: about, label: record.title },
          { href: `${about}/fraga`, label: to ?? words.ask },
        ]}
      />
      <ErrorSummary language={language} errors={errors} />
      <Title kicker={to} lead={words.askLead}>
        {words.askTitle(record.title)}
      </Title>
      <p>{answerTime ? words.answerTime(answerTime.days, answerTime.answered) : words.noAnswerTime}</p>
      <form method="post">
        <TextArea
          {...{ language, name: 'message', label: words.message, hint: words.messageHint, maxLength: 4_000 }}
          value={form?.get('message') ?? ''}
          error={errorOf(errors, 'message')}
        />
        <p class="actions">
          <Button kind="primary">{words.send}</Button>
        </p>
      </form>
    </>
  )
}

interface ReceiptPageProps {
  readonly language: Language
  readonly letter: Letter
  /** The whole address of this page, to keep. */
  readonly address: string
}

/** What was asked, and the answer when it has come. */
export function ReceiptPage({ language, letter, address }: ReceiptPageProps) {
  const words = messages[language]
  return (
    <>
      <Title lead={words.receiptNext}>{words.sent}</Title>
      <CopyField {...{ language, id: 'receipt', label: words.receipt, value: address }} />
      <Section id="fraga" heading={words.yourQuestion}>
        <Prose>
          <p>{letter.message}</p>
        </Prose>
      </Section>
      <Section id="svar" heading={words.answer}>
        <Prose>
          <p>{letter.answer ?? words.noAnswerYet}</p>
        </Prose>
      </Section>
    </>
  )
}

interface LettersPageProps extends Again {
  readonly letters: readonly Letter[]
}

/** The questions to an organisation, with a way to answer or erase each. */
export function LettersPage({ language, letters, form, errors }: LettersPageProps) {
  const words = messages[language]
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: `/${language}${paths.room}`, label: words.room },
          { href: `/${language}${paths.letters}`, label: words.lettersTitle },
        ]}
      />
      <ErrorSummary language={language} errors={errors} />
      <Title lead={words.lettersLead}>{words.lettersTitle}</Title>
      {letters.length === 0 && (
        <EmptyState title={words.noLetters}>
          <p>{words.noLettersLead}</p>
        </EmptyState>
      )}
      {letters.map((letter) => {
        const { id, message, receivedOn, answer, answeredOn } = letter
        const name = `answer-${id}`
        return (
          <Section key={id} id={`fraga-${id}`} heading={words.received(formatDate(receivedOn, language))}>
            <Prose>
              <p>{message}</p>
            </Prose>
            {answeredOn && (
              <Notice
                language={language}
                kind="done"
                title={words.answeredOn(formatDate(answeredOn, language))}
              >
                <p>{answer}</p>
              </Notice>
            )}
            <form method="post">
              <input type="hidden" name="id" value={id} />
              <TextArea
                {...{ language, name, label: words.answer, rows: 3, optional: 'either' }}
                value={form?.get(name) ?? answer ?? ''}
                error={errorOf(errors, name)}
              />
              <p class="actions">
                <Button name="act" value="answer">
                  {words.sendAnswer}
                </Button>
                <Button name="act" value="erase">
                  {words.erase}
                </Button>
              </p>
            </form>
          </Section>
        )
      })}
    </>
  )
}
