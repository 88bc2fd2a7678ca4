import { createServer } from 'node:http'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

/** An identity provider of which everything is right but what it says: it hands out whatever ID token it is given. */
export interface DishonestProvider {
  readonly issuer: string
  /** Answers every code from now on with this ID token. */
  hand(token: string): void
  /** Signs claims as a sign-in at `client` begun with `nonce`, five minutes long unless the claims say otherwise. */
  sign(claims: JWTPayload, key?: CryptoKey): Promise<string>
  stop(): Promise<void>
}

/** Starts it on loopback. */
export async function startDishonestProvider(client: string): Promise<DishonestProvider> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), alg: 'RS256', use: 'sig', kid: 'own' }
  let token = ''
  let issuer = ''
  const answers: Readonly<Record<string, () => unknown>> = {
    '/.well-known/openid-configuration': () => ({
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      authorization_response_iss_parameter_supported: true,
      id_token_signing_alg_values_supported: ['RS256'],
      ...{ response_types_supported: ['code'], subject_types_supported: ['public'] },
    }),
    '/jwks': () => ({ keys: [jwk] }),
    '/token': () => ({ access_token: 'x', token_type: 'Bearer', expires_in: 60, id_token: token }),
  }
  const server = createServer((request, response) => {
    const answer = answers[request.url ?? '']
    response.setHeader('content-type', 'application/json')
    request.resume().on('end', () => response.end(JSON.stringify(answer?.() ?? {})))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const place = server.address()
  issuer = `http://127.0.0.1:${typeof place === 'object' && place ? place.port : 0}`
  return {
    issuer,
    hand: (next) => {
      token = next
    },
    sign: (claims, key = privateKey) => {
      const now = Math.floor(Date.now() / 1000)
      const whole = { iss: issuer, aud: client, iat: now, exp: now + 300, ...claims }
      return new SignJWT(whole).setProtectedHeader({ alg: 'RS256', kid: 'own' }).sign(key)
    },
    stop: () => new Promise((done) => server.close(() => done())),
  }
}
