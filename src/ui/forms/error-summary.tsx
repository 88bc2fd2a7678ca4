import type { Language } from '#platform/language'
import { messages } from '../messages.ts'

/** Something to correct: the name of its field, and what to do about it. */
export interface FormError {
  readonly field: string
  readonly message: string
}

/** What is wrong with a field of a form; undefined when nothing is. */
export const errorOf = (errors: readonly FormError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.message

/** All that needs correcting, first on the page, each a link to its field. Nothing when nothing is wrong. */
export function ErrorSummary({
  language,
  errors,
}: {
  readonly language: Language
  readonly errors: readonly FormError[]
}) {
  if (errors.length === 0) return null
  return (
    <div class="error-summary" role="alert" aria-labelledby="error-summary-title" tabindex={-1}>
      <h2 id="error-summary-title">{messages[language].errorSummary(errors.length)}</h2>
      <ul>
        {errors.map((error) => (
          <li key={error.field}>
            <a href={`#${error.field}`}>{error.message}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
