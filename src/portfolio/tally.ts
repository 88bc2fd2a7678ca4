import type { Standing } from './view-at.ts'

/** What one organisation adds to an indicator. */
export interface Tally {
  readonly counted: number
  readonly among: number
  /** Of how many it cannot be told whether they count. */
  readonly unknown: number
  /** By name, for what is more than one number. */
  readonly parts: Readonly<Record<string, number>>
}

export const nothing: Tally = { counted: 0, among: 0, unknown: 0, parts: {} }

/** Counts those that fit among all; `fits` answers null where it cannot be told. */
export function tallyOf(standings: readonly Standing[], fits: (standing: Standing) => boolean | null): Tally {
  let counted = 0
  let among = 0
  let unknown = 0
  for (const standing of standings) {
    const answer = fits(standing)
    if (answer === null) unknown += 1
    else {
      among += 1
      if (answer) counted += 1
    }
  }
  return { counted, among, unknown, parts: {} }
}

/** Parts by name, counted. */
export function countParts(names: Iterable<string>): Record<string, number> {
  const parts: Record<string, number> = {}
  for (const name of names) parts[name] = (parts[name] ?? 0) + 1
  return parts
}

/** Phases in which an initiative is under way: something is done, and it is neither in daily use nor ended. */
export const underWay: ReadonlySet<string> = new Set([
  'preparation',
  'procurement',
  'development',
  'pilot',
  'introduction',
])

/** Phases that are an end. */
export const ended: ReadonlySet<string> = new Set(['stopped', 'retired'])

/** The parts where there is something to tell, and else none. */
export const onlyIf = (
  told: boolean,
  parts: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> => (told ? parts : {})
