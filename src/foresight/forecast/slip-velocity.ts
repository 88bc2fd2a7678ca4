import { addDays, type Day, daysBetween } from '../facts/day.ts'

/** A planned day, as a day number (days since 1970-01-01), and when it was set. */
export interface PlannedDay {
  readonly on: Day
  readonly value: number
}

/** How far back to look, and the shortest calendar to divide by; days, `least` above zero. */
export interface SlipSpan {
  readonly window: number
  readonly least: number
}

/**
 * Days that a planned day moved, per day of calendar, within the window of days that ends on `day`. 1: the goal moves as
 * fast as the calendar. Null when fewer than two plans are known or they were set on one day. The plan in force when the
 * window opens counts from the opening. The calendar counted is at least `least` days, so that a plan heard of and moved on
 * one day gives no absurd speed.
 */
export function slipVelocity(
  plans: readonly PlannedDay[],
  day: Day,
  { window, least }: SlipSpan,
): number | null {
  const known = plans.filter((plan) => plan.on <= day).toSorted((one, other) => (one.on < other.on ? -1 : 1))
  const opens = addDays(day, -window)
  const inForce = known.filter((plan) => plan.on <= opens).at(-1)
  const within = known.filter((plan) => plan.on > opens)
  const first = inForce ? { on: opens, value: inForce.value } : within[0]
  const last = within.at(-1) ?? inForce
  if (!first || !last || known.length < 2) return null
  const calendar = daysBetween(first.on, day)
  return (last.value - first.value) / Math.max(calendar, least)
}

/** How often a planned day was replaced by another one. */
export function countRebaselines(plans: readonly PlannedDay[]): number {
  const ordered = plans.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
  return ordered.filter((plan, index) => index > 0 && plan.value !== ordered[index - 1]?.value).length
}
