import type { Bilingual } from '#platform/language'

/** Why a fetch failed; stable words, stored with issues and counted on the sources page. */
export type FetchCode =
  | 'bad-address'
  | 'scheme'
  | 'port'
  | 'userinfo'
  | 'address-not-public'
  | 'dns'
  | 'refused'
  | 'connection-lost'
  | 'tls'
  | 'timeout-connect'
  | 'timeout-headers'
  | 'timeout-body'
  | 'too-slow'
  | 'timeout-total'
  | 'too-large'
  | 'too-large-unpacked'
  | 'ratio'
  | 'bad-encoding'
  | 'redirect-loop'
  | 'redirect-downgrade'
  | 'redirect-private'
  | 'redirect-bad'
  | 'http-4xx'
  | 'http-429'
  | 'http-5xx'
  | 'http-odd'
  | 'html-instead-of-data'
  | 'stopped'

/** A fetch that gave nothing to read: why, in words for the owner of the data, and whether it may work later. */
export interface FetchFailure {
  readonly status: 'failed'
  readonly code: FetchCode
  /** What is wrong, and what the owner can do about it. */
  readonly message: Bilingual
  /** The address that failed: after a redirect, the last one tried. */
  readonly url: string
  /** The HTTP status answered, when an answer came. */
  readonly httpStatus?: number
  /** Seconds the server asked us to wait, at most an hour. */
  readonly retryAfterSeconds?: number
  /** Whether the same request may succeed later without anyone changing anything. */
  readonly retryable: boolean
}

/** A whole answer, unpacked and inside every limit. */
export interface FetchedBytes {
  readonly status: 'ok'
  /** Where the bytes came from in the end, after redirects. */
  readonly url: string
  readonly bytes: Uint8Array
  /** Lower case, without parameters; null when the server did not say. */
  readonly mediaType: string | null
  /** Lower case, as the server named it; null when it did not. */
  readonly charset: string | null
  readonly etag: string | null
  readonly lastModified: string | null
  /** Response headers by lower-case name, for links to next pages and rate limits. */
  readonly headers: Readonly<Record<string, string>>
}

/** What became of one fetch. Never thrown: every way the outside world can fail is a value. */
export type Fetched = FetchedBytes | { readonly status: 'not-modified'; readonly url: string } | FetchFailure

/** What may be said about one request. */
export interface FetchOptions {
  /** Extra request headers. `Authorization` and `Cookie` are dropped when a redirect changes origin. */
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as `If-None-Match`. */
  readonly etag?: string
  /** Sent as `If-Modified-Since`. */
  readonly lastModified?: string
  /** Sent as `Accept`. When it does not name HTML, an HTML answer is the failure `html-instead-of-data`. */
  readonly accept?: string
  /** Stops the fetch; the answer is then the failure `stopped`. */
  readonly signal?: AbortSignal
}

/** Fetches one web address inside the guards. */
export type FetchUrl = (url: string, options?: FetchOptions) => Promise<Fetched>
