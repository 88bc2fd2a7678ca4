/** Ways in which what is shown can differ from what was entered, the most dangerous first. */
export const differenceKinds = [
  'wrong-person',
  'polarity',
  'missing',
  'value',
  'unit',
  'code',
  'status',
  'time',
  'truncated',
  'added',
  'order',
] as const
export type DifferenceKind = (typeof differenceKinds)[number]

/** What a field holds, which decides how it is compared. */
export const fieldKinds = ['text', 'number', 'code', 'status', 'time', 'list', 'person'] as const
export type FieldKind = (typeof fieldKinds)[number]

/** How one field is compared, and whether harm can follow when it is wrong. */
export interface FieldRule {
  readonly field: string
  readonly kind: FieldKind
  readonly critical: boolean
}

/** One difference, as it stays with those who own the data: it names records and values, and is never sent. */
export interface Difference {
  readonly record: string
  /** Null when the whole record is missing or added. */
  readonly field: string | null
  readonly kind: DifferenceKind
  readonly critical: boolean
  readonly entered: string
  readonly shown: string
}
