import {
  type FittedCurve,
  type Forecast,
  fitCurve,
  forecastCurve,
  type NoCurve,
  type Shape,
  type SpreadSeries,
  shapes,
} from '#platform/curves'
import type { Organisation } from '#registry'
import type { AdoptionView } from '../read-adoptions.ts'
import { type Calendar, calendarOf, dateOfYears, yearsOf } from './calendar.ts'

/** What of an adoption the spread is told from. */
export type SpreadPart = Pick<AdoptionView, 'stage' | 'since' | 'until' | 'denied' | 'counts' | 'doubts'> & {
  readonly organisation: { readonly id: string }
}

/** How many of a group have adopted; the share is null of an empty group. */
export interface GroupSpread {
  readonly key: string
  readonly adopters: number
  readonly eligible: number
  readonly share: number | null
}

/** When the nth adopted, counted among those whose date is known. */
export interface NthAdopter {
  readonly nth: number
  readonly date: string | null
  /** Days after the first; null while nobody is the nth. */
  readonly days: number | null
}

/** How one thing has spread among those who could use it. */
export interface Spread {
  readonly eligible: readonly Organisation[]
  /** Ids of those in use now, and of those on the way to it. */
  readonly users: readonly string[]
  readonly underway: readonly string[]
  readonly left: readonly string[]
  readonly denied: readonly string[]
  /** Adopters that the rule does not take in. */
  readonly outside: number
  /** Users whose start is not known, or odd: counted, but not on the curve. */
  readonly undated: number
  readonly reach: { readonly inhabitants: number; readonly of: number; readonly unknown: number }
  readonly calendar: Calendar
  /** How many had ever adopted, and used it, at the end of each period of the calendar. */
  readonly adopted: readonly number[]
  readonly inUse: readonly number[]
  readonly nth: readonly NthAdopter[]
  readonly groups: Readonly<Record<'size' | 'county' | 'kind', readonly GroupSpread[]>>
  readonly fits: Readonly<Record<Shape, FittedCurve | NoCurve>>
  /** The shape that describes it best; null when none was fitted. */
  readonly best: Shape | null
  /** The forecast of the best shape at the calendar's coming periods. Undated users are added. */
  readonly forecasts: readonly Forecast[]
}

/** Populations that the size classes begin at. */
export const sizeSteps = [0, 10_000, 20_000, 50_000, 100_000] as const
const NTH = [2, 5, 20] as const

