import { formatNumber, type Language } from '#platform/language'
import { DataTable } from '../lists/data-table.tsx'
import { messages } from '../messages.ts'
import { ChartFigure, type ChartProps, SeriesLegend } from './figure.tsx'
import { position, ticks } from './scale.ts'

/** One line; a `null` is a gap, for what is unknown. */
export interface Series {
  readonly name: string
  /** One value per place on the time axis. */
  readonly values: readonly (number | null)[]
}

interface LineChartProps extends ChartProps {
  /** The places on the axis as written, in order, e.g. years. */
  readonly times: readonly string[]
  /** At most six; lines are told apart by dash as well as colour. */
  readonly series: readonly Series[]
  /** What the values are, with unit. */
  readonly unit: string
  /** Where the outcome is likely to lie; drawn behind the lines, and two columns of the table. */
  readonly band?: Band | undefined
}

/** A span between a lower and an upper value at each place; a `null` is a gap. */
export interface Band {
  readonly low: Series
  readonly high: Series
}

const HEIGHT = 220

/** Development over time from zero, with the same figures as a table. */
export function LineChart(props: LineChartProps) {
  const { language, unit, band } = props
  const series = props.series.slice(0, 6)
  return (
    <ChartFigure
      {...props}
      table={<SeriesTable {...props} series={[...series, ...(band ? [band.low, band.high] : [])]} />}
    >
      {series.length > 1 && <SeriesLegend language={language} names={series.map((one) => one.name)} />}
      <p class="chart-unit">{unit}</p>
      <LinePicture {...props} />
    </ChartFigure>
  )
}

/** How tall the picture is, in pixels. */
export const LINE_PICTURE_HEIGHT = HEIGHT + 28

/** The lines alone, as wide as they are given room for. */
export function LinePicture({
  language,
  times,
  description,
  ...props
}: Pick<LineChartProps, 'language' | 'times' | 'series' | 'band' | 'description'>) {
  const series = props.series.slice(0, 6)
  const { band } = props
  const values = [...series, ...(band ? [band.high] : [])]
    .flatMap((one) => one.values)
    .filter((value): value is number => value !== null && Number.isFinite(value))
  const steps = ticks(Math.min(0, ...values), Math.max(1, ...values) * 1.05)
  const low = Math.min(0, ...values)
  const high = Math.max(1, ...values, ...steps) * 1.05
  return (
    <svg class="plot" width="100%" height={LINE_PICTURE_HEIGHT} role="img" aria-label={description}>
      <Grid steps={steps} low={low} high={high} />
      <svg width="100%" height={HEIGHT} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        {band && <path class="line-band" d={bandPath(band, low, high)} />}
        {series.map((one, index) => (
          <path
            key={one.name}
            class={`line line-${index + 1}`}
            vector-effect="non-scaling-stroke"
            d={linePath(one.values, low, high)}
          />
        ))}
      </svg>
      <ValueLabels language={language} steps={steps} low={low} high={high} />
      <TimeLabels times={times} />
    </svg>
  )
}

interface GridProps {
  readonly steps: readonly number[]
  readonly low: number
  readonly high: number
}

function Grid({ steps, low, high }: GridProps) {
  return (
    <>
      {steps.map((step) => {
        const y = heightOf(step, low, high)
        return <line key={step} class={step === 0 ? 'axis' : 'grid'} x1="0" x2="100%" y1={y} y2={y} />
      })}
    </>
  )
}

/** Written over the lines with a halo: on a phone there is no room for them beside the plot. */
function ValueLabels({ language, steps, low, high }: GridProps & { readonly language: Language }) {
  return (
    <>
      {steps.map((step) => (
        <text key={step} class="tick" x="0" y={heightOf(step, low, high) - 4}>
          {formatNumber(step, language, 2)}
        </text>
      ))}
    </>
  )
}

function heightOf(value: number, low: number, high: number): number {
  return HEIGHT - (position(value, low, high) / 100) * HEIGHT
}

function TimeLabels({ times }: { times: readonly string[] }) {
  const last = times.length - 1
  const shown = [...new Set([0, Math.round(last / 2), last])].filter((index) => index >= 0)
  return (
    <>
      {shown.map((index) => (
        <text
          key={index}
          class="tick"
          x={`${position(index, 0, last)}%`}
          y={HEIGHT + 20}
          text-anchor={index === 0 ? 'start' : index === last ? 'end' : 'middle'}
        >
          {times[index]}
        </text>
      ))}
    </>
  )
}

/** A line through the known values; gaps stay gaps, and a value alone between gaps becomes a short stroke. */
function linePath(values: readonly (number | null)[], low: number, high: number): string {
  return values
    .map((value, index) => {
      if (value === null || !Number.isFinite(value)) return ''
      const x = position(index, 0, values.length - 1)
      const y = Math.round((100 - position(value, low, high)) * 100) / 100
      const previous = values[index - 1] ?? null
      return previous === null ? `M${x} ${y}h.5M${x} ${y}` : `L${x} ${y}`
    })
    .join('')
}

/** Out along the upper values and back along the lower, where both are known. */
function bandPath({ low: lower, high: upper }: Band, low: number, high: number): string {
  const last = upper.values.length - 1
  const points = (one: Series) =>
    one.values.flatMap((value, index) =>
      value === null || !Number.isFinite(value)
        ? []
        : [`${position(index, 0, last)} ${Math.round((100 - position(value, low, high)) * 100) / 100}`],
    )
  const outline = [...points(upper), ...points(lower).reverse()]
  return outline.length < 3 ? '' : `M${outline.join('L')}Z`
}

function SeriesTable({ language, title, times, series }: LineChartProps) {
  const words = messages[language]
  const rows = times.map((time, index) => ({ time, index }))
  return (
    <DataTable
      language={language}
      caption={title}
      rows={rows}
      rowKey={(row) => String(row.index)}
      columns={[
        { key: 'time', header: words.period, cell: (row) => row.time },
        ...series.map((one) => ({
          key: one.name,
          header: one.name,
          numeric: true,
          cell: (row: { index: number }) => {
            const value = one.values[row.index] ?? null
            return value === null ? (
              <span class="unknown">{words.unknown}</span>
            ) : (
              formatNumber(value, language, 2)
            )
          },
        })),
      ]}
    />
  )
}
