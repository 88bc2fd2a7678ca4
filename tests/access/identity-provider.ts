import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import { Provider } from 'oidc-provider'

/** What the provider says about somebody besides `sub`. */
export type Claims = Readonly<Record<string, unknown>>

/** A real identity provider on loopback, in place of an organisation's own. */
export interface IdentityProvider {
  readonly issuer: string
  /** Who signs in next: `sub` and claims. */
  next(sub: string, claims: Claims): void
  /** Walks a browser through the sign-in, and returns the address it is sent back to. */
  walk(from: string): Promise<string>
  /** An access token for a machine of the provider, good for `audience`. */
  machineToken(client: string, secret: string, audience: string): Promise<string>
  stop(): Promise<void>
}

/** What the sign-in is registered as at the provider. */
export interface RegisteredClient {
  readonly id: string
  readonly secret: string
  readonly callback: string
}

const ORGANISATION = 'https://id.oidc.se/claim/orgNumber'

/** Starts the provider. Everyone who comes is signed in as whoever `next` named, without being asked. */
export async function startIdentityProvider(
  register: (issuer: string) => { readonly people: RegisteredClient; readonly machines: readonly string[] },
): Promise<IdentityProvider> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no address')
  const issuer = `http://127.0.0.1:${(address satisfies AddressInfo).port}`
  const { people, machines } = register(issuer)
  let who: { readonly sub: string; readonly claims: Claims } = { sub: 'nobody', claims: {} }
  const provider = new Provider(issuer, await settings(people, machines, () => who))
  const answer = provider.callback()
  server.on('request', async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response)
    const { prompt, params, session } = await provider.interactionDetails(request, response)
    const grant = new provider.Grant({
      accountId: session?.accountId ?? who.sub,
      clientId: String(params.client_id),
    })
    grant.addOIDCScope('openid')
    const result =
      prompt.name === 'login'
        ? { login: { accountId: who.sub } }
        : { consent: { grantId: await grant.save() } }
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true })
  })
  return {
    issuer,
    next: (sub, claims) => {
      who = { sub, claims }
    },
    walk: (from) => walk(from, issuer),
    machineToken: (client, secret, audience) => machineToken(issuer, client, secret, audience),
    stop: () => new Promise((done) => server.close(() => done())),
  }
}

async function settings(
  people: RegisteredClient,
  machines: readonly string[],
  who: () => { readonly sub: string; readonly claims: Claims },
): Promise<ConstructorParameters<typeof Provider>[1]> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return {
    clients: [
      {
        ...{ client_id: people.id, client_secret: people.secret, redirect_uris: [people.callback] },
        post_logout_redirect_uris: [`${new URL(people.callback).origin}/`],
      },
      ...machines.map((id) => ({
        client_id: id,
        client_secret: `${id}-secret`,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      })),
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'test' }] },
    cookies: { keys: ['a key for tests alone'] },
    claims: { openid: ['sub', 'name', 'acr', 'email', 'email_verified', ORGANISATION] },
    conformIdTokenClaims: false,
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...who().claims }) }),
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => [],
        getResourceServerInfo: (_context, audience) => ({
          scope: '',
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: 600,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    ttl: { IdToken: 600, Interaction: 600, Session: 600, Grant: 600, AccessToken: 600 },
  }
}

/** Follows redirects as a browser does, cookies and all, until one leads away from the provider. */
async function walk(from: string, issuer: string): Promise<string> {
  const jar = new Map<string, string>()
  let address = from
  for (let step = 0; step < 20; step++) {
    if (!address.startsWith(issuer)) return address
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(address, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split(/=(.*)/s) ?? []
      jar.set(name, value)
    }
    const to = answer.headers.get('location')
    if (to === null)
      throw new Error(`the provider answered ${answer.status} at ${address}: ${await answer.text()}`)
    address = new URL(to, address).href
  }
  throw new Error('the provider leads around in circles')
}

async function machineToken(
  issuer: string,
  client: string,
  secret: string,
  audience: string,
): Promise<string> {
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ grant_type: 'client_credentials', resource: audience }),
  })
  const body: unknown = await answer.json()
  if (typeof body === 'object' && body !== null && 'access_token' in body) return String(body.access_token)
  throw new Error(JSON.stringify(body))
}
