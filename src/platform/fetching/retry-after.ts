/** The longest wait a server can talk us into, in seconds. */
const LONGEST = 3600

/**
 * How many seconds a server asks us to wait, at most an hour: `Retry-After` as seconds or as a date
 * (RFC 9110 §10.2.3), else the `X-RateLimit-Reset` moment of the code forges when nothing remains.
 */
export function retryAfter(headers: Readonly<Record<string, string>>, now: Date): number | undefined {
  const asked = headers['retry-after']?.trim()
  if (asked && /^\d{1,9}$/.test(asked)) return Math.min(LONGEST, Number(asked))
  if (asked) return secondsUntil(Date.parse(asked), now)
  if (headers['x-ratelimit-remaining'] !== '0') return undefined
  return secondsUntil(Number(headers['x-ratelimit-reset']) * 1000, now)
}

function secondsUntil(moment: number, now: Date): number | undefined {
  if (!Number.isFinite(moment)) return undefined
  return Math.min(LONGEST, Math.max(0, Math.ceil((moment - now.getTime()) / 1000)))
}
