import type { Change } from './change.ts'
import type { ChangeFeed } from './change-feed.ts'

/** Proxies close connections that are silent for long; 15 seconds is well below what they bear. */
const HEARTBEAT_MS = 15_000
const RETRY_MS = 3_000

/**
 * Server-sent events from index `start` on: first what there is, then what comes. A place in the ledger is the only
 * thing remembered, so nothing can be missed or told twice where the two meet. The reader sets the pace: nothing is read
 * ahead of what is taken. `tell` writes a change as an event. Ends when `signal` aborts or the feed closes.
 */
export async function* streamChanges(
  feed: ChangeFeed,
  start: number,
  signal: AbortSignal,
  heartbeatMs = HEARTBEAT_MS,
  tell: (change: Change) => string = event,
): AsyncGenerator<string> {
  yield `retry: ${RETRY_MS}\n\n`
  let next = start
  while (!signal.aborted && !feed.closed()) {
    const seen = feed.rung()
    const changes = await feed.read(next)
    for (const change of changes) yield tell(change)
    next += changes.length
    if (changes.length > 0) continue
    await feed.wait(seen, heartbeatMs, signal)
    if (feed.rung() === seen) yield ':\n\n'
  }
}

const event = (change: Change) => `id: ${change.index}\ndata: ${JSON.stringify(change)}\n\n`
