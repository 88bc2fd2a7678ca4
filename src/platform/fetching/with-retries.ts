import { setTimeout as pause } from 'node:timers/promises'
import type { Fetched, FetchUrl } from './fetched.ts'

/** How patient to be. */
export interface Retries {
  /** Tries in all, the first included. */
  readonly tries: number
  /** Time for all tries and pauses together; a pause that would pass it is not begun. */
  readonly totalMilliseconds: number
  /** The first pause is drawn from 0 to this, and the range doubles each time ("full jitter"). */
  readonly firstPauseMilliseconds: number
  readonly longestPauseMilliseconds: number
  /** Between 0 and 1; tests hand in their own. */
  readonly random?: () => number
  readonly wait?: (milliseconds: number) => Promise<unknown>
  /** Milliseconds on a clock that only goes forward. */
  readonly elapsed?: () => number
}

/** Two more tries within five minutes. */
export const defaultRetries: Retries = {
  tries: 3,
  totalMilliseconds: 300_000,
  firstPauseMilliseconds: 1_000,
  longestPauseMilliseconds: 30_000,
}

/**
 * Tries again what may work later, pausing longer each time and never shorter than the server asked for.
 * When it asks for more time than there is, the failure is handed back at once with the wait it named.
 */
export function withRetries(fetchUrl: FetchUrl, retries: Retries = defaultRetries): FetchUrl {
  const { tries, totalMilliseconds, random = Math.random, elapsed = () => performance.now() } = retries
  return async (url, options = {}) => {
    const wait = retries.wait ?? ((milliseconds: number) => waitUnlessStopped(milliseconds, options.signal))
    const begun = elapsed()
    let fetched = await fetchUrl(url, options)
    for (let tried = 1; tried < tries && isWorthRetrying(fetched); tried += 1) {
      const range = Math.min(
        retries.longestPauseMilliseconds,
        retries.firstPauseMilliseconds * 2 ** (tried - 1),
      )
      const asked = fetched.status === 'failed' ? (fetched.retryAfterSeconds ?? 0) * 1000 : 0
      const milliseconds = asked + random() * range
      if (elapsed() - begun + milliseconds > totalMilliseconds || options.signal?.aborted) return fetched
      await wait(milliseconds)
      fetched = await fetchUrl(url, options)
    }
    return fetched
  }
}

function isWorthRetrying(fetched: Fetched): boolean {
  return fetched.status === 'failed' && fetched.retryable
}

async function waitUnlessStopped(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  // Being stopped ends the pause early; the fetch that follows then answers `stopped`.
  await pause(milliseconds, undefined, { signal }).catch(() => {})
}
