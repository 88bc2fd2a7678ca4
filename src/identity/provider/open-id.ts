import { readFileSync } from 'node:fs'
import { importJWK, type JWK } from 'jose'
import * as oidc from 'openid-client'
import { z } from 'zod'
import type { Context } from '#platform/context'
import { NotAllowed, Unavailable } from '#platform/problems'
import { digestOf, newSecret } from '../digest.ts'
import { accountOfPerson, type SignedIn } from './account-of-person.ts'
import { type Claims, personOfClaims } from './person-of-claims.ts'
import type { Provider } from './provider.ts'

/** Minutes a sign-in may take at the identity provider. */
const LONGEST_MINUTES = 10
/** Seconds an identity provider may take to answer. */
const PATIENCE_SECONDS = 8
/** Hours its metadata and keys are believed without asking again; unknown keys are asked for at once. */
const KEPT_MS = 3_600_000

/** Sign-in by OpenID Connect: authorization code with PKCE, state and nonce, at any of the configured providers. */
export interface OpenId {
  readonly providers: readonly Provider[]
  /** Where to send the browser, and the secret it must come back with. Throws `Unavailable` when the provider does not answer. */
  begin(ctx: Context, provider: Provider): Promise<{ readonly to: URL; readonly browser: string }>
  /**
   * Takes the browser back from the provider, once. Throws `NotAllowed` when anything about the answer is not as it must
   * be, and `Unavailable` when the provider does not answer.
   */
  finish(ctx: Context, answer: Returned): Promise<SignedIn>
  /**
   * Where a browser is sent that is to be signed out at the provider too, and from there to `onwards` (OpenID Connect RP-Initiated
   * Logout); null when the provider has no such place. We keep no token to show there, so it may ask whether one is sure.
   */
  leave(provider: Provider, onwards: string): Promise<URL | null>
}

/** What a browser comes back with. */
export interface Returned {
  readonly provider: Provider
  /** The query behind the callback's address. */
  readonly query: string
  /** The secret that `begin` gave the browser; null when it has lost it. */
  readonly browser: string | null
}

/** Makes the sign-in. `callback` gives the address that a provider sends browsers back to. */
export function createOpenId(providers: readonly Provider[], callback: (provider: string) => string): OpenId {
  const known = new Map<string, { readonly since: number; readonly client: Promise<oidc.Configuration> }>()
  const clientOf = (provider: Provider): Promise<oidc.Configuration> => {
    const kept = known.get(provider.id)
    if (kept && performance.now() - kept.since < KEPT_MS) return kept.client
    const client = discover(provider)
    known.set(provider.id, { since: performance.now(), client })
    client.catch(() => known.delete(provider.id))
    return client
  }
  return {
    providers,
    begin: async (ctx, provider) =>
      startAttempt(ctx, provider, await clientOf(provider), callback(provider.id)),
    finish: async (ctx, answer) => {
      const attempt = await takeAttempt(ctx, answer)
      const client = await clientOf(answer.provider)
      const address = new URL(`${callback(answer.provider.id)}?${answer.query}`)
      const claims = await exchange(ctx, client, address, attempt)
      const person = assured(answer.provider, claims) ? personOfClaims(answer.provider, claims) : null
      if (!person) throw notEnough()
      return accountOfPerson(ctx, answer.provider, person)
    },
    leave: async (provider, onwards) => {
      const client = await clientOf(provider)
      if (!client.serverMetadata().end_session_endpoint) return null
      return oidc.buildEndSessionUrl(client, { post_logout_redirect_uri: onwards })
    },
  }
}

async function discover(provider: Provider): Promise<oidc.Configuration> {
  try {
    return await oidc.discovery(
      new URL(provider.issuer),
      provider.clientId,
      undefined,
      await authenticationOf(provider),
      {
        timeout: PATIENCE_SECONDS,
        execute: [
          // without this the library trusts the connection alone, and reads an ID token without a look at who signed it
          oidc.enableNonRepudiationChecks,
          // the configuration allows plain http on this machine alone
          ...(provider.issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : []),
        ],
      },
    )
  } catch (error) {
    throw silent(error)
  }
}

/** How we prove to the provider who we are: by key, by secret, or, for a public client, by PKCE alone. */
async function authenticationOf(provider: Provider): Promise<oidc.ClientAuth> {
  if (provider.clientKeyFile) return oidc.PrivateKeyJwt(await readKey(provider.clientKeyFile))
  if (provider.clientSecretFile)
    return oidc.ClientSecretBasic(readFileSync(provider.clientSecretFile, 'utf8').trim())
  return oidc.None()
}

