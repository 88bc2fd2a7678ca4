import { position } from './scale.ts'

interface RangeBarProps {
  /** The value that is looked at; null is unknown and draws no mark. */
  readonly value: number | null
  /** The middle half of the others, and their median; null where they are too few. */
  readonly low: number | null
  readonly median: number | null
  readonly high: number | null
  /** The ends of the scale. */
  readonly from: number
  readonly to: number
}

/** One value against the middle half of others, on a line; the figures stand beside it, so it is hidden from readers. */
export function RangeBar({ value, low, median, high, from, to }: RangeBarProps) {
  const at = (one: number) => `${position(one, from, to)}%`
  return (
    <svg class="range-bar" width="100%" height="24" aria-hidden="true">
      <line class="grid" x1="0" x2="100%" y1="12" y2="12" />
      {low !== null && high !== null && (
        <rect
          class="range-middle"
          x={at(low)}
          width={`${Math.max(0.8, position(high, from, to) - position(low, from, to))}%`}
          y="6"
          height="12"
        />
      )}
      {median !== null && <line class="axis" x1={at(median)} x2={at(median)} y1="3" y2="21" />}
      {value !== null && <circle class="range-own" cx={at(value)} cy="12" r="6" />}
    </svg>
  )
}
