import { formatNumber } from '#platform/language'
import { DataTable } from '../lists/data-table.tsx'
import { messages } from '../messages.ts'
import { ChartFigure, type ChartProps } from './figure.tsx'
import { position } from './scale.ts'

/** How many fell between two bounds. */
export interface Bin {
  readonly from: number
  readonly to: number
  readonly count: number
}

interface HistogramProps extends ChartProps {
  /** Equally wide, in order. */
  readonly bins: readonly Bin[]
  /** Writes a bound with its unit. */
  readonly bound: (value: number) => string
  /** What the bins divide, with unit, e.g. "Kostnad per invånare, kr". */
  readonly unit: string
}

const HEIGHT = 160

/** How something is spread, with the same figures as a table. */
export function Histogram(props: HistogramProps) {
  const { language, title, description, bins, bound, unit } = props
  const words = messages[language]
  const high = Math.max(1, ...bins.map((bin) => bin.count))
  const width = 100 / Math.max(1, bins.length)
  const table = (
    <DataTable
      language={language}
      caption={title}
      rows={bins}
      rowKey={(bin) => String(bin.from)}
      columns={[
        { key: 'bin', header: unit, cell: (bin) => `${bound(bin.from)} – ${bound(bin.to)}` },
        {
          key: 'count',
          header: words.count,
          numeric: true,
          cell: (bin) => formatNumber(bin.count, language),
        },
      ]}
    />
  )
  return (
    <ChartFigure {...props} table={table}>
      <svg class="plot" width="100%" height={HEIGHT + 48} role="img" aria-label={description}>
        {bins.map((bin, index) => {
          const tall = (position(bin.count, 0, high) / 100) * HEIGHT
          const top = 20 + HEIGHT - tall
          return (
            <g key={bin.from}>
              <rect
                class="fill-1 stack-part"
                x={`${index * width}%`}
                y={top}
                width={`${width}%`}
                height={tall}
              />
              <text class="tick" x={`${(index + 0.5) * width}%`} y={top - 5} text-anchor="middle">
                {formatNumber(bin.count, language)}
              </text>
            </g>
          )
        })}
        <line class="axis" x1="0" x2="100%" y1={20 + HEIGHT} y2={20 + HEIGHT} />
        <text class="tick" x="0" y={HEIGHT + 40}>
          {bound(bins[0]?.from ?? 0)}
        </text>
        <text class="tick" x="100%" y={HEIGHT + 40} text-anchor="end">
          {bound(bins.at(-1)?.to ?? 0)}
        </text>
      </svg>
      <p class="chart-unit">{unit}</p>
    </ChartFigure>
  )
}
