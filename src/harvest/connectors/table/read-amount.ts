/** How amounts of a column are written, when a cell does not say. */
export interface AmountForm {
  readonly unit?: 'kr' | 'tkr' | 'mkr' | 'mdr'
  readonly currency?: string
  readonly decimal?: ',' | '.'
}

/** What a cell says about money. Amounts in minor units (öre, cents); a range has both ends. */
export type ReadAmount =
  | {
      readonly how: 'exact' | 'approximate'
      readonly minor: number
      readonly upToMinor: number | null
      readonly currency: string
    }
  /** The source says in words that it does not know. */
  | { readonly how: 'unknown'; readonly currency: string }
  | { readonly how: 'fault'; readonly code: AmountFault; readonly currency: string }

/** Why a cell gave no amount. */
export type AmountFault =
  | 'not-an-amount'
  | 'ambiguous-amount'
  | 'bounded-amount'
  | 'negative-amount'
  | 'amount-too-large'

const factors = { kr: 1, tkr: 1e3, mkr: 1e6, mdr: 1e9 }
const units: ReadonlyMap<string, keyof typeof factors> = new Map([
  ...['', 'kr', 'kronor', 'sek', 'eur', 'usd', 'gbp', 'nok', 'dkk', '€', '$', '£', ':-', 'kr.'].map(
    (word) => [word, 'kr'] as const,
  ),
  ...['tkr', 'kkr', 'tsek', 'ksek', 'tusen', 'tusen kr', 'tusen kronor', 'k'].map(
    (word) => [word, 'tkr'] as const,
  ),
  ...[
    'mkr',
    'mnkr',
    'mn kr',
    'mn',
    'msek',
    'mn sek',
    'mln',
    'miljon',
    'miljoner',
    'milj',
    'milj.',
    'milj kr',
    'milj. kr',
    'miljoner kr',
    'miljoner kronor',
    'million',
    'm€',
    'meur',
    'mn eur',
  ].map((word) => [word, 'mkr'] as const),
  ...[
    'mdr',
    'mdkr',
    'mdr kr',
    'md kr',
    'mdsek',
    'miljard',
    'miljarder',
    'miljarder kr',
    'miljarder kronor',
    'bn',
    'billion',
  ].map((word) => [word, 'mdr'] as const),
])
const currencies: readonly (readonly [RegExp, string])[] = [
  [/eur|€/, 'EUR'],
  [/usd|\$/, 'USD'],
  [/gbp|£/, 'GBP'],
  [/nok/, 'NOK'],
  [/dkk/, 'DKK'],
  [/sek|kr/, 'SEK'],
]

const unknownWords =
  /^(?:-|–|—|\?|okänt|okänd|oklart|ej angivet|ej beslutat|ej fastställt|uppgift saknas|saknas|n\/?a|tbd|unknown|not known)\.?$/
const about =
  /^(?:ca\.?|c:a|cirka|circa|omkring|ungefär|uppskattningsvis|uppskattat|drygt|knappt|runt|about|approx\.?|approximately|around|~|≈)\s*/
const bound =
  /^(?:minst|mer än|över|högst|max\.?|maximalt|under|upp till|från|at least|at most|over|up to|more than|less than|[<>≤≥])/
const figure = String.raw`\d[\d\s.,]*`
const range = new RegExp(
  String.raw`^(?:mellan |between )?(${figure})([^\d]*?)(?:-|–|—|\bte?ill?\b|\boch\b|\bto\b|\band\b)\s*(${figure})([^\d]*)$`,
)
const single = new RegExp(String.raw`^([a-z€$£]{0,3}\s*)(-?${figure})([^\d]*)$`)

/**
 * Reads an amount as it is written in Swedish tables: `1 234,50`, `3,4 mdr`, `10–12 mkr`, `ca 500 tkr`, `EUR 20 000`.
 * Policy: an approximate amount is read when its figure is unambiguous, and is `approximate`; a bound (`minst 5 mkr`) says
 * no amount, and neither does a figure that means different things with comma or point as decimal sign (`1,500`).
 */
