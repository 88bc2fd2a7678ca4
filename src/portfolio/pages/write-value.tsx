import { formatAmount, formatNumber, formatPercent, type Language } from '#platform/language'
import { Unknown } from '#ui'
import type { Indicator, Part, Unit } from '../indicators/indicator.ts'
import { messages } from '../messages.ts'

/** Writes a value in its unit: `12 %`, `−4 procentenheter`, `+8 %`, `0,62`. */
export function writeValue(value: number, unit: Unit, language: Language): string {
  if (unit === 'share') return formatPercent(value, language, Math.abs(value) < 0.1 && value !== 0 ? 1 : 0)
  if (unit === 'points') return `${signed(value * 100, language, 1)} ${messages[language].pointsUnit}`
  if (unit === 'change') return `${value > 0 ? '+' : ''}${formatPercent(value, language, 1)}`
  return formatNumber(value, language, 2)
}

/** The number that is drawn: shares and changes as per cent. */
export const drawn = (value: number | null, unit: Unit): number | null =>
  value === null ? null : unit === 'ratio' ? value : value * 100

/** What the drawn numbers are. */
export const drawnUnit = (unit: Unit, language: Language): string =>
  unit === 'ratio' ? '' : unit === 'points' ? messages[language].pointsUnit : '%'

function signed(value: number, language: Language, decimals: number): string {
  return `${value > 0 ? '+' : ''}${formatNumber(value, language, decimals)}`
}

/** A part beside a value, in its unit. */
export function writePart(value: number, { unit }: Pick<Part, 'unit'>, language: Language): string {
  return unit === 'amount' ? formatAmount(value, 'SEK', language) : formatNumber(value, language)
}

/** The value of an indicator, or that it is unknown and what would make it known. */
export function Value(props: {
  readonly language: Language
  readonly indicator: Indicator
  readonly value: number | null
  readonly compact?: boolean
}) {
  const { language, indicator, value, compact } = props
  if (value !== null) return <span class="figure">{writeValue(value, indicator.unit, language)}</span>
  return <Unknown language={language} compact={compact} until={indicator.knownWhen[language]} />
}
