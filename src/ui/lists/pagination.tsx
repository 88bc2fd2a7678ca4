import type { Language } from '#platform/language'
import { messages } from '../messages.ts'

interface PaginationProps {
  readonly language: Language
  readonly nextHref?: string | undefined
  readonly previousHref?: string | undefined
}

/** On to the next results by cursor; nothing when all are shown. */
export function Pagination({ language, nextHref, previousHref }: PaginationProps) {
  if (!nextHref && !previousHref) return null
  const words = messages[language]
  return (
    <nav class="pagination actions" aria-label={words.pages}>
      {previousHref && (
        <a class="button button-secondary" rel="prev" href={previousHref}>
          {words.previous}
        </a>
      )}
      {nextHref && (
        <a class="button button-secondary" rel="next" href={nextHref}>
          {words.next}
        </a>
      )}
    </nav>
  )
}
