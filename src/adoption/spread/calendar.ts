/** The periods a spread is told in: years, quarters or months, as its length asks. Moments are years, such as 2025.25. */
export interface Calendar {
  readonly perYear: 1 | 4 | 12
  /** Where the curve begins: the start of the first adopter's period. */
  readonly origin: number
  /** The ends of the periods so far; the last one is today. */
  readonly past: readonly number[]
  /** The ends of periods to come, as far ahead as half of the past, at least three years. */
  readonly coming: readonly number[]
}

/** Turns a date into years: `2025-07-01` is 2025.5. One known to the month or year stands in its middle. */
export function yearsOf(date: string): number {
  const [year = 0, month, day] = date.split('-').map(Number)
  if (month === undefined) return year + 0.5
  if (day === undefined) return year + (month - 0.5) / 12
  const begin = Date.UTC(year, 0, 1)
  return year + (Date.UTC(year, month - 1, day) - begin) / (Date.UTC(year + 1, 0, 1) - begin)
}

/** Turns years into a date: 2025.5 is `2025-07-02`. */
export function dateOfYears(years: number): string {
  const year = Math.floor(years)
  const begin = Date.UTC(year, 0, 1)
  const length = Date.UTC(year + 1, 0, 1) - begin
  return new Date(begin + Math.round((years - year) * length)).toISOString().slice(0, 10)
}

/** Makes the calendar of a spread from the moments of its adopters and today. */
export function calendarOf(starts: readonly number[], today: number): Calendar {
  const first = Math.min(today, ...starts)
  const length = today - first
  const perYear = length > 6 ? 1 : length > 1.5 ? 4 : 12
  const index = (moment: number) => Math.floor(moment * perYear + 1e-9)
  const past: number[] = []
  for (let period = index(first) + 1; period / perYear < today - 1e-9; period++) past.push(period / perYear)
  const ahead = Math.min(12, Math.max(3, length / 2))
  const steps = Math.ceil(ahead * Math.min(perYear, 4))
  const next = index(today) + 1
  const stride = perYear === 12 ? 3 : 1
  return {
    perYear,
    origin: index(first) / perYear,
    past: [...past, today],
    coming: Array.from({ length: steps }, (_, step) => (next + step * stride) / perYear),
  }
}

/** The name of a moment on the axis: the year, the quarter or the month that ends there. */
export function periodName(moment: number, perYear: Calendar['perYear']): string {
  const index = Math.ceil(moment * perYear - 1e-9) - 1
  const year = Math.floor(index / perYear)
  const part = index - year * perYear + 1
  if (perYear === 1) return String(year)
  return perYear === 4 ? `${year} K${part}` : `${year}-${String(part).padStart(2, '0')}`
}
