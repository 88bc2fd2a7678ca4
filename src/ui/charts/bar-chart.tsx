import type { ComponentChildren } from 'preact'
import { formatNumber } from '#platform/language'
import { messages } from '../messages.ts'
import { BarLabel, ChartFigure, type ChartProps } from './figure.tsx'
import { position } from './scale.ts'

/** One bar; `null` is unknown and says so. */
export interface Bar {
  readonly label: string
  readonly href?: string | undefined
  readonly value: number | null
  /** The value as written, with its unit. */
  readonly text?: string | undefined
  /** Draws it in the front line's colour; its label should say why. */
  readonly frontline?: boolean | undefined
}

interface BarChartProps extends ChartProps {
  readonly bars: readonly Bar[]
  /** Heads the labels, e.g. "Region". */
  readonly labelHeader: string
  /** Heads the values, with unit. */
  readonly valueHeader: string
}

/** Bars in a real table: label, bar, figure. The picture and the table are the same thing. */
export function BarChart(props: BarChartProps) {
  const { language, bars, labelHeader, valueHeader, title } = props
  const high = Math.max(0, ...bars.map((bar) => bar.value ?? 0))
  return (
    <ChartFigure {...props}>
      <table class="bars">
        <caption class="visually-hidden">{title}</caption>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">{labelHeader}</th>
            <th scope="col">{valueHeader}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.label}>
              <th scope="row">
                <BarLabel label={bar.label} href={bar.href} />
              </th>
              <td>
                <BarCell value={bar.value} high={high} frontline={bar.frontline}>
                  {bar.value === null ? (
                    <span class="unknown">{messages[language].unknown}</span>
                  ) : (
                    (bar.text ?? formatNumber(bar.value, language, 1))
                  )}
                </BarCell>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ChartFigure>
  )
}

interface BarCellProps {
  readonly value: number | null
  readonly high: number
  readonly frontline?: boolean | undefined
  readonly children: ComponentChildren
}

function BarCell({ value, high, frontline, children }: BarCellProps) {
  return (
    <span class="bar-cell">
      <svg class="bar" width="100%" height="16" aria-hidden="true">
        <rect class="bar-rail" width="100%" height="16" />
        {value !== null && (
          <rect
            class={frontline ? 'fill-frontline' : 'fill-1'}
            width={`${position(value, 0, high)}%`}
            height="16"
          />
        )}
      </svg>
      <span class="figure">{children}</span>
    </span>
  )
}
