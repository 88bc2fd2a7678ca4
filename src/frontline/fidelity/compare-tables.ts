import { compareField } from './compare-field.ts'
import type { Difference, FieldRule } from './difference.ts'
import type { RecordTable } from './read-table.ts'

/** What a comparison found. It holds the owner's data and stays where it was made. */
export interface Comparison {
  readonly records: number
  /** Fields compared that harm can follow from, and those of them that say the same. */
  readonly criticalFields: number
  readonly criticalEqual: number
  readonly otherFields: number
  readonly otherEqual: number
  readonly differences: readonly Difference[]
}

/**
 * Compares what was entered with what a receiver shows, record by record and field by field. A record that is not shown
 * at all loses every one of its fields; one that is shown without having been entered is added.
 */
export function compareTables(
  entered: RecordTable,
  shown: RecordTable,
  rules: readonly FieldRule[],
): Comparison {
  const fields = entered.fields.map(
    (field) => rules.find((rule) => rule.field === field) ?? { field, kind: 'text' as const, critical: true },
  )
  const differences: Difference[] = []
  const count = { critical: 0, criticalEqual: 0, other: 0, otherEqual: 0 }
  for (const [record, values] of entered.records) {
    const seen = shown.records.get(record)
    if (!seen) {
      const critical = fields.some((rule) => rule.critical)
      differences.push({ record, field: null, kind: 'missing', critical, entered: record, shown: '' })
    }
    for (const rule of fields) {
      const value = values[rule.field] ?? ''
      const kind = seen ? compareField(rule.kind, value, seen[rule.field] ?? '') : 'missing'
      count[rule.critical ? 'critical' : 'other'] += 1
      if (kind === null) count[rule.critical ? 'criticalEqual' : 'otherEqual'] += 1
      else if (seen)
        differences.push({ record, ...rule, kind, entered: value, shown: seen[rule.field] ?? '' })
    }
  }
  for (const record of shown.records.keys()) {
    if (entered.records.has(record)) continue
    differences.push({ record, field: null, kind: 'added', critical: true, entered: '', shown: record })
  }
  return {
    records: entered.records.size,
    criticalFields: count.critical,
    criticalEqual: count.criticalEqual,
    otherFields: count.other,
    otherEqual: count.otherEqual,
    differences,
  }
}
