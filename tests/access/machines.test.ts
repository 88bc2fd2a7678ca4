import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApiKey, readProviders, revokeApiKey } from '#identity'
import { Invalid, NotAllowed } from '#platform/problems'
import { createTestDatabase, fixedClock, testContext } from '#platform/testing'
import { type IdentityProvider, startIdentityProvider } from './identity-provider.ts'
import { bodies, registerPeople, signInAs } from './people.ts'
import { publicUrl, startSite } from './start-site.ts'

const { sql } = await createTestDatabase()
const now = fixedClock()
const ctx = testContext(sql, { now })
const administrator = testContext(sql, { now, role: 'administrator', organisation: bodies.home })
const audience = `${publicUrl}/api`
const folder = mkdtempSync(join(tmpdir(), 'skala-machines-'))

let idp: IdentityProvider
let site: FastifyInstance
beforeAll(async () => {
  await registerPeople(ctx, [
    ['Anna', 'administrator', bodies.home],
    ['Erik', 'administrator', bodies.other],
  ])
  const people = { id: 'skala', secret: 'x', callback: `${publicUrl}/inloggning/kommunen` }
  idp = await startIdentityProvider(() => ({ people, machines: ['portfolio', 'unknown', 'elsewhere'] }))
  const clients = {
    portfolio: { organisation: bodies.home, role: 'reporter' },
    elsewhere: { organisation: bodies.other, role: 'reporter' },
  }
  const provider = {
    ...{ id: 'kommunen', name: { sv: 'K', en: 'K' }, issuer: idp.issuer, clientId: 'skala' },
    ...{ vouchesFor: [bodies.home], machines: { audience, clients } },
  }
  writeFileSync(join(folder, 'providers.yaml'), JSON.stringify({ providers: [provider] }))
  site = await startSite(ctx, { providers: readProviders(join(folder, 'providers.yaml')) })
})
afterAll(async () => {
  await site?.close()
  await idp?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const me = (authorization?: string) =>
  site.inject({ url: '/api/v1/me', headers: authorization === undefined ? {} : { authorization } })
const wanted = { organisation: bodies.home, label: 'portföljverktyget', role: 'reporter', months: 12 }

describe('a key', () => {
  it('acts for its organisation in its role, for nobody else to keep', async () => {
    const answer = await me(`Bearer ${await makeApiKey(administrator, wanted)}`)
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual({ organisation: bodies.home, role: 'reporter' })
    expect(answer.headers['cache-control']).toBe('private, no-store')
  })

  it('is a secret that scanners know by its look and that nobody here has kept', async () => {
    const key = await makeApiKey(administrator, wanted)
    expect(key).toMatch(/^skala_[\w-]{43}_[0-9a-f]{8}$/)
    const kept = JSON.stringify([
      await sql`select * from identity.api_key`,
      await sql`select convert_from(body, 'UTF8') as body from ledger.content`,
    ])
    expect(kept).not.toContain(key)
    expect(kept).not.toContain(key.slice(6, 49))
  })

  it('opens nothing when it is revoked, too old, altered or made up, and says so', async () => {
    const key = await makeApiKey(administrator, { ...wanted, months: 1 })
    const other = key.slice(0, -1) + (key.endsWith('0') ? '1' : '0')
    const madeUp = [other, `skala_${'A'.repeat(43)}_00000000`, 'skala_', key.slice(0, 40), `${key} ${key}`]
    for (const one of madeUp) {
      const answer = await me(`Bearer ${one}`)
      expect(answer.statusCode).toBe(401)
      expect(answer.headers['www-authenticate']).toContain('invalid_token')
      expect(answer.headers['content-type']).toContain('application/problem+json')
    }
    expect((await me(`Basic ${key}`)).statusCode).toBe(401)
    expect((await me(`Bearer ${key}`)).statusCode).toBe(200)
    now.forward({ days: 32 })
    expect((await me(`Bearer ${key}`)).statusCode).toBe(401)
    const next = await makeApiKey(administrator, wanted)
    const [row] = await sql<
      { id: string }[]
    >`select id from identity.api_key order by created_at desc limit 1`
    await revokeApiKey(administrator, { organisation: bodies.home, id: row?.id ?? '' })
    expect((await me(`Bearer ${next}`)).statusCode).toBe(401)
  })

  it('is refused in an address, on every page and route below the API', async () => {
    const key = await makeApiKey(administrator, wanted)
    for (const url of [`/api/v1/me?key=${key}`, `/api/v1/initiatives?token=${key}`, `/api/v1/${key}`]) {
      const answer = await site.inject(url)
      expect(answer.statusCode).toBe(400)
      expect(answer.body).toContain('Revoke it')
    }
  })

  it('is made by its organisation’s administrator alone, for a year at most and never as administrator', async () => {
    const editor = testContext(sql, { now, role: 'publisher', organisation: bodies.home })
    await expect(makeApiKey(editor, wanted)).rejects.toThrow(NotAllowed)
    await expect(makeApiKey(administrator, { ...wanted, organisation: bodies.other })).rejects.toThrow(
      NotAllowed,
    )
    for (const wrong of [
      { months: 13 },
      { months: 0 },
      { months: Number.NaN },
      { role: 'administrator' },
      { role: 'operator' },
      { label: ' ' },
    ])
      await expect(makeApiKey(administrator, { ...wanted, ...wrong })).rejects.toThrow(Invalid)
  })

  it('is shown once on the page that makes it, and can be revoked there by its own organisation alone', async () => {
    const path = `/sv/organisationer/${bodies.home}/nycklar`
    const anna = await signInAs(site, ctx, 'Anna')
    const made = await anna.post(path, { act: 'make', label: 'från sidan', role: 'editor', months: '3' })
    const [key] = /skala_[\w-]{43}_[0-9a-f]{8}/.exec(made.body) ?? []
    expect(made.headers['cache-control']).toBe('private, no-store')
    expect((await me(`Bearer ${key}`)).json()).toEqual({ organisation: bodies.home, role: 'editor' })
    expect((await anna.get(path)).body).not.toContain(key)
    const [row] = await sql<{ id: string }[]>`select id from identity.api_key where label = 'från sidan'`
    const id = row?.id ?? ''
    const erik = await signInAs(site, ctx, 'Erik')
    expect((await erik.post(path, { act: 'revoke', id })).statusCode).toBe(403)
    const own = await erik.post(path.replace(bodies.home, bodies.other), { act: 'revoke', id })
    expect(own.statusCode).toBe(404)
    expect((await me(`Bearer ${key}`)).statusCode).toBe(200)
    expect((await anna.post(path, { act: 'revoke', id })).statusCode).toBe(303)
    expect((await me(`Bearer ${key}`)).statusCode).toBe(401)
  })
})

describe('an access token of the organisation’s identity provider', () => {
  // the provider signs by the real clock, and we must read it by the same
  const readByRealClock = () => now.set(new Date().toISOString())

  it('lets the machine that is configured act, and no other of the same provider', async () => {
    readByRealClock()
    const token = await idp.machineToken('portfolio', 'portfolio-secret', audience)
    expect((await me(`Bearer ${token}`)).json()).toEqual({ organisation: bodies.home, role: 'reporter' })
    const stranger = await idp.machineToken('unknown', 'unknown-secret', audience)
    expect((await me(`Bearer ${stranger}`)).statusCode).toBe(401)
  })

  it('acts only for an organisation that its issuer may speak for', async () => {
    const token = await idp.machineToken('elsewhere', 'elsewhere-secret', audience)
    expect((await me(`Bearer ${token}`)).statusCode).toBe(401)
  })

  it('opens nothing when it is meant for somebody else, and is replayed here', async () => {
    const token = await idp.machineToken('portfolio', 'portfolio-secret', 'https://another.example')
    expect((await me(`Bearer ${token}`)).statusCode).toBe(401)
  })

  it('opens nothing once its machine is no longer configured, however fresh it is', async () => {
    const token = await idp.machineToken('portfolio', 'portfolio-secret', audience)
    expect((await me(`Bearer ${token}`)).statusCode).toBe(200)
    const without = readProviders(join(folder, 'providers.yaml')).map((one) => ({
      ...one,
      machines: { audience, clients: {} },
    }))
    const later = await startSite(ctx, { providers: without })
    const answer = await later.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${token}` } })
    expect(answer.statusCode).toBe(401)
    await later.close()
  })

  it('opens nothing after it has expired', async () => {
    const token = await idp.machineToken('portfolio', 'portfolio-secret', audience)
    now.forward({ seconds: 700 })
    expect((await me(`Bearer ${token}`)).statusCode).toBe(401)
    readByRealClock()
    expect((await me(`Bearer ${token}`)).statusCode).toBe(200)
  })

  it('opens nothing when it is forged: another key, no signature, another issuer, a secret taken from the public key', async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
    const claims: JWTPayload = { client_id: 'portfolio' }
    const sign = (issuer: string, typ = 'at+jwt') =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', typ, kid: 'test' })
        .setIssuer(issuer)
        .setSubject('portfolio')
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(privateKey)
    const [, body = ''] = (await sign(idp.issuer)).split('.')
    const header = (fields: object) => Buffer.from(JSON.stringify(fields)).toString('base64url')
    const shared = Buffer.from(JSON.stringify(await exportJWK(publicKey)))
    const confused = new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
      .setIssuer(idp.issuer)
      .setSubject('portfolio')
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(shared)
    const forged = [
      await sign(idp.issuer),
      await sign('https://evil.example'),
      await confused,
      `${header({ alg: 'none', typ: 'at+jwt' })}.${body}.`,
      'a.b.c',
      '..',
      header({ alg: 'RS256' }),
    ]
    for (const token of forged) expect((await me(`Bearer ${token}`)).statusCode).toBe(401)
  })
})
