import type { Provider } from '#identity'
import type { Context } from '#platform/context'
import type { Search } from '#search'

/** What the API needs from the outside. */
export interface ApiParts {
  /** Context of those who have not signed in. */
  readonly ctx: Context
  readonly search: Search
  /** Address people reach the site at, without a slash at the end. */
  readonly publicUrl: string
  /** How many may follow the ledger at once; each holds one connection open. */
  readonly mostStreams?: number
  /** Identity providers whose access tokens machines may come with. */
  readonly providers?: readonly Provider[]
}
