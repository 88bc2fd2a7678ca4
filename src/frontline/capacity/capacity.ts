import { z } from 'zod'
import { type Interruption, segmentedRegression } from '#platform/statistics'

/** One period, e.g. a week: what came out, and the hours that were staffed. */
export const CapacityPoint = z.strictObject({
  period: z.string().trim().min(1).max(20),
  output: z.number().min(0).max(1e9),
  staffHours: z.number().min(0).max(1e9),
})
export type CapacityPoint = z.infer<typeof CapacityPoint>

const Words = z.string().trim().min(2).max(200)

/** Output per staffed hour around a change, as it is handed in. */
export const CapacityDraft = z
  .strictObject({
    record: z.string().min(1).max(40),
    site: Words,
    measure: Words,
    source: z.string().trim().min(2).max(300),
    /** The period in which the change begins; one of those in `points`. */
    changeAt: z.string().trim().min(1).max(20),
    /** Periods of transition, which the trends leave out. */
    transition: z.int().min(0).max(60),
    points: z.array(CapacityPoint).min(2).max(2_000),
  })
  .refine(({ changeAt, points }) => points.some(({ period }) => period === changeAt), { path: ['changeAt'] })
export type CapacityDraft = z.infer<typeof CapacityDraft>

/** What a series says. Capacity is output per staffed hour; shares are of the mean before the change. */
export interface CapacityResult {
  readonly perHour: readonly (number | null)[]
  readonly changeIndex: number
  readonly before: number | null
  readonly after: number | null
  /** After the transition, as a share of before. */
  readonly share: number | null
  /** The worst period from the change on, as a share of before, and which it was. */
  readonly lowest: { readonly period: string; readonly share: number } | null
  /** The model of the interrupted series; null where there are too few periods. */
  readonly interruption: Interruption | null
}

/** Works a series out. A period without staffed hours has no capacity, and is a gap. */
export function capacityOf(
  series: Pick<CapacityDraft, 'points' | 'changeAt' | 'transition'>,
): CapacityResult {
  const { points, changeAt, transition } = series
  const perHour = points.map(({ output, staffHours }) => (staffHours > 0 ? output / staffHours : null))
  const changeIndex = Math.max(
    0,
    points.findIndex(({ period }) => period === changeAt),
  )
  const before = ratioOf(points.slice(0, changeIndex))
  const after = ratioOf(points.slice(changeIndex + transition))
  return {
    perHour,
    changeIndex,
    before,
    after,
    share: before && after !== null ? after / before : null,
    lowest: before ? lowestFrom(points, perHour, changeIndex, before) : null,
    interruption: segmentedRegression(perHour, { at: changeIndex, transition }),
  }
}

/** All output over all hours, so that a short week does not weigh as much as a long one. */
function ratioOf(points: readonly CapacityPoint[]): number | null {
  const hours = points.reduce((sum, { staffHours }) => sum + staffHours, 0)
  return hours > 0 ? points.reduce((sum, { output }) => sum + output, 0) / hours : null
}

function lowestFrom(
  points: readonly CapacityPoint[],
  perHour: readonly (number | null)[],
  from: number,
  before: number,
): CapacityResult['lowest'] {
  const shares = points.flatMap(({ period }, at) => {
    const value = perHour[at] ?? null
    return at >= from && value !== null ? [{ period, share: value / before }] : []
  })
  return shares.reduce<CapacityResult['lowest']>(
    (least, one) => (least === null || one.share < least.share ? one : least),
    null,
  )
}
