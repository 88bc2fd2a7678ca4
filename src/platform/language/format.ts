import type { Language } from './language.ts'

const locale: Record<Language, string> = { sv: 'sv-SE', en: 'en-GB' }

/** Narrow no-break space: the thousands separator of both languages here, so figures never break over lines. */
const THIN = '\u202f'

/** Formatters are dear to make and cheap to use: each is made once. */
function once<Formatter>(make: (language: Language, decimals: number) => Formatter) {
  const made = new Map<string, Formatter>()
  return (language: Language, decimals = 0): Formatter => {
    const key = `${language}${decimals}`
    const known = made.get(key) ?? make(language, decimals)
    made.set(key, known)
    return known
  }
}

const figures = once(
  (language, decimals) => new Intl.NumberFormat(locale[language], { maximumFractionDigits: decimals }),
)
const months = once(
  (language) =>
    new Intl.DateTimeFormat(locale[language], { month: 'long', year: 'numeric', timeZone: 'UTC' }),
)
const days = once(
  (language) =>
    new Intl.DateTimeFormat(locale[language], {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'Europe/Stockholm',
    }),
)

const shortDays = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' })

/** Writes a count or measure with thin thousands spaces, e.g. `130 000`; at most `decimals` decimals. */
export function formatNumber(value: number, language: Language, decimals = 0): string {
  return figures(language, decimals)
    .formatToParts(value)
    .map((part) => (part.type === 'group' ? THIN : part.value))
    .join('')
}

/** Writes a share between 0 and 1 as per cent, e.g. `12 %` in Swedish and `12%` in English. */
export function formatPercent(share: number, language: Language, decimals = 0): string {
  const figure = formatNumber(share * 100, language, decimals)
  return language === 'sv' ? `${figure}\u00a0%` : `${figure}%`
}

/**
 * Writes a date as prose: `22 november 2026`. Takes an instant, or a date known only to the year or
 * month (`2021`, `2021-03`), which is written with no more precision than it has.
 */
export function formatDate(date: Date | string, language: Language): string {
  if (typeof date === 'string' && /^\d{4}$/.test(date)) return date
  if (typeof date === 'string' && /^\d{4}-\d{2}$/.test(date)) {
    return months(language).format(new Date(`${date}-01T00:00:00Z`))
  }
  return days(language).format(new Date(date))
}

/** Writes a date for tables: `2026-11-22`, by Swedish time when an instant is given. */
export function formatShortDate(date: Date | string): string {
  if (typeof date === 'string' && date.length <= 10) return date
  return shortDays.format(new Date(date))
}

const krona: Record<Language, readonly [string, string, string]> = {
  sv: ['kr', 'mnkr', 'mdr kr'],
  en: ['SEK', 'SEK m', 'SEK bn'],
}

/**
 * Writes an amount given in minor units (öre, cents) at a readable size: `3,4 mdr kr`, `33 mnkr`, `950 000 kr`.
 * Currencies other than SEK are written with their ISO 4217 code.
 */
export function formatAmount(amountMinor: number, currency: string, language: Language): string {
  const amount = amountMinor / 100
  const [unit, scale] = Math.abs(amount) >= 1e9 ? [2, 1e9] : Math.abs(amount) >= 1e6 ? [1, 1e6] : [0, 1]
  const figure = formatNumber(amount / scale, language, scale === 1 ? 0 : 1)
  const names = currency === 'SEK' ? krona[language] : foreign(currency, language)
  const name = names[unit] ?? currency
  return language === 'sv' ? `${figure}\u00a0${name}` : name.replace(/^(\S+)( .*)?$/, `$1\u00a0${figure}$2`)
}

function foreign(currency: string, language: Language): readonly [string, string, string] {
  return language === 'sv'
    ? [currency, `mn ${currency}`, `md ${currency}`]
    : [currency, `${currency} m`, `${currency} bn`]
}

const byteUnits = ['B', 'kB', 'MB', 'GB']

/** Writes a size in bytes with decimal units, e.g. `31,8 kB`. */
export function formatBytes(bytes: number, language: Language): string {
  const power = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3))
  return `${formatNumber(bytes / 1000 ** power, language, power === 0 ? 0 : 1)}\u00a0${byteUnits[power]}`
}