export function readAmount(cell: string | number, form: AmountForm): ReadAmount {
  const written = typeof cell === 'number' ? plainNumber(cell) : cell
  const text = written.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ').replace(/−/g, '-')
  const currency = currencies.find(([sign]) => sign.test(text))?.[1] ?? form.currency ?? 'SEK'
  const fault = (code: AmountFault): ReadAmount => ({ how: 'fault', code, currency })
  if (unknownWords.test(text)) return { how: 'unknown', currency }
  if (text.length > 100) return fault('not-an-amount')
  if (bound.test(text)) return fault('bounded-amount')
  const bare = text.replace(about, '')
  const how = bare === text ? 'exact' : 'approximate'
  const decimal = typeof cell === 'number' ? '.' : form.decimal
  const parts = partsOf(bare, form.unit ?? 'kr')
  if (parts === null) return fault('not-an-amount')
  const [low, high] = parts.map(({ figure: digits, unit }) => toMinor(digits, unit, decimal))
  if (low === undefined) return fault('not-an-amount')
  if (typeof low === 'string') return fault(low)
  if (typeof high === 'string') return fault(high)
  if (high !== undefined && high < low) return fault('not-an-amount')
  return { how, minor: low, upToMinor: high ?? null, currency }
}

/** A number of a workbook without exponent and without the noise of binary fractions. */
function plainNumber(value: number): string {
  return Number.isFinite(value) && Math.abs(value) < 1e15 ? String(Number(value.toFixed(6))) : 'NaN'
}

interface Part {
  readonly figure: string
  readonly unit: keyof typeof factors
}

function partsOf(text: string, columnUnit: keyof typeof factors): Part[] | null {
  const one = single.exec(text)
  if (one) {
    const unit = unitOf(`${one[3]?.trim() || one[1]?.trim() || ''}`, columnUnit)
    return unit && one[2] ? [{ figure: one[2].trim(), unit }] : null
  }
  const two = range.exec(text)
  if (!two?.[1] || !two[3]) return null
  const last = unitOf(two[4]?.trim() ?? '', columnUnit)
  const first = two[2]?.trim() ? unitOf(two[2].trim(), columnUnit) : last
  return first && last
    ? [
        { figure: two[1].trim(), unit: first },
        { figure: two[3].trim(), unit: last },
      ]
    : null
}

function unitOf(word: string, columnUnit: keyof typeof factors): keyof typeof factors | null {
  return word === '' ? columnUnit : (units.get(word) ?? null)
}

/** Exact decimal arithmetic: 0,1 tkr is 10 000 öre, not 9 999,99. */
function toMinor(
  written: string,
  unit: keyof typeof factors,
  decimal: AmountForm['decimal'],
): number | AmountFault {
  if (written.startsWith('-')) return 'negative-amount'
  const digits = written.replace(/(?<=\d) (?=\d{3}(?!\d))/g, '')
  if (decimal === undefined && /^\d{1,3}[.,]\d{3}$/.test(digits) && !digits.startsWith('0'))
    return 'ambiguous-amount'
  const plain = withPoint(digits, decimal)
  if (plain === null) return 'not-an-amount'
  const [whole = '0', part = ''] = plain.split('.')
  const scale = BigInt(factors[unit]) * 100n
  const scaled = BigInt(whole + part) * scale
  const divisor = 10n ** BigInt(part.length)
  const minor = (scaled + divisor / 2n) / divisor
  return minor > BigInt(Number.MAX_SAFE_INTEGER) ? 'amount-too-large' : Number(minor)
}

/** The figure with `.` as decimal sign and no separators of thousands; null when it is written in neither way. */
function withPoint(digits: string, decimal: AmountForm['decimal']): string | null {
  if (/^\d+$/.test(digits)) return digits
  const swedish = /^(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d{1,6})?$/
  const english = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,6})?$/
  const isSwedish = decimal !== '.' && swedish.test(digits)
  const isEnglish = decimal !== ',' && english.test(digits)
  if (isSwedish) return digits.replaceAll('.', '').replace(',', '.')
  return isEnglish ? digits.replaceAll(',', '') : null
}
