import type { AddressPolicy } from './address-policy.ts'
import { type CheckedAddress, checkAddress } from './check-address.ts'

/** Where a redirect leads, checked as strictly as a first address, and never from https to http. */
export function nextAddress(from: URL, location: string, policy: AddressPolicy): CheckedAddress {
  if (location.trim() === '') return { code: 'redirect-bad' }
  const checked = checkAddress(location, policy, from)
  if ('code' in checked)
    return { code: checked.code === 'address-not-public' ? 'redirect-private' : 'redirect-bad' }
  if (from.protocol === 'https:' && checked.url.protocol === 'http:') return { code: 'redirect-downgrade' }
  return checked
}
