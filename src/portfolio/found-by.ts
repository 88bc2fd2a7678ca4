import type { Material } from './material.ts'
import { viewAt } from './view-at.ts'

/** How many efforts for one need a set of kinds of source has told of. `lists` are joined by +; an unknown need is empty. */
export interface FoundBy {
  readonly organisation: string
  readonly need: string
  readonly lists: string
  readonly initiatives: number
}

/**
 * Which kinds of source have found one organisation's initiatives. Records told to be the same effort count once, found by
 * all that any of them was found by.
 */
export function foundBy(material: Material, now: number): FoundBy[] {
  const standing = new Map(
    viewAt(material, now, true).heard.map(({ initiative }) => [initiative.id, initiative]),
  )
  const counts = new Map<string, FoundBy>()
  const seen = new Set<string>()
  for (const id of [...standing.keys()].sort()) {
    if (seen.has(id)) continue
    const effort = [id]
    for (const one of effort) {
      for (const other of standing.get(one)?.sameEffort ?? []) {
        if (standing.has(other) && !effort.includes(other)) effort.push(other)
      }
    }
    for (const one of effort) seen.add(one)
    const records = effort.flatMap((one) => standing.get(one) ?? [])
    const lists = [...new Set(records.flatMap((one) => one.lists))].sort().join('+')
    if (lists === '') continue
    const need = records.find((one) => one.need !== null)?.need ?? ''
    const key = `${need} ${lists}`
    const initiatives = (counts.get(key)?.initiatives ?? 0) + 1
    counts.set(key, { organisation: material.organisation, need, lists, initiatives })
  }
  return [...counts.values()]
}
