/** How a cell was understood as a date: fully, less exactly than it was written or by guesswork that needs saying, or not. */
export type ReadDate =
  | { readonly how: 'exact' | 'loose'; readonly date: string }
  | { readonly how: 'not-a-date' }

const months = [
  ['januari', 'january', 'jan'],
  ['februari', 'february', 'feb', 'febr'],
  ['mars', 'march', 'mar'],
  ['april', 'apr'],
  ['maj', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['augusti', 'august', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
]
const monthByWord = new Map(months.flatMap((words, index) => words.map((word) => [word, index + 1] as const)))

/** Day 0 of the 1900 date system of workbooks, allowing for the leap day that 1900 never had. ISO/IEC 29500-1 §18.17.4 */
const SERIAL_ORIGIN = Date.UTC(1899, 11, 30)
const MS_PER_DAY = 86_400_000
/** Serials from 1954 to 2118; smaller numbers are years, counts or amounts. */
const serialRange = [20_000, 80_000] as const

/**
 * Reads a date as Swedish offices write it: `2024-03-04`, `2024-03`, `2024`, `20240304`, `4/3 2024`, `4.3.2024`,
 * `4 mars 2024`, `mars 2024`, workbook serials. `Q2 2024` keeps its year, as loose; `våren 2024` is no date.
 * `03/04/2024` needs `order`. Never more precise than what was written.
 */
export function readDate(cell: string | number, order?: 'dmy' | 'mdy'): ReadDate {
  const text = String(cell).trim().toLowerCase().replace(/\s+/g, ' ')
  return (
    readIso(text) ??
    readSerial(text) ??
    readProse(text) ??
    readQuarter(text) ??
    readNumeric(text, order) ?? { how: 'not-a-date' }
  )
}

function readIso(text: string): ReadDate | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[t ]\d{2}:\d{2}.{0,20})?)?|(\d{2})(\d{2}))?$/.exec(text)
  if (!match?.[1]) return null
  return dateOf(match[1], match[2] ?? match[4], match[3] ?? match[5], 'exact')
}

function readSerial(text: string): ReadDate | null {
  if (!/^\d{5}(?:[.,]\d{1,12})?$/.test(text)) return null
  const serial = Math.floor(Number(text.replace(',', '.')))
  if (serial < serialRange[0] || serial > serialRange[1]) return null
  return { how: 'loose', date: new Date(SERIAL_ORIGIN + serial * MS_PER_DAY).toISOString().slice(0, 10) }
}

function readProse(text: string): ReadDate | null {
  const match =
    /^(?:den )?(?:(\d{1,2})(?::?e|:?a|st|nd|rd|th)?\.? )?(\p{L}{3,9})\.?,? (?:(\d{1,2}), )?(\d{4})$/u.exec(
      text,
    )
  const month = monthByWord.get(match?.[2] ?? '')
  if (!match?.[4] || month === undefined) return null
  return dateOf(match[4], String(month), match[1] ?? match[3], 'exact')
}

function readQuarter(text: string): ReadDate | null {
  const match =
    /^(?:q|kv\.? ?|kvartal )([1-4])[ -]?(\d{4})$/.exec(text) ??
    /^(\d{4})[ -]?(?:q|kv\.? ?|kvartal )([1-4])$/.exec(text)
  const year = match?.slice(1).find((part) => part.length === 4)
  return year === undefined ? null : dateOf(year, undefined, undefined, 'loose')
}

function readNumeric(text: string, order: 'dmy' | 'mdy' | undefined): ReadDate | null {
  const bigFirst = /^(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?$/.exec(text)
  if (bigFirst?.[1]) return dateOf(bigFirst[1], bigFirst[2], bigFirst[3], 'exact')
  const dayFirst = /^(\d{1,2})(?:\/(\d{1,2}) |\.(\d{1,2})\.)(\d{4})$/.exec(text)
  if (dayFirst?.[4]) return dateOf(dayFirst[4], dayFirst[2] ?? dayFirst[3], dayFirst[1], 'exact')
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text)
  if (!slashed?.[3]) return null
  const [, one, two, year] = slashed
  if (order) return order === 'dmy' ? dateOf(year, two, one, 'exact') : dateOf(year, one, two, 'exact')
  if (Number(one) > 12 || one === two) return dateOf(year, two, one, 'exact')
  return Number(two) > 12 ? dateOf(year, one, two, 'exact') : null
}

function dateOf(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  how: 'exact' | 'loose',
): ReadDate {
  const parts = [year, month, day].flatMap((part) => (part === undefined ? [] : [part.padStart(2, '0')]))
  const full = `${parts.join('-')}${'-01'.repeat(3 - parts.length)}`
  const time = Date.parse(`${full}T00:00:00Z`)
  const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(full)
  const isPlausible = Number(year) >= 1900 && Number(year) <= 2200
  return isReal && isPlausible ? { how, date: parts.join('-') } : { how: 'not-a-date' }
}
