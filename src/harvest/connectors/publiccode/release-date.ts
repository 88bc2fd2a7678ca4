/** How a written date was understood: as the standard asks, leniently, or not at all. */
export type ReadDate =
  | { readonly how: 'exact' | 'loose'; readonly date: string }
  | { readonly how: 'not-a-date' }

/**
 * Reads `YYYY-MM-DD` as the standard asks, and leniently what cannot mean two things: year, year and month,
 * an instant, `2021/03/04`, `20210304`, `4.3.2021`, `4/3/2021` where both readings agree or one is impossible.
 * The answer is never more precise than what was written.
 */
export function readReleaseDate(written: string): ReadDate {
  const text = written.trim()
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return checked(text, 'exact')
  const instant = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}/.exec(text)
  if (instant?.[1]) return checked(instant[1], 'loose')
  const bigFirst = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?|(\d{2})(\d{2}))?$/.exec(text)
  if (bigFirst)
    return checked(join(bigFirst[1], bigFirst[2] ?? bigFirst[4], bigFirst[3] ?? bigFirst[5]), 'loose')
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)
  if (dotted) return checked(join(dotted[3], dotted[2], dotted[1]), 'loose')
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text)
  return slashed ? unambiguous(slashed[3], Number(slashed[1]), Number(slashed[2])) : { how: 'not-a-date' }
}

function unambiguous(year: string | undefined, one: number, two: number): ReadDate {
  if (one > 12 || one === two) return checked(join(year, String(two), String(one)), 'loose')
  if (two > 12) return checked(join(year, String(one), String(two)), 'loose')
  return { how: 'not-a-date' }
}

function join(...parts: readonly (string | undefined)[]): string {
  return parts.flatMap((part) => (part === undefined ? [] : [part.padStart(2, '0')])).join('-')
}

function checked(date: string, how: 'exact' | 'loose'): ReadDate {
  const full = `${date}${'-01'.repeat(3 - date.split('-').length)}`
  const time = Date.parse(`${full}T00:00:00Z`)
  const real = !Number.isNaN(time) && new Date(time).toISOString().startsWith(full)
  return real ? { how, date } : { how: 'not-a-date' }
}
