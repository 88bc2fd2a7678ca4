import type { TwinLevel } from './likeness-weights.ts'

/** A pair that counts: proposed, or said by a person. `need` is what both are for, when that could be told. */
export interface Tie {
  readonly one: string
  readonly other: string
  readonly level: TwinLevel
  readonly need: string | null
}

/** Initiatives that hang together for one need. */
export interface Group {
  /** Null: alike by their words; nobody can say what need it is. */
  readonly need: string | null
  /** Ids, ascending. */
  readonly members: readonly string[]
  /** The same members by effort: those in one list are the same effort recorded several times. */
  readonly efforts: readonly (readonly string[])[]
}

/**
 * Groups initiatives that do the same thing. Each need has groups of its own, so that an initiative with two needs
 * does not tie strangers together; an initiative can be in several. Ties that are only `related` join nobody. The
 * answer does not depend on the order of the ties: the largest group first, then by need and first member.
 */
export function groupTwins(ties: readonly Tie[]): Group[] {
  const strong = ties.filter(({ level }) => level !== 'related')
  const sameEffort = joinAll(strong.filter(({ level }) => level === 'same-effort'))
  return [...new Set(strong.map(({ need }) => need))]
    .flatMap((need) => {
      const top = joinAll(strong.filter((tie) => tie.need === need))
      return listsBy([...top.keys()], (id) => top.get(id) ?? id).map((members) => ({
        need,
        members,
        efforts: listsBy(members, (id) => sameEffort.get(id) ?? id),
      }))
    })
    .sort(
      (a, b) =>
        b.efforts.length - a.efforts.length ||
        b.members.length - a.members.length ||
        compareTexts(a.need ?? '', b.need ?? '') ||
        compareTexts(a.members[0] ?? '', b.members[0] ?? ''),
    )
}

const compareTexts = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

/** Union-find: every id that is tied, and the lowest id it hangs together with. */
function joinAll(ties: readonly Pick<Tie, 'one' | 'other'>[]): Map<string, string> {
  const up = new Map<string, string>()
  const topOf = (id: string) => {
    let top = id
    for (let next = up.get(top) ?? top; next !== top; next = up.get(top) ?? top) top = next
    for (let on = id; on !== top; ) {
      const next = up.get(on) ?? top
      up.set(on, top)
      on = next
    }
    return top
  }
  for (const { one, other } of ties) {
    const [a, b] = [topOf(one), topOf(other)]
    const [low, high] = a < b ? [a, b] : [b, a]
    up.set(low, low)
    up.set(high, low)
  }
  return new Map([...up.keys()].map((id) => [id, topOf(id)]))
}

function listsBy(ids: readonly string[], keyOf: (id: string) => string): string[][] {
  const lists = new Map<string, string[]>()
  for (const id of ids.toSorted()) {
    const list = lists.get(keyOf(id))
    if (list) list.push(id)
    else lists.set(keyOf(id), [id])
  }
  return [...lists.values()].sort((a, b) => compareTexts(a[0] ?? '', b[0] ?? ''))
}
