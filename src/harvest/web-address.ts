/** Longest address kept, in UTF-16 units: leaves room for a scheme word in front within 2,000. */
const LONGEST = 1_900

/** Hosts whose repository paths mean the same in upper and lower case. */
const caseless = new Set(['github.com', 'gitlab.com', 'bitbucket.org', 'codeberg.org'])

/**
 * Reads a web address as people write it: `git@host:owner/name`, `git+https://…` and `host.tld/path` become
 * `https://…`; a user name or password in it is dropped. Null when no http(s) address can be made of it.
 */
export function readWebAddress(written: string): string | null {
  const text = written
    .trim()
    .replace(/^git@([\w.-]+):(?!\/)/, 'https://$1/')
    .replace(/^(?:git\+)?(?:ssh|git):\/\/(?:git@)?/, 'https://')
    .replace(/^git\+(?=https?:)/, '')
    .replace(/^(?=[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:\/|$))/i, 'https://')
  if (text.length > LONGEST || !URL.canParse(text)) return null
  const url = new URL(text)
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || !url.hostname.includes('.')) return null
  url.username = ''
  url.password = ''
  const address = url.href.replace(/[<>"]/g, encodeURIComponent)
  return address.length > LONGEST ? null : address
}

/**
 * The name of a repository that holds across sources, `repository:https://host/path`: host in lower case,
 * without `.git`, trailing slash, query or fragment, `http` read as `https`, and the path in lower case on
 * hosts that do not tell the difference. Null when the address is none.
 */
export function repositoryIdentifier(written: string): string | null {
  const address = readWebAddress(written)
  if (address === null) return null
  const { host, pathname } = new URL(address)
  const path = pathname
    .replace(/\/+$/, '')
    .replace(/\.git$/i, '')
    .replace(/\/+$/, '')
  return `repository:https://${host}${caseless.has(host) ? path.toLowerCase() : path}`
}
