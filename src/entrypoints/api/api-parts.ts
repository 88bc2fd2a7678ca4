import type { Context } from '#platform/context'

/** What the API needs from the outside. */
export interface ApiParts {
  /** Context of those who have not signed in. */
  readonly ctx: Context
  /** Address people reach the site at, without a slash at the end. */
  readonly publicUrl: string
  /** How many may follow the ledger at once; each holds one connection open. */
  readonly mostStreams?: number
}
