import { lookup as systemLookup } from 'node:dns/promises'
import { Agent } from 'undici'
import { type AddressPolicy, publicAddressesOnly } from './address-policy.ts'
import { ask } from './ask.ts'
import { checkAddress } from './check-address.ts'
import { type DeadlineClock, deadlineClock } from './deadline-clock.ts'
import { failure } from './fetch-failure.ts'
import { defaultFetchLimits, type FetchLimits } from './fetch-limits.ts'
import type { Fetched, FetchFailure, FetchOptions, FetchUrl } from './fetched.ts'
import { guardedConnector, type Lookup } from './guarded-connector.ts'
import { nextAddress } from './redirect.ts'
import { codeOfError } from './refusal.ts'
import { takeTurns } from './take-turns.ts'

/** What a fetcher is made of; everything but the user agent has an honest default. */
export interface FetcherParts {
  /** Says who we are and where to complain, e.g. `Skala/1.0 (+https://example.se/om)`. */
  readonly userAgent: string
  readonly policy?: AddressPolicy
  readonly limits?: Partial<FetchLimits>
  readonly now?: () => Date
  readonly lookup?: Lookup
}

/** A guarded way out. `close` lets go of connections kept open. */
export interface Fetcher {
  readonly fetchUrl: FetchUrl
  close(): Promise<void>
}

/** Makes the one client that harvesting reaches the web with. `fetchUrl` never throws for what the outside does. */
export function createFetcher(parts: FetcherParts): Fetcher {
  const { userAgent, policy = publicAddressesOnly, now = () => new Date() } = parts
  const { lookup = (hostname) => systemLookup(hostname, { all: true }) } = parts
  const limits = { ...defaultFetchLimits, ...parts.limits }
  const dispatcher = new Agent({
    connect: guardedConnector(policy, lookup, limits.connectMilliseconds),
    headersTimeout: limits.headersMilliseconds,
    bodyTimeout: limits.bodyIdleMilliseconds,
    maxHeaderSize: 32 * 1024,
  })
  const asker = { dispatcher, userAgent, limits, now }
  const takeTurn = takeTurns(limits.gapMilliseconds)

  /** Follows redirects by hand, each checked as if it were the first address. */
  async function follow(first: URL, options: FetchOptions, clock: DeadlineClock): Promise<Fetched> {
    let url = first
    for (let hop = 0; hop <= limits.redirects; hop += 1) {
      const here = url
      const own = here.origin === first.origin
      const answer = await takeTurn(here.host, () =>
        clock
          .run((signal) => ask(asker, { url: here, options, own, signal }))
          .catch((error: unknown) => failure(afterHop(codeOfError(error), hop), here.href)),
      )
      if (answer.status !== 'redirect') return answer
      const next = nextAddress(here, answer.location, policy)
      if ('code' in next) return failure(next.code, withoutSecrets(answer.location) || here.href)
      url = next.url
    }
    return failure('redirect-loop', url.href)
  }

  return {
    fetchUrl: async (text, options = {}) => {
      const checked = checkAddress(text, policy)
      if ('code' in checked) return failure(checked.code, withoutSecrets(text))
      return follow(checked.url, options, deadlineClock(limits.totalMilliseconds, options.signal))
    },
    close: () => dispatcher.destroy(),
  }
}

/** A name that proves private only when looked up, after a redirect, is still the redirect's doing. */
function afterHop(code: FetchFailure['code'], hop: number): FetchFailure['code'] {
  return hop > 0 && code === 'address-not-public' ? 'redirect-private' : code
}

/** What is shown of an address we refused: no user name or password, and not too much. */
function withoutSecrets(address: string): string {
  return address.replace(/\/\/[^/?#]*@/, '//').slice(0, 500)
}
