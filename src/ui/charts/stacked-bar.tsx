import { formatNumber, formatPercent } from '#platform/language'
import { messages } from '../messages.ts'
import { ChartFigure, type ChartProps } from './figure.tsx'
import { position } from './scale.ts'

/** One part of a whole. */
export interface Part {
  readonly label: string
  readonly value: number
}

interface StackedBarProps extends ChartProps {
  readonly parts: readonly Part[]
  /** Heads the values, with unit. */
  readonly valueHeader: string
}

const MOST = 6

/** One whole and its parts, at most six; what is beyond that is gathered as "övriga". */
export function StackedBar(props: StackedBarProps) {
  const { language, parts, title, valueHeader } = props
  const words = messages[language]
  const shown = gather(parts, words.others)
  const total = shown.reduce((sum, part) => sum + part.value, 0)
  const starts = shown.map((_, index) => shown.slice(0, index).reduce((sum, part) => sum + part.value, 0))
  return (
    <ChartFigure {...props}>
      <svg class="stack" width="100%" height="32" role="img" aria-label={props.description}>
        {shown.map((part, index) => (
          <rect
            key={part.label}
            class={`fill-${index + 1} stack-part`}
            x={`${position(starts[index] ?? 0, 0, total)}%`}
            width={`${position(part.value, 0, total)}%`}
            height="32"
          />
        ))}
      </svg>
      <table class="parts">
        <caption class="visually-hidden">{title}</caption>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">{words.activity}</th>
            <th scope="col">{valueHeader}</th>
            <th scope="col">{words.share}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((part, index) => (
            <tr key={part.label}>
              <th scope="row">
                <svg width="14" height="14" aria-hidden="true">
                  <rect class={`fill-${index + 1}`} width="14" height="14" />
                </svg>{' '}
                {part.label}
              </th>
              <td class="numeric">{formatNumber(part.value, language, 1)}</td>
              <td class="numeric">{formatPercent(total === 0 ? 0 : part.value / total, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ChartFigure>
  )
}

function gather(parts: readonly Part[], others: string): readonly Part[] {
  const known = parts.filter((part) => Number.isFinite(part.value) && part.value >= 0)
  if (known.length <= MOST) return known
  const rest = known.slice(MOST - 1).reduce((sum, part) => sum + part.value, 0)
  return [...known.slice(0, MOST - 1), { label: others, value: rest }]
}
