import ipaddr from 'ipaddr.js'

/** Which parts of the network may be reached. Given to the fetcher by whoever makes it, never read from the environment. */
export interface AddressPolicy {
  /** Whether a TCP port may be used. */
  allowsPort(port: number): boolean
  /** Whether a host name, lower case and without brackets or final dot, may be looked up at all. */
  allowsHost(hostname: string): boolean
  /** Whether an IP address may be connected to. */
  allowsAddress(address: string): boolean
}

const privateEndings = [
  'localhost',
  'local',
  'internal',
  'intranet',
  'lan',
  'home',
  'corp',
  'home.arpa',
  'onion',
]

/** All of the IPv6 space that is handed out for the public internet (RFC 4291, IANA registry). */
const globalIpv6 = ipaddr.parseCIDR('2000::/3')

function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || address.includes('%')) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || parsed.match(globalIpv6)
}

function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.parse(address).range() === 'loopback'
}

function isPublicName(hostname: string): boolean {
  if (ipaddr.isValid(hostname)) return true
  if (!hostname.includes('.')) return false
  return !privateEndings.some((ending) => hostname.endsWith(`.${ending}`))
}

/**
 * The policy of every real run: ports 80 and 443, names that belong to the public internet, and addresses
 * that are plain public unicast. Loopback, private, link-local, shared (CGNAT), mapped, NAT64, 6to4, Teredo,
 * benchmark, documentation, multicast and reserved ranges are all refused.
 */
export const publicAddressesOnly: AddressPolicy = {
  allowsPort: (port) => port === 80 || port === 443,
  allowsHost: isPublicName,
  allowsAddress: isPublicAddress,
}

/** As `publicAddressesOnly`, and this machine's own loopback on any port: for tests against local servers. */
export const publicAndLoopback: AddressPolicy = {
  allowsPort: () => true,
  allowsHost: (hostname) => hostname === 'localhost' || isPublicName(hostname),
  allowsAddress: (address) => isLoopback(address) || isPublicAddress(address),
}