/** Tells how something has spread among the eligible, up to a day (`YYYY-MM-DD`). */
export function tellSpread(
  eligible: readonly Organisation[],
  adoptions: readonly SpreadPart[],
  today: string,
): Spread {
  const within = new Set(eligible.map(({ id }) => id))
  const inside = adoptions.filter(({ organisation }) => within.has(organisation.id))
  const idsOf = (some: readonly SpreadPart[]) => some.map(({ organisation }) => organisation.id)
  const users = inside.filter(({ counts }) => counts)
  const ever = inside.filter((one) => !one.denied && (one.stage === 'using' || one.stage === 'left'))
  const dated = ever.flatMap((one) => {
    const odd = one.doubts.some((doubt) => doubt === 'future-date' || doubt === 'before-solution')
    return one.since === null || odd
      ? []
      : [{ since: yearsOf(one.since), until: endOf(one), date: one.since }]
  })
  const calendar = calendarOf(
    dated.map(({ since }) => since),
    yearsOf(today),
  )
  const count = (moments: readonly number[], time: number) => moments.filter((one) => one <= time).length
  const starts = dated.map(({ since }) => since)
  const ends = dated.flatMap(({ until }) => until ?? [])
  const adopted = calendar.past.map((time) => count(starts, time))
  const undated = ever.length - dated.length
  const fits = fitsOf({ calendar, adopted, population: eligible.length - undated })
  const best = bestOf(fits)
  const sizeOf = new Map(eligible.map((one) => [one.id, one.population]))
  return {
    eligible,
    users: idsOf(users),
    underway: idsOf(inside.filter((one) => !one.denied && isUnderway(one))),
    left: idsOf(inside.filter((one) => !one.denied && one.stage === 'left')),
    denied: idsOf(inside.filter(({ denied }) => denied)),
    outside: adoptions.filter((one) => one.counts && !within.has(one.organisation.id)).length,
    undated,
    reach: {
      inhabitants: sum(idsOf(users).map((id) => sizeOf.get(id) ?? 0)),
      of: sum(eligible.map(({ population }) => population ?? 0)),
      unknown: users.filter(({ organisation }) => (sizeOf.get(organisation.id) ?? null) === null).length,
    },
    calendar,
    adopted,
    inUse: calendar.past.map((time) => count(starts, time) - count(ends, time)),
    nth: nthOf(starts),
    groups: groupsOf(eligible, new Set(idsOf(users))),
    fits,
    best,
    forecasts: forecastsOf(fits, best, calendar, undated),
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

const isUnderway = ({ stage }: SpreadPart) =>
  stage === 'considering' || stage === 'trying' || stage === 'introducing'

const endOf = ({ stage, until }: SpreadPart) => (stage === 'left' && until !== null ? yearsOf(until) : null)

interface Fitting {
  readonly calendar: Calendar
  readonly adopted: readonly number[]
  readonly population: number
}

function fitsOf({ calendar, adopted, population }: Fitting): Record<Shape, FittedCurve | NoCurve> {
  const series: SpreadSeries = {
    times: calendar.past.map((time) => time - calendar.origin),
    adopted,
    population: Math.max(population, adopted.at(-1) ?? 0, 1),
  }
  return { bass: fitCurve('bass', series), logistic: fitCurve('logistic', series) }
}

function bestOf(fits: Record<Shape, FittedCurve | NoCurve>): Shape | null {
  const found = shapes.flatMap((shape) => {
    const fit = fits[shape]
    return fit.outcome === 'fitted' ? [{ shape, akaike: fit.akaike }] : []
  })
  return found.sort((one, other) => one.akaike - other.akaike)[0]?.shape ?? null
}

function forecastsOf(
  fits: Record<Shape, FittedCurve | NoCurve>,
  best: Shape | null,
  { coming, origin }: Calendar,
  undated: number,
): readonly Forecast[] {
  const fit = best === null ? null : fits[best]
  if (fit?.outcome !== 'fitted') return []
  const { forecasts } = forecastCurve(
    fit,
    coming.map((time) => time - origin),
  )
  return forecasts.map(({ time, middle, low, high }) => ({
    time: time + origin,
    middle: middle + undated,
    low: low + undated,
    high: high + undated,
  }))
}

function nthOf(starts: readonly number[]): NthAdopter[] {
  const order = starts.toSorted((one, other) => one - other)
  const first = order[0]
  return NTH.map((nth) => {
    const moment = order[nth - 1]
    return moment === undefined || first === undefined
      ? { nth, date: null, days: null }
      : { nth, date: dateOfYears(moment), days: Math.round((moment - first) * 365.25) }
  })
}

function groupsOf(eligible: readonly Organisation[], users: ReadonlySet<string>): Spread['groups'] {
  const by = (keyOf: (one: Organisation) => string) => {
    const groups = new Map<string, { adopters: number; eligible: number }>()
    for (const one of eligible) {
      const { adopters, eligible: size } = groups.get(keyOf(one)) ?? { adopters: 0, eligible: 0 }
      groups.set(keyOf(one), { adopters: adopters + (users.has(one.id) ? 1 : 0), eligible: size + 1 })
    }
    return [...groups]
      .map(([key, group]) => ({
        key,
        ...group,
        share: group.eligible === 0 ? null : group.adopters / group.eligible,
      }))
      .sort((one, other) => (one.key < other.key ? -1 : 1))
  }
  return {
    size: by(({ population }) => (population === null ? 'unknown' : String(sizeClassOf(population)))),
    county: by(({ countyCode }) => countyCode ?? 'none'),
    kind: by(({ kind }) => kind),
  }
}

/** The place among `sizeSteps` that a population falls in. */
const sizeClassOf = (population: number) => sizeSteps.filter((step) => population >= step).length - 1
