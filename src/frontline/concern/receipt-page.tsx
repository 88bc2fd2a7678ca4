import { formatDate, type Language } from '#platform/language'
import { Receipt, Title } from '#ui'
import { concernPaths } from './concern-paths.ts'
import { deadlinesOf, type Severity } from './duty-clock.ts'
import { messages } from './messages.ts'

interface ReceiptPageProps {
  readonly language: Language
  readonly publicUrl: string
  readonly code: string
  readonly day: string
  readonly severity: Severity
  /** What the concern is about, as the writer was shown it. */
  readonly system: string
}

/** The receipt, shown once: the code, the day, what happens next; to print and to save. */
export function ReceiptPage({ language, publicUrl, code, day, severity, system }: ReceiptPageProps) {
  const words = messages[language]
  const [acknowledge = day, answer = day] = deadlinesOf({
    ...{ severity, receivedOn: day, acknowledgedOn: null, answeredOn: null, reopenedOn: null },
  }).map(({ lastDay }) => formatDate(lastDay, language))
  const path = `/${language}${concernPaths.thread}`
  const file = words.receiptFile(code, day, `${publicUrl}${path}`)
  return (
    <>
      <Title>{words.receiptTitle}</Title>
      <Receipt
        language={language}
        title={words.receiptAbout(system)}
        code={code}
        date={day}
        next={words.receiptNext(acknowledge, answer)}
        keep={words.receiptOnce}
      >
        <p class="actions no-print">
          <a
            class="button button-primary"
            download={`skala-${day}.txt`}
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(file)}`}
          >
            {words.receiptSave}
          </a>
        </p>
      </Receipt>
      <p>
        <a href={path}>{words.receiptRead}</a>
      </p>
    </>
  )
}
