import { formatNumber, formatShortDate, type Language } from '#platform/language'
import { messages } from '../messages.ts'
import { BarLabel, ChartFigure, type ChartProps } from './figure.tsx'
import { position } from './scale.ts'

/** A stretch of time by ISO dates; without an end it is still going on. */
export interface Stretch {
  readonly from: string
  readonly to?: string | undefined
}

/** One undertaking or part: what was first approved, and what came of it. */
export interface TimeBar {
  readonly label: string
  readonly href?: string | undefined
  /** The first baseline; unknown when there is none. */
  readonly plan?: Stretch | undefined
  /** What happened, or is now expected. */
  readonly outcome: Stretch
}

interface TimeBarsProps extends ChartProps {
  readonly bars: readonly TimeBar[]
  /** ISO date of the day that ongoing bars reach and that the line marks. */
  readonly today: string
}

interface Span {
  readonly low: number
  readonly high: number
}

/** Outcome against the first baseline: the plan as an outline above, the outcome filled below, the difference in words. */
export function TimeBars(props: TimeBarsProps) {
  const { language, bars, today, title } = props
  const words = messages[language]
  const span = spanOf(bars, today)
  return (
    <ChartFigure {...props}>
      <ul class="legend" aria-label={words.legend}>
        <li>
          <svg width="20" height="14" aria-hidden="true">
            <rect class="plan" x="1" y="2" width="18" height="10" />
          </svg>
          {words.plan}
        </li>
        <li>
          <svg width="20" height="14" aria-hidden="true">
            <rect class="fill-1" y="2" width="20" height="10" />
          </svg>
          {words.outcome}
        </li>
      </ul>
      <table class="time-bars">
        <caption class="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="visually-hidden">{words.activity}</span>
            </th>
            <th scope="col">
              <span class="visually-hidden">{words.period}</span>
              <Years span={span} />
            </th>
            <th scope="col">
              <span class="visually-hidden">{words.difference}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.label}>
              <th scope="row">
                <BarLabel label={bar.label} href={bar.href} />
              </th>
              <td>
                <Drawn bar={bar} span={span} today={today} />
                <span class="visually-hidden">{inWords(bar, language)}</span>
              </td>
              <td class="time-difference">{difference(bar, today, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ChartFigure>
  )
}

function Drawn({ bar, span, today }: { bar: TimeBar; span: Span; today: string }) {
  const now = position(day(today), span.low, span.high)
  return (
    <svg width="100%" height="36" aria-hidden="true">
      {yearsIn(span).map((year) => (
        <line key={year} class="grid" {...vertical(position(Date.UTC(year, 0), span.low, span.high))} />
      ))}
      {bar.plan && <rect class="plan" y="4" height="10" {...extent(bar.plan, span, today)} />}
      <rect class="fill-1" y="18" height="12" {...extent(bar.outcome, span, today)} />
      <line class="today" {...vertical(now)} />
    </svg>
  )
}

function Years({ span }: { span: Span }) {
  const years = yearsIn(span)
  const every = Math.max(1, Math.ceil(years.length / 4))
  return (
    <svg width="100%" height="20" aria-hidden="true">
      {years
        .filter((_, index) => index % every === 0)
        .map((year) => (
          <text key={year} class="tick" x={`${position(Date.UTC(year, 0), span.low, span.high)}%`} y="14">
            {String(year)}
          </text>
        ))}
    </svg>
  )
}

function vertical(percent: number) {
  return { x1: `${percent}%`, x2: `${percent}%`, y1: '0', y2: '100%' }
}

function extent(stretch: Stretch, span: Span, today: string) {
  const start = position(day(stretch.from), span.low, span.high)
  const end = position(day(stretch.to ?? today), span.low, span.high)
  return { x: `${start}%`, width: `${Math.max(0.5, Math.round((end - start) * 100) / 100)}%` }
}

function spanOf(bars: readonly TimeBar[], today: string): Span {
  const days = bars
    .flatMap(({ plan, outcome }) => [plan?.from, plan?.to, outcome.from, outcome.to ?? today])
    .filter((date) => date !== undefined)
    .map(day)
    .filter((time) => Number.isFinite(time))
  const first = new Date(Math.min(...days, day(today))).getUTCFullYear()
  return { low: Date.UTC(first, 0), high: Math.max(...days, day(today)) + 30 * DAY }
}

function yearsIn({ low, high }: Span): readonly number[] {
  const first = new Date(low).getUTCFullYear()
  const last = new Date(high).getUTCFullYear()
  return Array.from({ length: Math.min(100, last - first + 1) }, (_, index) => first + index)
}

function inWords({ plan, outcome }: TimeBar, language: Language): string {
  const words = messages[language]
  const write = (stretch: Stretch) =>
    `${formatShortDate(stretch.from)} – ${stretch.to ? formatShortDate(stretch.to) : words.ongoing}`
  return `${plan ? `${words.plan} ${write(plan)}` : words.noPlan}; ${words.outcome} ${write(outcome)}`
}

const DAY = 86_400_000
const MONTH = 30.4375 * DAY

function difference({ plan, outcome }: TimeBar, today: string, language: Language): string {
  const words = messages[language]
  if (!plan?.to) return words.noPlan
  const late = Math.round((day(outcome.to ?? today) - day(plan.to)) / MONTH)
  if (!Number.isFinite(late)) return words.noPlan
  // An undertaking that goes on and has time left is neither early nor late.
  if (!outcome.to && late <= 0) return words.ongoing
  if (late === 0) return words.asPlanned
  const months = formatNumber(Math.abs(late), language)
  return late > 0 ? words.monthsLater(months) : words.monthsEarlier(months)
}

function day(date: string): number {
  return Date.parse(date.length === 4 ? `${date}-01-01` : date)
}
