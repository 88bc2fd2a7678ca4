import type { ComponentChildren } from 'preact'
import type { Language } from '#platform/language'
import { messages } from '../messages.ts'

interface ResultsProps {
  readonly language: Language
  /** How many and of what, e.g. "31 initiativ om egenmonitorering". */
  readonly count: ComponentChildren
  /** Whether a `Facets` stands after the results; gives a way to it. */
  readonly filtered?: boolean | undefined
  readonly children: ComponentChildren
}

/** What a search found. Its id is `results`: filters replace it in place. */
export function Results({ language, count, filtered, children }: ResultsProps) {
  return (
    <div class="results-area" id="results">
      <div class="results-top">
        <p class="results-count" data-count>
          {count}
        </p>
        {filtered && (
          <a class="to-facets" href="#facets">
            {messages[language].filter}
          </a>
        )}
      </div>
      {children}
    </div>
  )
}
