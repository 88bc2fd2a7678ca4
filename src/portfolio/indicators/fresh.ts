import type { Standing, View } from '../view-at.ts'

export const DAY = 86_400_000
export const YEAR = 365 * DAY

/** When a record was last said by a source, as far as was known at the time of the view: its latest change, or repetition. */
export function freshOn({ initiative, version }: Standing, { at }: View): number {
  const { seenAt } = initiative
  return seenAt !== null && seenAt <= at ? Math.max(seenAt, version.at) : version.at
}
