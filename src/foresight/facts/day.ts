/** A calendar day, `2024-11-12`. Days compare as text. */
export type Day = string

/** Tells whether a text is a day that exists in the calendar. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text)
}

/** The last day that a date known to the year, month or day can mean: what is dated `2024-11` is known on 30 November at the latest. */
export function lastDayOf(date: string): Day {
  const [year = '', month, day] = date.split('-')
  if (day) return date
  const end = month ? Date.UTC(Number(year), Number(month), 0) : Date.UTC(Number(year), 12, 0)
  return new Date(end).toISOString().slice(0, 10)
}

/** The first day that a date known to the year, month or day can mean. */
export function firstDayOf(date: string): Day {
  const [year = '', month = '01', day = '01'] = date.split('-')
  return `${year}-${month}-${day}`
}

/** The middle of a date known to the year or month (July 15, the 15th), for durations only; never for what was known when. */
export function middleOf(date: string): Day {
  const [year = '', month, day] = date.split('-')
  return `${year}-${month ?? '07'}-${day ?? '15'}`
}

const DAY = 86_400_000

/** Days from one day to another; negative when the second comes first. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY)
}

/** The day that lies a number of days after another. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

/** The earlier of two days. */
export const earlier = (one: Day, other: Day): Day => (one < other ? one : other)
/** The later of two days. */
export const later = (one: Day, other: Day): Day => (one > other ? one : other)
