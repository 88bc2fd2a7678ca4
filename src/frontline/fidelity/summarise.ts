import type { Comparison } from './compare-tables.ts'
import type { DifferenceKind } from './difference.ts'

/** What may leave the place where data were compared: counts and classes, no records, fields or values. */
export interface FidelitySummary {
  readonly records: number
  readonly criticalFields: number
  readonly criticalEqual: number
  readonly otherFields: number
  readonly otherEqual: number
  readonly differences: Readonly<Record<DifferenceKind, number>>
}

/** How a comparison is judged: only every critical field equal will do, and nothing compared proves nothing. */
export type FidelityVerdict = 'whole' | 'broken' | 'nothing-compared'

/** Counts a comparison, and leaves out everything that says what was compared. */
export function summarise(comparison: Comparison): FidelitySummary {
  const { records, criticalFields, criticalEqual, otherFields, otherEqual, differences } = comparison
  return {
    records,
    criticalFields,
    criticalEqual,
    otherFields,
    otherEqual,
    differences: countKinds((kind) => differences.filter((difference) => difference.kind === kind).length),
  }
}

/** A count for every kind of difference. */
export function countKinds(count: (kind: DifferenceKind) => number): Record<DifferenceKind, number> {
  return {
    'wrong-person': count('wrong-person'),
    polarity: count('polarity'),
    missing: count('missing'),
    value: count('value'),
    unit: count('unit'),
    code: count('code'),
    status: count('status'),
    time: count('time'),
    truncated: count('truncated'),
    added: count('added'),
    order: count('order'),
  }
}

/** Safety-critical fields need 1.0; nothing less is whole. */
export function judgeFidelity({ criticalFields, criticalEqual }: FidelitySummary): FidelityVerdict {
  if (criticalFields === 0) return 'nothing-compared'
  return criticalEqual === criticalFields ? 'whole' : 'broken'
}
