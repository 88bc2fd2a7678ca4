import type { FetchFailure } from '#platform/fetching'
import { Unavailable } from '#platform/problems'

/** What `Outside.fetch` throws when an address gave nothing to read: the failure, so that a connector can tell 404 from 429. */
export class SourceFailed extends Unavailable {
  constructor(readonly failure: FetchFailure) {
    super(failure.message)
  }
}
