import { lookup as systemLookup } from 'node:dns/promises'
import { Agent, request } from 'undici'
import { looksLikeHtml } from '#platform/sandbox'
import { type AddressPolicy, publicAddressesOnly } from './address-policy.ts'
import { checkAddress } from './check-address.ts'
import { failure, failureByStatus } from './fetch-failure.ts'
import { defaultFetchLimits, type FetchLimits } from './fetch-limits.ts'
import type { Fetched, FetchedBytes, FetchFailure, FetchOptions, FetchUrl } from './fetched.ts'
import { guardedConnector, type Lookup } from './guarded-connector.ts'
import { readMediaType } from './media-type.ts'
import { readBody } from './read-body.ts'
import { nextAddress } from './redirect.ts'
import { codeOfError, Refusal } from './refusal.ts'
import { flatHeaders, requestHeaders } from './request-headers.ts'
import { takeTurns } from './take-turns.ts'
import { unpackBody } from './unpack-body.ts'

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

/** One answer, before it is known whether there is more to do. */
type Answer = Fetched | { readonly status: 'redirect'; readonly location: string }

/** Makes the one client that harvesting reaches the web with. `fetchUrl` never throws for what the outside does. */
export function createFetcher(parts: FetcherParts): Fetcher {
  const { userAgent, policy = publicAddressesOnly, now = () => new Date() } = parts
  const { lookup = (hostname) => systemLookup(hostname, { all: true }) } = parts
  const limits = { ...defaultFetchLimits, ...parts.limits }
  const agent = new Agent({
    connect: guardedConnector(policy, lookup, limits.connectMilliseconds),
    headersTimeout: limits.headersMilliseconds,
    bodyTimeout: limits.bodyIdleMilliseconds,
    maxHeaderSize: 32 * 1024,
  })
  const takeTurn = takeTurns(limits.gapMilliseconds)

  async function ask(
    url: URL,
    options: FetchOptions,
    sameOrigin: boolean,
    signal: AbortSignal,
  ): Promise<Answer> {
    const { statusCode, headers, body } = await request(url, {
      dispatcher: agent,
      headers: requestHeaders(options, userAgent, sameOrigin),
      signal,
    })
    // Whatever happens to a body we no longer want must not become an unhandled error.
    body.on('error', () => {})
    const answered = flatHeaders(headers)
    try {
      if (isRedirect(statusCode)) return { status: 'redirect', location: answered.location ?? '' }
      if (statusCode === 304 && (options.etag || options.lastModified))
        return { status: 'not-modified', url: url.href }
      if (statusCode < 200 || statusCode > 299 || statusCode === 206)
        return failureByStatus(url.href, statusCode, answered, now())
      const raw = await readBody(body, Number(answered['content-length'] ?? 0), limits)
      const bytes = await unpackBody(raw, answered['content-encoding'] ?? '', limits)
      return refuseHtml(gather(url, answered, bytes), options.accept)
    } finally {
      body.destroy()
    }
  }

  /** Follows redirects by hand, each checked as if it were the first address. */
  async function follow(first: URL, options: FetchOptions, clock: DeadlineClock): Promise<Fetched> {
    let url = first
    for (let hop = 0; hop <= limits.redirects; hop += 1) {
      const here = url
      const sameOrigin = here.origin === first.origin
      const answer = await takeTurn(here.host, () =>
        clock
          .run((signal) => ask(here, options, sameOrigin, signal))
          .catch((error: unknown) => failure(afterHop(codeOfError(error), hop), here.href)),
      )
      if (answer.status !== 'redirect') return answer
      const next = nextAddress(here, answer.location, policy)
      if ('code' in next) return failure(next.code, answer.location.slice(0, 500) || here.href)
      url = next.url
    }
    return failure('redirect-loop', url.href)
  }

  return {
    fetchUrl: async (text, options = {}) => {
      const checked = checkAddress(text, policy)
      if ('code' in checked) return failure(checked.code, text.slice(0, 500))
      return follow(checked.url, options, deadlineClock(limits.totalMilliseconds, options.signal))
    },
    close: () => agent.destroy(),
  }
}

function isRedirect(statusCode: number): boolean {
  return [301, 302, 303, 307, 308].includes(statusCode)
}

/** A name that proves private only when looked up, after a redirect, is still the redirect's doing. */
function afterHop(code: FetchFailure['code'], hop: number): FetchFailure['code'] {
  return hop > 0 && code === 'address-not-public' ? 'redirect-private' : code
}

function gather(url: URL, headers: Record<string, string>, bytes: Uint8Array): FetchedBytes {
  return {
    status: 'ok',
    url: url.href,
    bytes,
    ...readMediaType(headers['content-type']),
    etag: headers.etag ?? null,
    lastModified: headers['last-modified'] ?? null,
    headers,
  }
}

/** A sign-in or error page with status 200 is not the data that was asked for. */
function refuseHtml(fetched: FetchedBytes, accept: string | undefined): Fetched {
  if (accept === undefined || accept.includes('html') || accept.includes('*/*')) return fetched
  return looksLikeHtml(fetched.bytes) ? failure('html-instead-of-data', fetched.url) : fetched
}

interface DeadlineClock {
  run<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>
}

/** Measures only the time spent asking, not the time spent waiting for one's turn at a host. */
function deadlineClock(milliseconds: number, outer: AbortSignal | undefined): DeadlineClock {
  let left = milliseconds
  return {
    run: async (work) => {
      if (outer?.aborted) throw new Refusal('stopped')
      const begun = performance.now()
      const controller = new AbortController()
      const stop = () => controller.abort(new Refusal('stopped'))
      outer?.addEventListener('abort', stop)
      const timer = setTimeout(() => controller.abort(new Refusal('timeout-total')), Math.max(0, left))
      try {
        return await work(controller.signal)
      } finally {
        clearTimeout(timer)
        outer?.removeEventListener('abort', stop)
        left -= performance.now() - begun
      }
    },
  }
}
