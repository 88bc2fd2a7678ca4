import { type Dispatcher, request } from 'undici'
import { looksLikeHtml } from '#platform/sandbox'
import { failure, failureByStatus } from './fetch-failure.ts'
import type { FetchLimits } from './fetch-limits.ts'
import type { Fetched, FetchedBytes, FetchOptions } from './fetched.ts'
import { readMediaType } from './media-type.ts'
import { readBody } from './read-body.ts'
import { flatHeaders, requestHeaders } from './request-headers.ts'
import { unpackBody } from './unpack-body.ts'

/** One answer, before it is known whether there is more to do. */
export type Answer = Fetched | { readonly status: 'redirect'; readonly location: string }

/** What every question of one fetcher has in common. */
export interface Asker {
  readonly dispatcher: Dispatcher
  readonly userAgent: string
  readonly limits: FetchLimits
  readonly now: () => Date
}

/** One question to one checked address. `own` tells whether the caller's own headers may go there. */
export interface Question {
  readonly url: URL
  readonly options: FetchOptions
  readonly own: boolean
  readonly signal: AbortSignal
}

/** Asks once and reads the answer within the limits. Throws a Refusal, or what undici throws. */
export async function ask(asker: Asker, { url, options, own, signal }: Question): Promise<Answer> {
  const { dispatcher, userAgent, limits, now } = asker
  const headers = requestHeaders(options, userAgent, own)
  const response = await request(url, { dispatcher, headers, signal })
  const { statusCode, body } = response
  // Whatever happens to a body we no longer want must not become an unhandled error.
  body.on('error', () => {})
  const answered = flatHeaders(response.headers)
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

function isRedirect(statusCode: number): boolean {
  return [301, 302, 303, 307, 308].includes(statusCode)
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
