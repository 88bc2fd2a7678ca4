import { position } from './scale.ts'

/** Per cent of the width that is left free at each end. */
const ROOM = 4

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
  // room at both ends, so that a mark at the end of the scale is whole
  const place = (one: number) => ROOM + position(one, from, to) * (1 - (2 * ROOM) / 100)
  const at = (one: number) => `${place(one)}%`
  return (
    <svg class="range-bar" width="100%" height="24" aria-hidden="true">
      <line class="grid" x1="0" x2="100%" y1="12" y2="12" />
      {low !== null && high !== null && (
        <rect
          class="range-middle"
          x={at(low)}
          width={`${Math.max(0.8, place(high) - place(low))}%`}
          y="6"
          height="12"
        />
      )}
      {median !== null && <line class="axis" x1={at(median)} x2={at(median)} y1="3" y2="21" />}
      {value !== null && <circle class="range-own" cx={at(value)} cy="12" r="6" />}
    </svg>
  )
}
