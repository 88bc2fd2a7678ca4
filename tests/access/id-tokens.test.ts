import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { generateKeyPair, type JWTPayload } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readProviders } from '#identity'
import { createTestDatabase, fixedClock, testContext } from '#platform/testing'
import { type DishonestProvider, startDishonestProvider } from './dishonest-provider.ts'
import { startSite } from './start-site.ts'
import { visitor } from './visitor.ts'

const { sql } = await createTestDatabase()
const ctx = testContext(sql, { now: fixedClock() })
const folder = mkdtempSync(join(tmpdir(), 'skala-id-tokens-'))
const CLIENT = 'skala'

let idp: DishonestProvider
let site: FastifyInstance
beforeAll(async () => {
  idp = await startDishonestProvider(CLIENT)
  const provider = {
    ...{ id: 'kommunen', name: { sv: 'K', en: 'K' }, issuer: idp.issuer, clientId: CLIENT },
    vouchesFor: 'all',
  }
  writeFileSync(join(folder, 'providers.json'), JSON.stringify({ providers: [provider] }))
  site = await startSite(ctx, { providers: readProviders(join(folder, 'providers.json')) })
})
afterAll(async () => {
  await site?.close()
  await idp?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Begins to sign in, lets the provider answer with a token made for the nonce that was sent, and comes back. */
async function signInWith(tokenFor: (nonce: string) => Promise<string>) {
  const browser = visitor(site)
  const begun = await browser.get('/sv/logga-in/kommunen')
  const { searchParams } = new URL(String(begun.headers.location))
  const [state, nonce] = [searchParams.get('state') ?? '', searchParams.get('nonce') ?? '']
  idp.hand(await tokenFor(nonce))
  const query = new URLSearchParams({ code: 'c', state, iss: idp.issuer })
  const answer = await browser.get(`/inloggning/kommunen?${query}`)
  return { status: answer.statusCode, signedIn: browser.cookies().includes('session') }
}

const signed = (claims: JWTPayload) => (nonce: string) => idp.sign({ sub: 'p', nonce, ...claims })
const header = (fields: object) => Buffer.from(JSON.stringify(fields)).toString('base64url')
const HOUR = 3_600
const seconds = () => Math.floor(Date.now() / 1000)

describe('an ID token', () => {
  it('that is as it must be lets its holder in', async () => {
    expect(await signInWith(signed({}))).toEqual({ status: 303, signedIn: true })
  })

  it('that was good for an earlier sign-in lets nobody in a second time', async () => {
    let first = ''
    await signInWith(async (nonce) => {
      first = await idp.sign({ sub: 'p', nonce })
      return first
    })
    expect(await signInWith(async () => first)).toEqual({ status: 403, signedIn: false })
  })

  it.each<[string, (nonce: string) => Promise<string>]>([
    ['without a nonce', () => idp.sign({ sub: 'p' })],
    ['with a nonce of its own', () => idp.sign({ sub: 'p', nonce: 'x'.repeat(43) })],
    ['that has expired', signed({ iat: seconds() - 2 * HOUR, exp: seconds() - HOUR })],
    ['that is not valid yet', signed({ nbf: seconds() + HOUR })],
    ['for another client', signed({ aud: 'another' })],
    ['for several clients, handed to another', signed({ aud: [CLIENT, 'another'], azp: 'another' })],
    ['of another issuer', signed({ iss: 'https://evil.example' })],
    ['without a subject', signed({ sub: undefined })],
    [
      'signed by somebody else',
      async (nonce) => idp.sign({ sub: 'p', nonce }, (await generateKeyPair('RS256')).privateKey),
    ],
    [
      'with its name changed after it was signed',
      async (nonce) => {
        const [head, , signature] = (await idp.sign({ sub: 'p', nonce })).split('.')
        const claims = { iss: idp.issuer, aud: CLIENT, iat: seconds(), exp: seconds() + 300 }
        return `${head}.${header({ ...claims, sub: 'admin', nonce })}.${signature}`
      },
    ],
    [
      'without a signature',
      async (nonce) => {
        const [, claims] = (await idp.sign({ sub: 'p', nonce })).split('.')
        return `${header({ alg: 'none' })}.${claims}.`
      },
    ],
    ['that is none', async () => 'x.y.z'],
  ])('%s lets nobody in', async (_name, tokenFor) => {
    expect(await signInWith(tokenFor)).toEqual({ status: 403, signedIn: false })
  })
})
