import type { FetchCode, FetchFailure } from './fetched.ts'
import { messages } from './messages.ts'
import { retryAfter } from './retry-after.ts'

const retryableCodes: ReadonlySet<FetchCode> = new Set([
  'dns',
  'refused',
  'connection-lost',
  'timeout-connect',
  'timeout-headers',
  'timeout-body',
  'too-slow',
  'timeout-total',
  'http-429',
  'http-5xx',
])

/** Statuses that say "later" although they are 4xx (RFC 9110 §15.5.9, RFC 8470), or "never" although 5xx. */
const laterStatuses: ReadonlySet<number> = new Set([408, 425])
const neverStatuses: ReadonlySet<number> = new Set([501, 505])

/** A failure that has nothing to do with an HTTP status. */
export function failure(code: FetchCode, url: string): FetchFailure {
  return { status: 'failed', code, url, message: messages[code], retryable: retryableCodes.has(code) }
}

/** A failure that the server told us by its status, with the wait it asked for. */
export function failureByStatus(
  url: string,
  httpStatus: number,
  headers: Readonly<Record<string, string>>,
  now: Date,
): FetchFailure {
  const code = codeByStatus(httpStatus, headers)
  const retryAfterSeconds = retryAfter(headers, now)
  const later = retryableCodes.has(code) || laterStatuses.has(httpStatus)
  return {
    ...failure(code, url),
    httpStatus,
    retryable: later && !neverStatuses.has(httpStatus),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  }
}

/** Code forges answer 403 instead of 429 when the hour's requests are used up. */
function codeByStatus(httpStatus: number, headers: Readonly<Record<string, string>>): FetchCode {
  const limited = headers['x-ratelimit-remaining'] === '0' || headers['retry-after'] !== undefined
  if (httpStatus === 429 || (httpStatus === 403 && limited)) return 'http-429'
  if (httpStatus >= 500 && httpStatus < 600) return 'http-5xx'
  return httpStatus >= 400 && httpStatus < 500 ? 'http-4xx' : 'http-odd'
}
