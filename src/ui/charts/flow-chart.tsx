import { formatNumber } from '#platform/language'
import { DataTable } from '../lists/data-table.tsx'
import { messages } from '../messages.ts'
import { ChartFigure, type ChartProps } from './figure.tsx'
import { position } from './scale.ts'

/** So many went from one state to another. */
export interface Step {
  readonly from: string
  readonly to: string
  readonly count: number
}

interface FlowChartProps extends ChartProps {
  /** In the order in which the states should stand, top first; each names what it is called. */
  readonly states: readonly { readonly id: string; readonly label: string }[]
  readonly steps: readonly Step[]
  /** Heads the two columns of states and the counts. */
  readonly headers: { readonly from: string; readonly to: string; readonly count: string }
}

interface Band extends Step {
  readonly fromTop: number
  readonly toTop: number
  readonly thick: number
  readonly rank: number
}

interface Side {
  readonly id: string
  readonly label: string
  readonly top: number
  readonly tall: number
  readonly count: number
}

const HEIGHT = 340
const GAP = 24

/** Which ways things have gone: from the states to the left to those to the right, as thick as they are many. */
export function FlowChart(props: FlowChartProps) {
  const { language, steps, states, headers, title } = props
  const known = steps.filter(({ count }) => count > 0)
  const label = (id: string) => states.find((state) => state.id === id)?.label ?? id
  const table = (
    <DataTable
      language={language}
      caption={title}
      rows={[...known].sort((one, other) => other.count - one.count)}
      rowKey={({ from, to }) => `${from} ${to}`}
      columns={[
        { key: 'from', header: headers.from, cell: ({ from }) => label(from) },
        { key: 'to', header: headers.to, cell: ({ to }) => label(to) },
        {
          key: 'count',
          header: headers.count,
          numeric: true,
          cell: ({ count }) => formatNumber(count, language),
        },
      ]}
    />
  )
  if (known.length === 0) {
    return (
      <ChartFigure {...props}>
        <p class="unknown">{messages[language].noData}</p>
      </ChartFigure>
    )
  }
  return (
    <ChartFigure {...props} table={table}>
      <FlowPicture {...props} />
    </ChartFigure>
  )
}

/** How tall the picture of a flow is, in pixels. */
export const FLOW_PICTURE_HEIGHT = HEIGHT + 24

/** The flow as a drawing alone, as wide as it is given room for. */
export function FlowPicture({
  language,
  description,
  headers,
  states,
  steps,
}: Pick<FlowChartProps, 'language' | 'description' | 'headers' | 'states' | 'steps'>) {
  const { left, right, bands } = layOut(
    states,
    steps.filter(({ count }) => count > 0),
  )
  return (
    <svg class="plot flow" width="100%" height={FLOW_PICTURE_HEIGHT} role="img" aria-label={description}>
      <text class="tick flow-head" x="0" y="14">
        {headers.from}
      </text>
      <text class="tick flow-head" x="100%" y="14" text-anchor="end">
        {headers.to}
      </text>
      <svg
        y="24"
        width="100%"
        height={HEIGHT}
        viewBox={`0 0 100 ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {bands.map((band) => (
          <path
            key={`${band.from} ${band.to}`}
            class={`flow-band fill-${(band.rank % 6) + 1}`}
            d={bandPath(band)}
          />
        ))}
      </svg>
      {left.map((side) => (
        <SideLabel key={side.id} side={side} x="0" figure={formatNumber(side.count, language)} />
      ))}
      {right.map((side) => (
        <SideLabel key={side.id} side={side} x="100%" figure={formatNumber(side.count, language)} />
      ))}
    </svg>
  )
}

function SideLabel({ side, x, figure }: { side: Side; x: '0' | '100%'; figure: string }) {
  const middle = 24 + side.top + side.tall / 2
  return (
    <text class="tick flow-label" x={x} y={middle + 5} text-anchor={x === '0' ? 'start' : 'end'}>
      {`${side.label} ${figure}`}
    </text>
  )
}

function layOut(states: FlowChartProps['states'], steps: readonly Step[]) {
  const total = steps.reduce((sum, { count }) => sum + count, 0)
  const stack = (side: 'from' | 'to') => {
    const present = states.filter(({ id }) => steps.some((step) => step[side] === id))
    const room = HEIGHT - GAP * Math.max(0, present.length - 1)
    let top = 0
    return present.map(({ id, label }): Side => {
      const count = steps.reduce((sum, step) => sum + (step[side] === id ? step.count : 0), 0)
      const tall = (position(count, 0, total) / 100) * room
      const place = { id, label, top, tall, count }
      top += tall + GAP
      return place
    })
  }
  const [left, right] = [stack('from'), stack('to')]
  const used = new Map<string, number>()
  const take = (key: string, amount: number) => {
    const before = used.get(key) ?? 0
    used.set(key, before + amount)
    return before
  }
  const order = (id: string) => states.findIndex((state) => state.id === id)
  const sorted = [...steps].sort(
    (one, other) => order(one.from) - order(other.from) || order(one.to) - order(other.to),
  )
  const bands = sorted.flatMap((step): Band[] => {
    const from = left.find(({ id }) => id === step.from)
    const to = right.find(({ id }) => id === step.to)
    if (!from || !to) return []
    const thickFrom = (step.count / from.count) * from.tall
    const thickTo = (step.count / to.count) * to.tall
    return [
      {
        ...step,
        fromTop: from.top + take(`from ${step.from}`, thickFrom),
        toTop: to.top + take(`to ${step.to}`, thickTo),
        thick: Math.max(1, (thickFrom + thickTo) / 2),
        rank: left.indexOf(from),
      },
    ]
  })
  return { left, right, bands }
}

const round = (value: number) => Math.round(value * 100) / 100

function bandPath({ fromTop, toTop, thick }: Band): string {
  const [a, b, c, d] = [fromTop, toTop, toTop + thick, fromTop + thick].map(round)
  return `M0 ${a}C45 ${a} 55 ${b} 100 ${b}V${c}C55 ${c} 45 ${d} 0 ${d}Z`
}
