import type { ComponentChildren } from 'preact'
import { formatDate, type Language } from '#platform/language'

/** Something that happened, or is planned to happen. */
export interface TimelineItem {
  /** ISO date; year or month alone when no more is known. */
  readonly date: string
  readonly title: ComponentChildren
  readonly text?: ComponentChildren
  /** `planned` has not happened; `frontline` was said by those who use the systems. */
  readonly kind?: 'happened' | 'planned' | 'frontline' | undefined
}

/** What happened and when, in the order given. */
export function Timeline({
  language,
  items,
}: {
  readonly language: Language
  readonly items: readonly TimelineItem[]
}) {
  return (
    <ol class="timeline">
      {items.map((item) => (
        <li key={`${item.date}${String(item.title)}`} class={`timeline-${item.kind ?? 'happened'}`}>
          <time datetime={item.date}>{formatDate(item.date, language)}</time>
          <div>
            <p class="timeline-title">{item.title}</p>
            {item.text && <div class="timeline-text">{item.text}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
