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
  /** What users have tried; null when nobody has registered a trial. */
  readonly trial: Trial | null
  /** ISO date of the first decision to start; null when none is on record. */
  readonly startedOn: string | null
}

/** The trials of one initiative, together. */
export interface Trial {
  /** ISO date on which the first was registered. */
  readonly first: string
  /** At least one has been carried through. */
  readonly completed: boolean
  /** Named tasks done both ways: typical seconds and mean steps, before and after. */
  readonly tasks: readonly TriedTask[]
}

/** One named task, done the old way and the new. */
export interface TriedTask {
  readonly before: { readonly seconds: number; readonly steps: number }
  readonly after: { readonly seconds: number; readonly steps: number }
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

/** A policy for spread that the organisation owns, as it stands now. */
export interface Goal {
  readonly target: number
  readonly eligible: number
  /** Those of the eligible that are counted as users. */
  readonly reached: number
  /** Those of the eligible that have said what stops them. */
  readonly blocked: number
}

/** Everything about one organisation that its tallies are drawn from. `organisation` is empty for initiatives that stand under none. */
export interface Material {
  readonly organisation: string
  readonly initiatives: readonly Initiative[]
  readonly solutions: readonly OwnSolution[]
  readonly uses: readonly Use[]
  readonly searches: readonly number[]
  readonly goals: readonly Goal[]
  /** When the registry began; before that nothing could be known of anybody. */
  readonly since: number
}
