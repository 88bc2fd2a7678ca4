import type { ComponentChildren } from 'preact'
import { formatDate, type Language } from '#platform/language'
import { messages } from '../messages.ts'
import { safeHref } from '../page/safe-href.ts'

interface KeyFigureProps {
  readonly language: Language
  readonly label: ComponentChildren
  /** The figure as written, e.g. `3,4`; an `Unknown` where there is none. */
  readonly figure: ComponentChildren
  /** e.g. `mdr kr` or `%`. */
  readonly unit?: string | undefined
  /** What the figure rests on, e.g. `2 källor` or `41 av 290 kommuner`. */
  readonly basis: ComponentChildren
  readonly source?: string | undefined
  readonly href?: string | undefined
  readonly date?: string | undefined
  /** Marks evidence from those who use the systems. */
  readonly frontline?: boolean | undefined
}

/** One figure that leads, with its unit, what it rests on, its source and its age. */
export function KeyFigure(props: KeyFigureProps) {
  const { language, label, figure, unit, basis, source, date, frontline } = props
  const href = safeHref(props.href)
  const words = messages[language]
  return (
    <div class={frontline ? 'key-figure frontline' : 'key-figure'}>
      <p class="key-figure-label">{label}</p>
      <p class="key-figure-value">
        {figure}
        {unit && <span class="key-figure-unit">{`\u00a0${unit}`}</span>}
      </p>
      <p class="key-figure-basis">
        {basis}
        {source && (
          <>
            {`. ${words.source}: `}
            {href ? <a href={href}>{source}</a> : source}
          </>
        )}
        {date && (
          <>
            {', '}
            <time datetime={date}>{formatDate(date, language)}</time>
          </>
        )}
      </p>
    </div>
  )
}
