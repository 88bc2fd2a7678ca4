import ipaddr from 'ipaddr.js'
import type { AddressPolicy } from './address-policy.ts'
import type { FetchCode } from './fetched.ts'

/** An address that may be asked for, or why not. */
export type CheckedAddress = { readonly url: URL } | { readonly code: FetchCode }

/**
 * Reads an address as a browser would (so that 0x7f.1, 2130706433 and fullwidth digits are seen for what they
 * are) and checks everything that can be known before a name is looked up.
 */
export function checkAddress(text: string, policy: AddressPolicy, base?: URL): CheckedAddress {
  const url = readUrl(text, base)
  if (url === null) return { code: 'bad-address' }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { code: 'scheme' }
  if (url.username !== '' || url.password !== '') return { code: 'userinfo' }
  const host = plainHost(url)
  if (!policy.allowsHost(host)) return { code: 'address-not-public' }
  if (ipaddr.isValid(host) && !policy.allowsAddress(host)) return { code: 'address-not-public' }
  if (!policy.allowsPort(portOf(url))) return { code: 'port' }
  url.hash = ''
  return { url }
}

function readUrl(text: string, base?: URL): URL | null {
  if (text.length > 4096) return null
  try {
    return new URL(text.trim(), base)
  } catch {
    return null
  }
}

/** The host without the brackets of IPv6 and without the final dot of an absolute name. */
function plainHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '')
}

function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port)
  return url.protocol === 'https:' ? 443 : 80
}