const PrivateKey: z.ZodType<JWK> = z.looseObject({ kty: z.string(), d: z.string(), alg: z.string() })

async function readKey(path: string): Promise<oidc.CryptoKey> {
  const key = await importJWK(PrivateKey.parse(JSON.parse(readFileSync(path, 'utf8'))))
  if (key instanceof Uint8Array) throw new Error('the key of a client is a pair, not a secret')
  return key
}

async function startAttempt(ctx: Context, provider: Provider, client: oidc.Configuration, redirect: string) {
  const [state, nonce, verifier, browser] = [
    newSecret(),
    newSecret(),
    oidc.randomPKCECodeVerifier(),
    newSecret(),
  ]
  const now = ctx.now()
  await ctx.sql`delete from identity.sign_in where begun_at < ${oldest(now)}`
  await ctx.sql`
    insert into identity.sign_in ${ctx.sql({
      ...{ hash: digestOf(state), browser: digestOf(browser), provider: provider.id, nonce, verifier },
      begun_at: now,
    })}`
  const to = oidc.buildAuthorizationUrl(client, {
    redirect_uri: redirect,
    scope: provider.scope,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...(provider.acr.length > 0 && { acr_values: provider.acr.join(' ') }),
  })
  return { to, browser }
}

interface Attempt {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** The sign-in that an answer belongs to: begun by the same browser, for the same provider, not long ago, and never taken before. */
async function takeAttempt(ctx: Context, { provider, query, browser }: Returned): Promise<Attempt> {
  const state = new URLSearchParams(query).get('state')
  if (state === null || browser === null) throw refused()
  const [row] = await ctx.sql<{ nonce: string; verifier: string }[]>`
    delete from identity.sign_in
    where hash = ${digestOf(state)} and browser = ${digestOf(browser)} and provider = ${provider.id}
    and begun_at > ${oldest(ctx.now())}
    returning nonce, verifier`
  if (!row) throw refused()
  return { state, ...row }
}

const oldest = (now: Date) => new Date(now.getTime() - LONGEST_MINUTES * 60_000)

/** Trades the code for claims. Signature, issuer, audience, times, nonce and state are checked by the library. */
async function exchange(
  ctx: Context,
  client: oidc.Configuration,
  address: URL,
  { state, nonce, verifier }: Attempt,
): Promise<Claims> {
  try {
    const tokens = await oidc.authorizationCodeGrant(client, address, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims) throw refused()
    if (!client.serverMetadata().userinfo_endpoint) return claims
    // what the signed token says comes before what the endpoint adds
    return { ...(await oidc.fetchUserInfo(client, tokens.access_token, claims.sub)), ...claims }
  } catch (error) {
    ctx.log.warn({ code: codeOf(error) }, 'sign-in refused')
    throw isSilence(error) ? silent(error) : refused()
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown'

/** Whether the provider could not be reached or did not answer in time; everything else is an answer that must not be believed. */
const isSilence = (error: unknown): boolean =>
  codeOf(error) === 'OAUTH_TIMEOUT' || (error instanceof TypeError && error.cause !== undefined)

const assured = ({ acr }: Provider, claims: Claims): boolean =>
  acr.length === 0 || acr.some((level) => level === claims.acr)

const silent = (cause: unknown) =>
  Object.assign(
    new Unavailable({
      sv: 'Inloggningstjänsten svarar inte just nu. Försök igen om en stund. Allt som är öppet går att läsa ändå.',
      en: 'The sign-in service does not answer just now. Try again shortly. All that is open can be read anyway.',
    }),
    { cause },
  )

const refused = () =>
  new NotAllowed({
    sv: 'Inloggningen gick inte att slutföra: svaret var för gammalt, redan använt eller hörde till en annan webbläsare. Börja om från Logga in.',
    en: 'The sign-in could not be completed: the answer was too old, already used, or belonged to another browser. Begin again from Sign in.',
  })

const notEnough = () =>
  new NotAllowed({
    sv: 'Inloggningstjänsten sade inte säkert nog vem du är. Logga in med den legitimation som din organisation kräver.',
    en: 'The sign-in service did not say surely enough who you are. Sign in with the identification your organisation requires.',
  })
