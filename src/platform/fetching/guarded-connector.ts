import type { LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import type { AddressPolicy } from './address-policy.ts'
import { Refusal } from './refusal.ts'

/** Looks a name up and gives every address it has; `node:dns` in earnest, a made-up answer in tests. */
export type Lookup = (hostname: string) => Promise<readonly LookupAddress[]>

/**
 * Opens connections only where the policy allows: every address a name has must pass, the connection goes to
 * those very addresses (a second lookup cannot answer otherwise), and the address at the other end of the open
 * socket is checked once more before a byte is sent.
 */
export function guardedConnector(
  policy: AddressPolicy,
  lookup: Lookup,
  timeoutMilliseconds: number,
): buildConnector.connector {
  const connect = buildConnector({
    timeout: timeoutMilliseconds,
    allowH2: false,
    lookup: guardedLookup(policy, lookup),
  })
  return (options, callback) =>
    connect(options, (...[error, socket]) => {
      if (error !== null) return callback(error, null)
      if (policy.allowsAddress(socket.remoteAddress ?? '')) return callback(null, socket)
      socket.destroy()
      callback(new Refusal('address-not-public'), null)
    })
}

function guardedLookup(policy: AddressPolicy, lookup: Lookup): LookupFunction {
  return (hostname, options, callback) => {
    const refuse = (error: Error) => callback(error, [])
    lookup(hostname).then((found) => {
      const [first] = found
      if (first === undefined) return refuse(new Refusal('dns'))
      if (found.some(({ address }) => !policy.allowsAddress(address)))
        return refuse(new Refusal('address-not-public'))
      if (options.all) callback(null, [...found])
      else callback(null, first.address, first.family)
    }, refuse)
  }
}
