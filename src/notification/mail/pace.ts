/** How often a person is written to at most. */
export const paces = ['none', 'daily', 'weekly'] as const
export type Pace = (typeof paces)[number]

/** Whether a word is one of them. */
export const isPace = (word: string): word is Pace => paces.some((pace) => pace === word)

/** The hour in Sweden from which mail that can wait is sent. */
const MORNING = 7

/** The day and the hour it is in Sweden. */
export function swedishClock(now: Date): { readonly day: string; readonly hour: number } {
  // the Swedish locale writes ISO 8601
  const [day = '', time = ''] = swedish.format(now).split(' ')
  return { day, hour: Number(time.slice(0, 2)) }
}

const swedish = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** Whether it is morning, or later, in Sweden. */
export const isMorning = (now: Date): boolean => swedishClock(now).hour >= MORNING

/**
 * Whether a digest may go on a day, when the last one went on `last`: at most one a day, or one in a week that begins on
 * Monday; never at the pace `none`. Days are `YYYY-MM-DD`; null is never before. Pure.
 */
export function mayDigest(pace: Pace, last: string | null, day: string): boolean {
  if (pace === 'none') return false
  if (last === null) return true
  return pace === 'daily' ? last < day : mondayOf(last) < mondayOf(day)
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  const since = (at.getUTCDay() + 6) % 7
  return new Date(at.getTime() - since * 86_400_000).toISOString().slice(0, 10)
}
