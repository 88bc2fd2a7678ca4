import type { DifferenceKind, FieldKind } from './difference.ts'
import { oneLine } from './plain-text.ts'
import { polarityFlips } from './polarity.ts'

/** Tells how one value differs where it is shown from what was entered; null when it says the same. */
export function compareField(kind: FieldKind, entered: string, shown: string): DifferenceKind | null {
  const [one, other] = [oneLine(entered), oneLine(shown)]
  if (one === other) return null
  if (other === '') return 'missing'
  if (one === '') return 'added'
  return comparers[kind](entered, shown)
}

type Comparer = (entered: string, shown: string) => DifferenceKind | null

const comparers: Record<FieldKind, Comparer> = {
  text: compareTexts,
  number: compareNumbers,
  code: () => 'code',
  status: () => 'status',
  time: compareTimes,
  list: compareLists,
  person: (entered, shown) => (nameOf(entered) === nameOf(shown) ? null : 'wrong-person'),
}

const nameOf = (text: string) => oneLine(text).toLowerCase().replaceAll(/[\s-]/g, '')

function compareTexts(entered: string, shown: string): DifferenceKind | null {
  if (polarityFlips(entered, shown).length > 0) return 'polarity'
  const [one, other] = [oneLine(entered), oneLine(shown)]
  const kept = other.replace(/\s*(?:…|\.{3,})$/, '')
  return one.startsWith(kept) ? 'truncated' : 'value'
}

/** A figure and its unit: `2,5 mg`, `1 000 kr`, `-3`. */
function readQuantity(text: string): { figure: number; unit: string } | null {
  const [, figure = '', unit = ''] = /^([-+−]?\d[\d {2}]*(?:[.,]\d+)?)\s*(.*)$/.exec(oneLine(text)) ?? []
  const value = Number(
    figure
      .replaceAll(/[ {2}]/g, '')
      .replace(',', '.')
      .replace('−', '-'),
  )
  return figure === '' || Number.isNaN(value) ? null : { figure: value, unit: unit.trim() }
}

function compareNumbers(entered: string, shown: string): DifferenceKind | null {
  const [one, other] = [readQuantity(entered), readQuantity(shown)]
  if (!one || !other) return compareTexts(entered, shown)
  if (one.figure !== other.figure) return 'value'
  return one.unit === other.unit ? null : 'unit'
}

/** A time to the minute, or to the day where no more is written; the offset counts only where both write one. */
function readTime(text: string): { day: string; clock: string | null; zone: string | null } | null {
  const [, day = '', clock = null, zone = null] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      oneLine(text),
    ) ?? []
  return day === '' ? null : { day, clock, zone }
}

function compareTimes(entered: string, shown: string): DifferenceKind | null {
  const [one, other] = [readTime(entered), readTime(shown)]
  if (!one || !other) return 'time'
  if (one.zone && other.zone) return instantOf(one) === instantOf(other) ? null : 'time'
  return one.day === other.day && one.clock === other.clock ? null : 'time'
}

const instantOf = ({ day, clock, zone }: { day: string; clock: string | null; zone: string | null }) =>
  Date.parse(`${day}T${clock ?? '00:00'}:00${zone ?? 'Z'}`)

const itemsOf = (text: string) =>
  text
    .split(/[;|\n]/)
    .map(oneLine)
    .filter((item) => item !== '')

function compareLists(entered: string, shown: string): DifferenceKind | null {
  const [one, other] = [itemsOf(entered), itemsOf(shown)]
  if (one.join('\n') === other.join('\n')) return null
  if (one.toSorted().join('\n') === other.toSorted().join('\n')) return 'order'
  if (other.length < one.length && other.every((item) => one.includes(item))) return 'missing'
  if (other.length > one.length && one.every((item) => other.includes(item))) return 'added'
  return polarityFlips(entered, shown).length > 0 ? 'polarity' : 'value'
}
