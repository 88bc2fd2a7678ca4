import type { State } from './state.ts'

/** What the registry said of an initiative from a time on (milliseconds since 1970), and for which organisation. */
export interface Version {
  readonly at: number
  readonly organisation: string | null
  readonly state: State
}

/** An initiative with all that indicators need to know of it. */
export interface Initiative {
  readonly id: string
  /** The oldest first; at least one. */
  readonly versions: readonly Version[]
  /** When a source last said it, also without news; null when no source does any more. */
  readonly seenAt: number | null
  /** Kinds of source that tell of it now, by the alphabet. */
  readonly lists: readonly string[]
  readonly need: string | null
  /** Tied by reuse, or by doing it together, to another organisation. */
  readonly linked: boolean
  /** Phases of other organisations' initiatives for the same need, told to be twins. */
  readonly twinPhases: readonly (string | null)[]
  /** Ids of initiatives that are told to be the same effort, recorded once more. */
  readonly sameEffort: readonly string[]
}

/** A solution that the organisation has made. */
export interface OwnSolution {
  readonly repository: boolean
  readonly licence: string | null
}

/** An organisation’s use of something, as it counts now. */
export interface Use {
  readonly record: string
  readonly since: string | null
  readonly counts: boolean
  /** How many other organisations are counted as users of the same. */
  readonly others: number
}

/** Everything about one organisation that its tallies are drawn from. `organisation` is empty for initiatives that stand under none. */
export interface Material {
  readonly organisation: string
  readonly initiatives: readonly Initiative[]
  readonly solutions: readonly OwnSolution[]
  readonly uses: readonly Use[]
  readonly searches: readonly number[]
}
