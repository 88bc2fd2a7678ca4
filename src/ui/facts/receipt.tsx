import type { ComponentChildren } from 'preact'
import { formatDate, type Language } from '#platform/language'
import { CopyButton, PrintButton } from '../forms/copy-field.tsx'
import { messages } from '../messages.ts'

interface ReceiptProps {
  readonly language: Language
  /** What was handed in, e.g. "Din signal om journalsystemet". */
  readonly title: ComponentChildren
  readonly code: string
  /** ISO date or instant. */
  readonly date: string
  /** What happens next, in order, each with who and by when. */
  readonly next: readonly ComponentChildren[]
  /** How to keep it, where the page has no address of its own to come back to. */
  readonly keep?: string | undefined
  readonly children?: ComponentChildren
}

/** What anybody who handed something in gets back: the code, the date and what happens next. */
export function Receipt({ language, title, code, date, next, keep, children }: ReceiptProps) {
  const words = messages[language]
  return (
    <section class="receipt" aria-labelledby="receipt-title">
      <p class="kicker">{words.receipt}</p>
      <h2 id="receipt-title">{title}</h2>
      <dl class="receipt-facts">
        <div>
          <dt>{words.receiptCode}</dt>
          <dd class="receipt-code">{code}</dd>
        </div>
        <div>
          <dt>{words.receiptDate}</dt>
          <dd>
            <time datetime={date}>{formatDate(date, language)}</time>
          </dd>
        </div>
      </dl>
      {children}
      <h3>{words.whatNext}</h3>
      <ol>
        {next.map((step, index) => (
          <li key={String(index)}>{step}</li>
        ))}
      </ol>
      <p class="receipt-keep">{keep ?? words.keepAddress}</p>
      <p class="actions no-print">
        <PrintButton language={language} />
        <CopyButton language={language} text={code} />
      </p>
    </section>
  )
}
