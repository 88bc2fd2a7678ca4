import type { Member } from './indicators/indicator.ts'
import { sizeOf } from './indicators/size.ts'

/**
 * The organisations one is compared with: of the same kind, and of the same size where inhabitants are known. Itself is
 * left out. The invented are compared with the invented, whatever their size, since they are few.
 */
export function peersOf(one: Member, members: Iterable<Member>): Member[] {
  return [...members].filter(
    (other) =>
      other.id !== one.id &&
      other.kind === one.kind &&
      other.demonstration === one.demonstration &&
      (one.demonstration || sizeOf(other) === sizeOf(one)),
  )
}

/** Where a value stands among others: the median, and how many others there are with a value. */
export interface Among {
  readonly median: number | null
  readonly low: number | null
  readonly high: number | null
  readonly known: number
  readonly peers: number
}

/** With fewer others than this a median would be somebody's own figure. */
export const FEWEST = 3

/** The middle and the quartiles of what is known of the others; null where there are too few. */
export function placeAmong(values: readonly (number | null)[]): Among {
  const known = values.filter((value) => value !== null).sort((one, other) => one - other)
  const base = { known: known.length, peers: values.length }
  if (known.length < FEWEST) return { ...base, median: null, low: null, high: null }
  return { ...base, median: quantile(known, 0.5), low: quantile(known, 0.25), high: quantile(known, 0.75) }
}

/** Linear between neighbours (type 7 of Hyndman & Fan 1996). */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)] ?? 0
  const above = sorted[Math.ceil(place)] ?? 0
  return below + (above - below) * (place - Math.floor(place))
}
