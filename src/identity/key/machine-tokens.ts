import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose'
import * as oidc from 'openid-client'
import type { Actor } from '#platform/context'
import { Unavailable } from '#platform/problems'
import type { Provider } from '../provider/provider.ts'

/** Seconds an access token may be good for; a stolen one is worth nothing soon. */
const LONGEST_SECONDS = 3_600
/** How far clocks may differ, in seconds. */
const TOLERANCE = 30
/** Signatures that anybody can check and only the issuer can make. */
const algorithms = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA', 'Ed25519']

/**
 * Tells who a machine acts for by the access token that its own identity provider gave it (OAuth client credentials, RFC 9068). Null for a token that
 * is not for us, of an issuer or client that nobody configured, too old, too long-lived, or not signed by its issuer. Throws
 * `Unavailable` when the issuer's keys cannot be had.
 */
export function createMachineTokens(
  providers: readonly Provider[],
): (token: string, now: Date) => Promise<Actor | null> {
  const keys = new Map<string, Promise<JWTVerifyGetKey>>()
  const keysOf = (provider: Provider): Promise<JWTVerifyGetKey> => {
    const kept = keys.get(provider.issuer)
    if (kept) return kept
    const found = findKeys(provider)
    keys.set(provider.issuer, found)
    found.catch(() => keys.delete(provider.issuer))
    return found
  }
  return async (token, now) => {
    const issuer = issuerOf(token)
    const provider = providers.find((one) => one.machines && one.issuer === issuer)
    return provider ? verify(provider, token, now, await keysOf(provider).catch(silent)) : null
  }
}

async function verify(
  { issuer, machines, vouchesFor }: Provider,
  token: string,
  now: Date,
  key: JWTVerifyGetKey,
): Promise<Actor | null> {
  if (!machines) return null
  try {
    const { payload, protectedHeader } = await jwtVerify(token, key, {
      ...{ issuer, audience: machines.audience, algorithms, currentDate: now, clockTolerance: TOLERANCE },
      requiredClaims: ['exp', 'iat', 'sub'],
      maxTokenAge: LONGEST_SECONDS,
    })
    // an ID token, or another token of the same issuer, is no access token
    if (!/^(application\/)?at\+jwt$/i.test(String(protectedHeader.typ))) return null
    if ((payload.exp ?? 0) - (payload.iat ?? 0) > LONGEST_SECONDS) return null
    const name = String(payload.client_id ?? payload.sub)
    const client = Object.hasOwn(machines.clients, name) ? machines.clients[name] : undefined
    if (!client || (vouchesFor !== 'all' && !vouchesFor.includes(client.organisation))) return null
    return client
  } catch (error) {
    if (error instanceof errors.JWKSTimeout || error instanceof TypeError) return silent(error)
    return null
  }
}

/** The issuer that an unchecked token names; only to choose whose keys to check it with. */
function issuerOf(token: string): string | null {
  try {
    const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
    return typeof payload === 'object' && payload !== null && 'iss' in payload ? String(payload.iss) : null
  } catch {
    return null
  }
}

async function findKeys(provider: Provider): Promise<JWTVerifyGetKey> {
  const client = await oidc.discovery(new URL(provider.issuer), provider.clientId, undefined, oidc.None(), {
    timeout: 8,
    execute: provider.issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [],
  })
  const address = client.serverMetadata().jwks_uri
  if (!address) throw new Error('the issuer publishes no keys')
  return createRemoteJWKSet(new URL(address), { timeoutDuration: 8_000 })
}

function silent(cause: unknown): never {
  throw Object.assign(
    new Unavailable({
      sv: 'Utfärdaren av åtkomstbeviset svarar inte. Försök igen om en stund.',
      en: 'The issuer of the access token does not answer. Try again shortly.',
    }),
    { cause },
  )
}
