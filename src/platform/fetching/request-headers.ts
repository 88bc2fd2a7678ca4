import type { FetchOptions } from './fetched.ts'

/** Headers that belong to the connection or to us, never to the caller (RFC 9110 §7.6.1). */
const ours =
  /^(host|connection|keep-alive|te|trailer|transfer-encoding|upgrade|content-length|content-type|expect|accept-encoding|proxy-.*)$/

/**
 * The headers of one request. When a redirect has led to another origin, the caller's own headers are left
 * out altogether: tokens go by many names (`Authorization`, `Cookie`, `PRIVATE-TOKEN`).
 */
export function requestHeaders(
  options: FetchOptions,
  userAgent: string,
  sameOrigin: boolean,
): Record<string, string> {
  const { headers = {}, accept = '*/*', etag, lastModified } = options
  const own = Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => sameOrigin && !ours.test(name))
  return {
    'user-agent': userAgent,
    ...Object.fromEntries(own),
    accept,
    'accept-encoding': 'gzip, br',
    ...(etag ? { 'if-none-match': etag } : {}),
    ...(lastModified ? { 'if-modified-since': lastModified } : {}),
  }
}

/** Response headers by lower-case name; of a repeated one, its values joined by commas (RFC 9110 §5.3). */
export function flatHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )
}
