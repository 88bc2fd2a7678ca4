/**
 * Merging rules, version 1. A step is one intended act after merging:
 *  - a click is a step, and so is every press that stands in for one (Enter or Space on a control, Enter that confirms a line)
 *  - keys into one field are one step until something else is done; Tab, Shift and their like are none
 *  - scrolls within a second of each other are one step
 *  - choosing in a list of the browser's own is two: open and choose
 *  - going back with the browser is a step; a new screen is not, but is counted; back to the screen before is back-tracking
 *  - waiting is time, not steps, and counted from one second
 * What was typed, chosen or shown is never part of an event.
 */
export const RULES = 1

/** A wait shorter than this is not noticed as one (Nielsen 1993: one second keeps the train of thought). */
export const LEAST_WAIT = 1_000
const SCROLL_GAP = 1_000

/** One event as the rules see it. Fields and screens are numbers that mean nothing outside the run. */
export type UserEvent =
  | { readonly kind: 'click'; readonly times?: number }
  | { readonly kind: 'key'; readonly field: number }
  | { readonly kind: 'scroll'; readonly at: number }
  | { readonly kind: 'back' }
  | { readonly kind: 'screen'; readonly screen: number }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'error' }
  | { readonly kind: 'workaround' }

/** How far a count has come; plain data, so that it survives a change of page. */
export interface Counting {
  readonly clicks: number
  readonly bursts: number
  readonly scrolls: number
  readonly backs: number
  readonly screens: number
  readonly backtracks: number
  readonly waits: number
  readonly waitMs: number
  readonly errors: number
  readonly workarounds: number
  /** The field that keys go into, until something else is done. */
  readonly typing: number | null
  readonly scrolledAt: number | null
  /** The screens that lead here, the last one last. */
  readonly trail: readonly number[]
}

export const nothingCounted: Counting = {
  clicks: 0,
  bursts: 0,
  scrolls: 0,
  backs: 0,
  screens: 0,
  backtracks: 0,
  waits: 0,
  waitMs: 0,
  errors: 0,
  workarounds: 0,
  typing: null,
  scrolledAt: null,
  trail: [],
}

const MOST_SCREENS_BACK = 50

/** Adds one event to a count. */
export function countEvent(count: Counting, event: UserEvent): Counting {
  const idle = { typing: null, scrolledAt: null }
  switch (event.kind) {
    case 'click':
      return { ...count, ...idle, clicks: count.clicks + (event.times ?? 1) }
    case 'key':
      return count.typing === event.field
        ? count
        : { ...count, ...idle, typing: event.field, bursts: count.bursts + 1 }
    case 'scroll': {
      const same = count.scrolledAt !== null && event.at - count.scrolledAt <= SCROLL_GAP
      return { ...count, typing: null, scrolledAt: event.at, scrolls: count.scrolls + (same ? 0 : 1) }
    }
    case 'back':
      return { ...count, ...idle, backs: count.backs + 1 }
    case 'screen':
      return countScreen(count, event.screen)
    case 'wait':
      return event.ms < LEAST_WAIT
        ? count
        : { ...count, waits: count.waits + 1, waitMs: count.waitMs + event.ms }
    case 'error':
      return { ...count, errors: count.errors + 1 }
    case 'workaround':
      return { ...count, workarounds: count.workarounds + 1 }
  }
}

function countScreen(count: Counting, screen: number): Counting {
  const { trail } = count
  if (trail.at(-1) === screen) return count
  const back = trail.at(-2) === screen
  return {
    ...count,
    typing: null,
    screens: count.screens + 1,
    backtracks: count.backtracks + (back ? 1 : 0),
    trail: back ? trail.slice(0, -1) : [...trail, screen].slice(-MOST_SCREENS_BACK),
  }
}

/** Steps by the rules. */
export const stepsOf = ({ clicks, bursts, scrolls, backs }: Counting): number =>
  clicks + bursts + scrolls + backs

/** What is handed in after a run: sums only. */
export interface Tally {
  readonly rules: number
  readonly seconds: number
  readonly steps: number
  readonly screens: number
  readonly backtracks: number
  readonly waits: number
  readonly waitSeconds: number
  readonly errors: number
  readonly workarounds: number
}

/** The sums of a count that took `ms` milliseconds. */
export function tallyOf(count: Counting, ms: number): Tally {
  const { screens, backtracks, waits, waitMs, errors, workarounds } = count
  return {
    rules: RULES,
    seconds: Math.round(ms / 100) / 10,
    steps: stepsOf(count),
    screens,
    backtracks,
    waits,
    waitSeconds: Math.round(waitMs / 100) / 10,
    errors,
    workarounds,
  }
}
