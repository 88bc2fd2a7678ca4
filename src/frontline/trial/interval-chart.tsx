import { formatNumber, type Language } from '#platform/language'
import type { Interval } from '#platform/statistics'
import { messages } from './messages.ts'

/** One ratio with its interval and the margin it was promised to be within. */
export interface IntervalRow {
  readonly label: string
  readonly interval: Interval | null
  readonly margin: number
}

const ROW = 56

/** Ratios on a scale where half and twice are equally far from 1; the margin of each row is a mark of its own. */
export function IntervalChart({
  language,
  rows,
}: {
  readonly language: Language
  readonly rows: readonly IntervalRow[]
}) {
  const words = messages[language]
  const known = rows.flatMap(({ interval, margin }) =>
    interval ? [interval.low, interval.high, margin] : [margin],
  )
  const low = Math.min(0.5, ...known) / 1.1
  const high = Math.max(2, ...known) * 1.1
  const place = (value: number) =>
    `${Math.round((Math.log(value / low) / Math.log(high / low)) * 1_000) / 10}%`
  const marks = [0.25, 0.5, 1, 2, 4, 8, 16].filter((value) => value > low && value < high)
  const figure = (value: number) => formatNumber(value, language, 2)
  return (
    <figure class="chart">
      <figcaption>
        <strong>{words.timesTitle}</strong> <span>{words.timesDescription}</span>
      </figcaption>
      <svg
        class="plot"
        width="100%"
        height={rows.length * ROW + 28}
        role="img"
        aria-label={rows
          .map(({ label, interval }) => `${label}: ${tell(interval, figure, language)}`)
          .join('. ')}
      >
        {marks.map((mark) => (
          <g key={mark}>
            <line
              class={mark === 1 ? 'axis' : 'grid'}
              x1={place(mark)}
              x2={place(mark)}
              y1="0"
              y2={rows.length * ROW}
            />
            <text class="tick" x={place(mark)} y={rows.length * ROW + 20} text-anchor="middle">
              {figure(mark)}
            </text>
          </g>
        ))}
        {rows.map(({ label, interval, margin }, at) => {
          const middle = at * ROW + 36
          return (
            <g key={label}>
              <text class="tick" x="0" y={at * ROW + 16}>
                {`${label}: ${tell(interval, figure, language)}`}
              </text>
              <line
                class="line line-4"
                x1={place(margin)}
                x2={place(margin)}
                y1={middle - 12}
                y2={middle + 12}
              />
              {interval && (
                <>
                  <line
                    class="line line-1"
                    x1={place(interval.low)}
                    x2={place(interval.high)}
                    y1={middle}
                    y2={middle}
                  />
                  <circle class="fill-frontline" cx={place(interval.estimate)} cy={middle} r="6" />
                </>
              )}
            </g>
          )
        })}
      </svg>
    </figure>
  )
}

function tell(interval: Interval | null, figure: (value: number) => string, language: Language): string {
  const words = messages[language]
  if (!interval) return words.reasons['too-few']
  return `${words.times(figure(interval.estimate))} (${words.between(figure(interval.low), figure(interval.high))})`
}
