import type { Bilingual } from '#platform/language'
import type { Tally } from '../tally.ts'
import type { View } from '../view-at.ts'

/** What one organisation adds, beside the little that putting together needs to know of the organisation. */
export interface Row {
  readonly organisation: string
  readonly tally: Tally
}

/** An organisation as groups are made of: kind, county and inhabitants. */
export interface Member {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly county: string | null
  readonly countyName: string | null
  readonly population: number | null
  readonly code: string | null
  readonly tile: { readonly col: number; readonly row: number } | null
  readonly demonstration: boolean
}

/**
 * How a value is written. share: 0-1, as per cent; points: a difference between shares, as percentage points; change: 0 is
 * as planned, as per cent more or less; ratio: a bare quotient.
 */
export type Unit = 'share' | 'points' | 'change' | 'ratio'

/** A part of a tally that is told beside the value. `amount` is in öre; a pattern `sek:*` names many parts. */
export interface Part {
  readonly name: string
  readonly label: Bilingual
  readonly unit: 'count' | 'amount' | 'days' | 'weeks'
}

/** One of the twenty-two figures: what it means, how it is made, and what it does not say. */
export interface Indicator {
  readonly id: string
  /** Its place in the list, from 1. */
  readonly number: number
  readonly name: Bilingual
  readonly definition: Bilingual
  readonly formula: Bilingual
  /** What the value is a share of. */
  readonly denominator: Bilingual
  /** What the figure does not see, and which way that bends it. */
  readonly caveat: Bilingual
  /** What makes it known where it is unknown, after "Blir känt när …" / "Will be known when …". */
  readonly knownWhen: Bilingual
  readonly unit: Unit
  /** Where its records are listed, behind the language; `scope` is a query such as `organisation=SE…`, or empty. */
  readonly records: (scope: string) => string
  readonly parts?: readonly Part[]
  /** Whether each month's value is told too; only what dates or entries can tell of the past is. */
  readonly series: boolean
  measure(view: View): Tally
  /** The value of a group, of which `whole` is the sum; null when it cannot be told. Counted by among, unless said otherwise. */
  value?(rows: readonly Row[], members: ReadonlyMap<string, Member>, whole: Tally): number | null
  /** A remark that the figure itself calls for. */
  remark?(whole: Tally): Bilingual | null
}

/** All tallies of a group as one. Sums and counts only, so the order does not matter. */
export function sumOf(rows: readonly Row[]): Tally {
  const sum = { counted: 0, among: 0, unknown: 0 }
  // there may be as many parts as there are suppliers
  const parts = new Map<string, number>()
  for (const { tally } of rows) {
    sum.counted += tally.counted
    sum.among += tally.among
    sum.unknown += tally.unknown
    for (const name in tally.parts) parts.set(name, (parts.get(name) ?? 0) + (tally.parts[name] ?? 0))
  }
  return { ...sum, parts: Object.fromEntries(parts) }
}

/** Counted by among; null over an empty denominator. */
export const quotient = ({ counted, among }: Tally): number | null => (among === 0 ? null : counted / among)
