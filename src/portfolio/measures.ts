import { flow } from './indicators/flow.ts'
import { indicators } from './indicators/indicators.ts'
import type { Material } from './material.ts'
import type { Tally } from './tally.ts'
import { viewAt } from './view-at.ts'

/** What is kept of one organisation for one indicator. Months as `YYYY-MM`. */
export interface Kept {
  readonly indicator: string
  readonly organisation: string
  readonly tally: Tally
  readonly series: readonly (readonly [month: string, counted: number, among: number, unknown: number])[]
}

/** Months told of the past. */
export const MONTHS = 36

/** The last moments of the months that have passed, and the present in its own month; the oldest first. */
export function monthEnds(now: number, months = MONTHS): { readonly month: string; readonly at: number }[] {
  const present = new Date(now)
  return Array.from({ length: months }, (_, place) => {
    const back = months - 1 - place
    const end = Date.UTC(present.getUTCFullYear(), present.getUTCMonth() - back + 1, 1) - 1
    return { month: new Date(end).toISOString().slice(0, 7), at: Math.min(end, now) }
  })
}

/** All tallies of one organisation, for every indicator; what is empty is left out. */
export function measureAll(material: Material, now: number): Kept[] {
  const { organisation } = material
  const present = viewAt(material, now, true)
  const past =
    material.initiatives.length + material.uses.length === 0
      ? []
      : monthEnds(now).map(({ month, at }) => ({ month, view: viewAt(material, at, false) }))
  const kept = [...indicators, { ...flow, series: false }].map(({ id, series, measure }) => ({
    indicator: id,
    organisation,
    tally: measure(present),
    series: series
      ? past.flatMap(({ month, view }) => {
          const { counted, among, unknown } = measure(view)
          return among + unknown === 0 ? [] : [[month, counted, among, unknown] as const]
        })
      : [],
  }))
  return kept.filter(({ tally, series }) => tally.among + tally.unknown > 0 || series.length > 0)
}
