import type { Report } from './report.ts'
import { proseOf, take, takeMap } from './take.ts'
import type { Value } from './yaml-tree.ts'

/** What one language says about a program. */
interface Description {
  short?: string
  long?: string
}

/** The description in the language shown, and the short descriptions in all others, by ISO 639-1 code. */
export interface ChosenDescription {
  readonly language?: string
  readonly summary?: string
  readonly description?: string
  readonly translations?: Record<string, string>
}

/** Languages we rather show, best first; after these, the order of the file. */
const preferred = ['sv', 'en']

/**
 * Chooses Swedish, else English, else the first language that says anything. `it`, `IT` and `it-IT` are one
 * language; where two keys mean the same, the first that says something counts.
 */
export function chooseDescription(root: ReadonlyMap<string, Value>, report: Report): ChosenDescription {
  const byLanguage = readDescriptions(takeMap(root, 'description', report), report)
  const order = [...preferred, ...byLanguage.keys()]
  const language = order.find((code) => {
    const said = byLanguage.get(code)
    return said?.short !== undefined || said?.long !== undefined
  })
  if (language === undefined) return {}
  const said = byLanguage.get(language)
  const translations: Record<string, string> = {}
  for (const [code, { short }] of byLanguage)
    if (code !== language && short !== undefined) translations[code] = short
  return {
    language,
    summary: said?.short,
    description: said?.long,
    translations: Object.keys(translations).length > 0 ? translations : undefined,
  }
}

function readDescriptions(entries: ReadonlyMap<string, Value>, report: Report): Map<string, Description> {
  const found = new Map<string, Description>()
  for (const [key, value] of entries) {
    const code = languageCode(key)
    if (code === null) {
      report.note('unknown-language', value, key)
      continue
    }
    if (!/^[A-Za-z]{2}(?:-[A-Za-z0-9]{2,8})*$/.test(key)) report.note('language-key', value, key)
    const said = readDescription(value, report)
    const before = found.get(code)
    found.set(code, { short: before?.short ?? said.short, long: before?.long ?? said.long })
  }
  return found
}

function readDescription(value: Value, report: Report): Description {
  if (value.kind !== 'map') return {}
  const shortValue = take(value.entries, 'shortDescription', report)
  const longValue = take(value.entries, 'longDescription', report)
  const short = proseOf(shortValue, report)
  const long = proseOf(longValue, report)
  if (shortValue && short && [...short].length > 150) report.note('text-too-long', shortValue, short)
  if (longValue && long && [...long].length < 150) report.note('text-too-short', longValue, long)
  if (longValue && long && [...long].length > 10_000) report.note('text-too-long', longValue, long)
  return { short, long }
}

/** The ISO 639-1 code a language key means, or null: `IT`, `it-IT`, `it_IT`, `ita` are all `it`. */
export function languageCode(key: string): string | null {
  try {
    const code = new Intl.Locale(key.replaceAll('_', '-')).language
    return /^[a-z]{2}$/.test(code) ? code : null
  } catch {
    return null
  }
}
