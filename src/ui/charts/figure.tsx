import type { ComponentChildren } from 'preact'
import type { Language } from '#platform/language'
import { messages } from '../messages.ts'
import { safeHref } from '../page/safe-href.ts'

/** What every chart says about itself. */
export interface ChartProps {
  readonly language: Language
  /** The finding or the question, in one line. */
  readonly title: string
  /** What one should see, with the figures that matter; read aloud instead of the picture. */
  readonly description: string
  /** Source, date and n under the chart. */
  readonly note?: ComponentChildren
}

interface ChartFigureProps extends ChartProps {
  readonly children: ComponentChildren
  /** The same figures as a table. */
  readonly table?: ComponentChildren
}

/** The frame of a chart: title, description, picture, note, and the figures as a table. */
export function ChartFigure({ language, title, description, note, children, table }: ChartFigureProps) {
  return (
    <figure class="chart">
      <figcaption>
        <strong>{title}</strong> <span>{description}</span>
      </figcaption>
      {children}
      {note && <p class="chart-note">{note}</p>}
      {table && (
        <details class="chart-table">
          <summary>{messages[language].asTable}</summary>
          {table}
        </details>
      )}
    </figure>
  )
}

/** Names of lines beside the strokes they are drawn with. */
export function SeriesLegend({
  language,
  names,
}: {
  readonly language: Language
  readonly names: readonly string[]
}) {
  return (
    <ul class="legend" aria-label={messages[language].legend}>
      {names.map((name, index) => (
        <li key={name}>
          <svg width="36" height="14" aria-hidden="true">
            <path class={`line line-${index + 1}`} d="M0 7h36" />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  )
}

/** What a bar stands for, as a link where there is somewhere to go. */
export function BarLabel({ label, href }: { readonly label: string; readonly href?: string | undefined }) {
  const address = safeHref(href)
  return address ? <a href={address}>{label}</a> : <span>{label}</span>
}
