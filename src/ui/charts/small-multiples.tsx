import { DataTable } from '../lists/data-table.tsx'
import { messages } from '../messages.ts'
import { ChartFigure, type ChartProps } from './figure.tsx'
import { position } from './scale.ts'

/** One of many like charts; a `null` is a gap, for what is unknown. */
export interface Multiple {
  readonly name: string
  readonly href?: string | undefined
  readonly values: readonly (number | null)[]
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
  const known = charts.flatMap(({ values }) => values.filter((value) => value !== null))
  const low = Math.min(0, ...known)
  const high = Math.max(0, ...known)
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
