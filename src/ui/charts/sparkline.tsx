import { position } from './scale.ts'

interface SparklineProps {
  readonly values: readonly (number | null)[]
  /** What it shows, with first and last value, since the picture carries no figures. */
  readonly title: string
}

/** A development as small as a word. */
export function Sparkline({ values, title }: SparklineProps) {
  const known = values.filter((value) => value !== null)
  const low = Math.min(...known)
  const high = Math.max(...known)
  const points = values.map((value, index) =>
    value === null ? '' : `${position(index, 0, values.length - 1)},${22 - position(value, low, high) / 5}`,
  )
  return (
    <svg class="sparkline" viewBox="-2 0 104 24" width="104" height="24" role="img" aria-label={title}>
      <polyline class="line line-1" points={points.filter(Boolean).join(' ')} />
    </svg>
  )
}
