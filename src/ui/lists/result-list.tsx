import type { ComponentChildren } from 'preact'
import { safeHref } from '../page/safe-href.ts'

/** One result, written so that it can be read aloud. */
export interface Result {
  readonly href: string
  readonly title: ComponentChildren
  /** Who does what, since when, and how it went. */
  readonly sentence: ComponentChildren
  /** A passage of the text itself. */
  readonly excerpt?: ComponentChildren
  /** Source and age, tags. */
  readonly meta?: ComponentChildren
  /** Folded away below: why it stands here. */
  readonly details?: ComponentChildren
  /** A small picture beside it, e.g. the spread as a tile map. */
  readonly picture?: ComponentChildren
}

interface ResultListProps {
  readonly items: readonly Result[]
  /** Heading level of the titles, one below the heading above the list. */
  readonly level?: 2 | 3 | undefined
}

/** Results as sentences, in order of relevance. */
export function ResultList({ items, level = 2 }: ResultListProps) {
  const Heading = `h${level}` as const
  return (
    <ol class="results">
      {items.map((item) => (
        <li key={item.href}>
          <div class="result-text">
            <Heading class="result-title">
              <a href={safeHref(item.href)}>{item.title}</a>
            </Heading>
            <p>{item.sentence}</p>
            {item.excerpt && <p class="result-excerpt">{item.excerpt}</p>}
            {item.meta && <div class="result-meta">{item.meta}</div>}
            {item.details}
          </div>
          {item.picture && <div class="result-picture">{item.picture}</div>}
        </li>
      ))}
    </ol>
  )
}
