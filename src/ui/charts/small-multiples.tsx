import { DataTable } from '../lists/data-table.tsx'
import { messages } from '../messages.ts'
import { ChartFigure, type ChartProps } from './figure.tsx'
import { position } from './scale.ts'

/** One of many like charts; a `null` is a gap, for what is unknown. */
export interface Multiple {
  readonly name: string
  readonly href?: string | undefined
  readonly values: readonly (number | null)[]
  /** Lines under the chart in a picture of its own, instead of the latest value. */
  readonly foot?: readonly string[] | undefined
}

interface SmallMultiplesProps extends ChartProps {
  readonly charts: readonly Multiple[]
  /** The first and the last place of the axis that all share, as written. */
  readonly span: readonly [string, string]
  /** Writes a value with its unit. */
  readonly write: (value: number) => string
  /** Heads the names. */
  readonly nameHeader: string
}

/** Many small charts on one scale, so that they can be compared; each says its latest value. */
export function SmallMultiples(props: SmallMultiplesProps) {
  const { language, charts, span, write, nameHeader, title } = props
  const words = messages[language]
  const { low, high } = scaleOf(charts)
  const latest = ({ values }: Multiple) => {
    const value = values.findLast((one) => one !== null) ?? null
    return value === null ? <span class="unknown">{words.unknown}</span> : write(value)
  }
  const table = (
    <DataTable
      language={language}
      caption={title}
      rows={charts}
      rowKey={({ name }) => name}
      columns={[
        { key: 'name', header: nameHeader, cell: ({ name }) => name },
        { key: 'latest', header: words.latest, numeric: true, cell: latest },
      ]}
    />
  )
  return (
    <ChartFigure {...props} table={table}>
      <ul class="multiples">
        {charts.map((chart) => (
          <li key={chart.name}>
            <span class="multiple-name">
              {chart.href ? <a href={chart.href}>{chart.name}</a> : chart.name}
            </span>
            <svg width="100%" height="40" viewBox="0 0 100 40" preserveAspectRatio="none" aria-hidden="true">
              <line class="grid" x1="0" x2="100" y1="38" y2="38" vector-effect="non-scaling-stroke" />
              <path
                class="line line-1"
                vector-effect="non-scaling-stroke"
                d={trace(chart.values, low, high)}
              />
            </svg>
            <span class="figure">{latest(chart)}</span>
          </li>
        ))}
      </ul>
      <p class="chart-unit">{`${span[0]} – ${span[1]}`}</p>
    </ChartFigure>
  )
}

const PLACES = 4
const CELL = { width: 220, height: 88 }
const LINE = 17

/** How tall the picture of these charts is, in pixels. */
export const multiplesPictureHeight = (charts: readonly Multiple[]) =>
  Math.ceil(charts.length / PLACES) * tallOf(charts)

const tallOf = (charts: readonly Multiple[]) =>
  CELL.height + LINE * Math.max(0, ...charts.map(({ foot = [] }) => foot.length - 1))

/** The charts as a drawing alone, five in a row, each with its name and latest value. */
export function MultiplesPicture({ charts, write }: Pick<SmallMultiplesProps, 'charts' | 'write'>) {
  const { low, high } = scaleOf(charts)
  const tall = tallOf(charts)
  return (
    <>
      {charts.map(({ name, values, foot }, place) => {
        const latest = values.findLast((one) => one !== null) ?? null
        return (
          <g
            key={name}
            transform={`translate(${(place % PLACES) * (CELL.width + 4)} ${Math.floor(place / PLACES) * tall})`}
          >
            <text class="tick name" x="0" y="14">
              {name}
            </text>
            <g transform="translate(0 20) scale(2 0.9)">
              <line class="grid" x1="0" x2="100" y1="38" y2="38" vector-effect="non-scaling-stroke" />
              <path class="line line-1" vector-effect="non-scaling-stroke" d={trace(values, low, high)} />
            </g>
            {(foot ?? [latest === null ? '–' : write(latest)]).map((line, at) => (
              <text key={line} class="tick" x="0" y={74 + at * LINE}>
                {line}
              </text>
            ))}
          </g>
        )
      })}
    </>
  )
}

/** One scale for all, from nothing. */
function scaleOf(charts: readonly Multiple[]): { low: number; high: number } {
  const known = charts.flatMap(({ values }) => values.filter((value) => value !== null))
  return { low: Math.min(0, ...known), high: Math.max(0, ...known) }
}

function trace(values: readonly (number | null)[], low: number, high: number): string {
  return values
    .map((value, index) => {
      if (value === null) return ''
      const x = position(index, 0, values.length - 1)
      const y = 38 - (position(value, low, high) / 100) * 36
      return (values[index - 1] ?? null) === null ? `M${x} ${y}h.8M${x} ${y}` : `L${x} ${y}`
    })
    .join('')
}
