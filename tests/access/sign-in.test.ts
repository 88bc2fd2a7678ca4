import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readProviders } from '#identity'
import { createTestDatabase, fixedClock, testContext } from '#platform/testing'
import { readRegister, registerOrganisations } from '#registry'
import { type IdentityProvider, startIdentityProvider } from './identity-provider.ts'
import { publicUrl, startSite } from './start-site.ts'
import { type Visitor, visitor } from './visitor.ts'

const { sql } = await createTestDatabase()
const now = fixedClock()
const ctx = testContext(sql, { now })

/** Real organisations of the register; what signs in to them here is a test. */
const AMAL = '2120001587'
const ALE = '2120001439'
const ORGANISATION = 'https://id.oidc.se/claim/orgNumber'
const HIGH = 'http://id.elegnamnden.se/loa/1.0/loa3'

const folder = mkdtempSync(join(tmpdir(), 'skala-idp-'))
let idp: IdentityProvider
let stranger: IdentityProvider
let site: FastifyInstance

beforeAll(async () => {
  await registerOrganisations(ctx, readRegister())
  const people = {
    id: 'skala',
    secret: 'a secret for tests alone',
    callback: `${publicUrl}/inloggning/kommunen`,
  }
  idp = await startIdentityProvider(() => ({ people, machines: [] }))
  stranger = await startIdentityProvider(() => ({
    people: { ...people, callback: `${publicUrl}/inloggning/annan` },
    machines: [],
  }))
  writeFileSync(join(folder, 'secret'), `${people.secret}\n`)
  const common = { clientId: people.id, clientSecretFile: 'secret' }
  const providers = [
    {
      ...common,
      id: 'kommunen',
      name: { sv: 'Kommunen', en: 'The municipality' },
      issuer: idp.issuer,
      vouchesFor: 'all',
      acr: [HIGH],
    },
    {
      ...common,
      id: 'annan',
      name: { sv: 'Annan', en: 'Another' },
      issuer: stranger.issuer,
      vouchesFor: [`SE${ALE}`],
    },
    {
      ...common,
      id: 'tyst',
      name: { sv: 'Tyst', en: 'Silent' },
      issuer: 'http://127.0.0.1:9',
      vouchesFor: 'all',
    },
  ]
  writeFileSync(join(folder, 'providers.json'), JSON.stringify({ providers }))
  site = await startSite(ctx, { providers: readProviders(join(folder, 'providers.json')) })
})
afterAll(async () => {
  await site?.close()
  await idp?.stop()
  await stranger?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Begins at our site, walks through the provider, and gives the address the browser comes back to. */
async function walkTo(browser: Visitor, provider: IdentityProvider = idp, id = 'kommunen', to = '/konto') {
  const begun = await browser.get(`/sv/logga-in/${id}?till=${encodeURIComponent(to)}`)
  expect(begun.statusCode).toBe(303)
  const back = await provider.walk(String(begun.headers.location))
  return back.slice(publicUrl.length)
}

async function signIn(sub: string, number: string | null, to = '/konto') {
  const browser = visitor(site)
  idp.next(sub, { name: `Test ${sub}`, acr: HIGH, ...(number && { [ORGANISATION]: number }) })
  const answer = await browser.get(await walkTo(browser, idp, 'kommunen', to))
  return { browser, answer }
}

describe('a person who signs in', () => {
  it('comes back to where they were, acting as a reader of the organisation that vouches for them', async () => {
    const { browser, answer } = await signIn('p1', AMAL, '/organisationer')
    expect(answer.statusCode).toBe(303)
    expect(answer.headers.location).toBe('/sv/organisationer')
    const page = await browser.get('/sv/konto')
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('Test p1')
    expect(page.body).toMatch(/Åmåls kommun, läsare/)
    expect(page.headers['cache-control']).toBe('private, no-store')
  })

  it('gets a cookie that only our own pages over https can send, and no script can read', async () => {
    const { answer } = await signIn('p2', AMAL)
    const line = [answer.headers['set-cookie'] ?? []].flat().find((one) => one.includes('session'))
    expect(line).toMatch(/^__Host-skala-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
  })

  it('leaves no name, subject or token in the clear beside the account', async () => {
    const { browser } = await signIn('a-subject-to-look-for', AMAL)
    const token = browser.cookies().split('=')[1] ?? ''
    const rows = await sql`select * from identity.session`
    const accounts = await sql`select key::text, provider from identity.account`
    const entries = await sql`select convert_from(body, 'UTF8') as body from ledger.content`
    const kept = JSON.stringify([rows, accounts, entries])
    expect(kept).not.toContain(token)
    expect(kept).not.toContain('a-subject-to-look-for')
    expect(kept).not.toContain('Test ')
  })

  it('acts for nobody when their organisation number is nobody’s', async () => {
    const { browser } = await signIn('p3', '5560000000')
    const page = await browser.get('/sv/konto')
    expect(page.body).toContain('finns organisationens nummer inte i registret')
  })

  it('acts for nobody when no number is given', async () => {
    const { browser } = await signIn('p4', null)
    expect((await browser.get('/sv/konto')).body).toContain('Utan uppdrag')
  })

  it('no longer reads where a later sign-in is not vouched for, in any browser', async () => {
    const { browser: older } = await signIn('mover', AMAL)
    const { browser: newer } = await signIn('mover', ALE)
    expect((await older.get('/sv/konto')).statusCode).toBe(303)
    const page = await newer.get('/sv/konto')
    expect(page.body).toContain('Ale kommun')
    expect(page.body).not.toContain('Åmåls kommun')
  })
})

describe('an identity provider', () => {
  it('speaks only for the organisations it is trusted with', async () => {
    const browser = visitor(site)
    stranger.next('s1', { name: 'Stranger', [ORGANISATION]: AMAL })
    await browser.get(await walkTo(browser, stranger, 'annan'))
    const page = await browser.get('/sv/konto')
    expect(page.statusCode).toBe(200)
    expect(page.body).not.toContain('Åmåls kommun')
  })

  it('makes another account of the same subject than another provider does', async () => {
    stranger.next('p1', { name: 'Not p1', [ORGANISATION]: ALE })
    const browser = visitor(site)
    await browser.get(await walkTo(browser, stranger, 'annan'))
    expect((await browser.get('/sv/konto')).body).not.toContain('Test p1')
  })

  it('that does not answer is said to be silent', async () => {
    const answer = await visitor(site).get('/sv/logga-in/tyst')
    expect(answer.statusCode).toBe(503)
    expect(answer.body).toContain('svarar inte just nu')
  })

  it('that nobody configured is not found', async () => {
    expect((await visitor(site).get('/sv/logga-in/finns-inte')).statusCode).toBe(404)
    expect((await visitor(site).get('/inloggning/finns-inte?code=x&state=y')).statusCode).toBe(404)
  })

  it('that says too little about how sure it is lets nobody in', async () => {
    const browser = visitor(site)
    idp.next('low', { name: 'Low', acr: 'http://id.elegnamnden.se/loa/1.0/loa1', [ORGANISATION]: AMAL })
    const answer = await browser.get(await walkTo(browser))
    expect(answer.statusCode).toBe(403)
    expect(browser.cookies()).toBe('')
  })
})

describe('an answer that is not what it must be lets nobody in', () => {
  const altered = (address: string, name: string, value: string | null) => {
    const url = new URL(address, publicUrl)
    if (value === null) url.searchParams.delete(name)
    else url.searchParams.set(name, value)
    return url.pathname + url.search
  }
  const hostile: readonly [string, (address: string) => string][] = [
    ['another state', (address) => altered(address, 'state', 'x'.repeat(43))],
    ['no state', (address) => altered(address, 'state', null)],
    ['another code', (address) => altered(address, 'code', 'forged')],
    ['no code', (address) => altered(address, 'code', null)],
    ['another issuer', (address) => altered(address, 'iss', 'https://evil.example')],
    ['no issuer', (address) => altered(address, 'iss', null)],
    ['an error', (address) => altered(altered(address, 'code', null), 'error', 'access_denied')],
    ['the callback of another provider', (address) => address.replace('/kommunen', '/annan')],
  ]
  it.each(hostile)('with %s', async (_name, alter) => {
    const browser = visitor(site)
    idp.next('victim', { acr: HIGH, [ORGANISATION]: AMAL })
    const answer = await browser.get(alter(await walkTo(browser)))
    expect(answer.statusCode).toBe(403)
    expect(browser.cookies()).not.toContain('session')
  })

  it('a second time', async () => {
    const browser = visitor(site)
    idp.next('replayed', { acr: HIGH, [ORGANISATION]: AMAL })
    const address = await walkTo(browser)
    const thief = browser.copy()
    expect((await browser.get(address)).statusCode).toBe(303)
    expect((await thief.get(address)).statusCode).toBe(403)
    expect(thief.cookies()).not.toContain('session')
  })

  it('in another browser than the one that began', async () => {
    const browser = visitor(site)
    idp.next('lured', { acr: HIGH, [ORGANISATION]: AMAL })
    const address = await walkTo(browser)
    expect((await visitor(site).get(address)).statusCode).toBe(403)
    const other = visitor(site)
    await walkTo(other)
    expect((await other.get(address)).statusCode).toBe(403)
  })

  it('after ten minutes', async () => {
    const browser = visitor(site)
    idp.next('late', { acr: HIGH, [ORGANISATION]: AMAL })
    const address = await walkTo(browser)
    now.forward({ seconds: 601 })
    expect((await browser.get(address)).statusCode).toBe(403)
  })

  it('nor does it lead to another site afterwards', async () => {
    for (const to of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/\t/evil.example',
      'javascript:alert(1)',
    ]) {
      const { answer } = await signIn('wanderer', AMAL, to)
      expect(answer.headers.location).toBe('/sv/konto')
    }
  })
})

describe('a session', () => {
  it('ends after 30 minutes without a request, and not before', async () => {
    const { browser } = await signIn('idle', AMAL)
    for (let round = 0; round < 3; round++) {
      now.forward({ seconds: 29 * 60 })
      expect((await browser.get('/sv/konto')).statusCode).toBe(200)
    }
    now.forward({ seconds: 30 * 60 + 1 })
    expect((await browser.get('/sv/konto')).statusCode).toBe(303)
  })

  it('ends after eight hours whatever happens', async () => {
    const { browser } = await signIn('busy', AMAL)
    for (let step = 0; step < 19; step++) {
      now.forward({ seconds: 25 * 60 })
      expect((await browser.get('/sv/konto')).statusCode).toBe(200)
    }
    now.forward({ seconds: 6 * 60 })
    expect((await browser.get('/sv/konto')).statusCode).toBe(303)
  })

  it('is over everywhere once its holder signs out everywhere', async () => {
    const { browser: one } = await signIn('everywhere', AMAL)
    const { browser: other } = await signIn('everywhere', AMAL)
    expect((await one.get('/sv/konto')).body).toContain('inloggad i 2 webbläsare')
    await one.post('/sv/konto')
    expect((await other.get('/sv/konto')).statusCode).toBe(303)
  })

  it('is over at sign-out, also for whoever copied its cookie', async () => {
    const { browser } = await signIn('leaver', AMAL)
    const thief = browser.copy()
    expect((await browser.post('/sv/logga-ut')).statusCode).toBe(303)
    expect(browser.cookies()).toBe('')
    expect((await thief.get('/sv/konto')).statusCode).toBe(303)
  })

  it('is over at the identity provider too for whoever wants that, and is offered it after signing out here', async () => {
    const { browser } = await signIn('whole-day', AMAL)
    const out = await browser.post('/sv/logga-ut')
    expect(out.headers.location).toBe('/sv/logga-in?ut=kommunen')
    const page = await browser.get('/sv/logga-in?ut=kommunen')
    expect(page.body).toContain('Du är utloggad här. Hos Kommunen')
    expect(page.body).toContain('href="/sv/logga-ut/kommunen"')
    const there = new URL(String((await browser.get('/sv/logga-ut/kommunen')).headers.location))
    expect(there.href).toMatch(`${idp.issuer}/session/end`)
    expect(there.searchParams.get('client_id')).toBe('skala')
    expect(there.searchParams.get('post_logout_redirect_uri')).toBe(`${publicUrl}/`)
    expect((await fetch(there)).status).toBe(200)
  })

  it('is not said to be open at a provider that nobody came from', async () => {
    const page = await visitor(site).get('/sv/logga-in?ut=finns-inte')
    expect(page.body).not.toContain('utloggad')
    expect((await visitor(site).get('/sv/logga-ut/finns-inte')).statusCode).toBe(404)
  })

  it('is another one after each sign-in: a token planted before is worth nothing', async () => {
    const { browser } = await signIn('planted', AMAL)
    const planted = browser.copy()
    idp.next('planted', { acr: HIGH, [ORGANISATION]: AMAL })
    await browser.get(await walkTo(browser))
    expect((await planted.get('/sv/konto')).statusCode).toBe(303)
    expect((await browser.get('/sv/konto')).statusCode).toBe(200)
  })

  it('is nobody’s when its token is made up, twice there, or in the address', async () => {
    const { browser } = await signIn('real', AMAL)
    const cookie = browser.cookies()
    const forged = `__Host-skala-session=${'A'.repeat(43)}`
    for (const headers of [
      { cookie: forged },
      { cookie: `${cookie}; ${forged}` },
      { cookie: '__Host-skala-session=' },
    ])
      expect((await site.inject({ url: '/sv/konto', headers })).statusCode).toBe(303)
    expect((await site.inject(`/sv/konto?${cookie}`)).statusCode).toBe(303)
  })

  it('takes no form from another site, nor one that does not say where it is from', async () => {
    const { browser } = await signIn('forms', AMAL)
    const from = (headers: Record<string, string>) =>
      site.inject({
        method: 'POST',
        url: '/sv/konto',
        headers: {
          cookie: browser.cookies(),
          'content-type': 'application/x-www-form-urlencoded',
          ...headers,
        },
        payload: 'a=b',
      })
    expect((await from({ 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
    expect((await from({ origin: 'https://evil.example' })).statusCode).toBe(403)
    expect((await from({ origin: 'null' })).statusCode).toBe(403)
    expect((await from({})).statusCode).toBe(403)
    expect((await browser.get('/sv/konto')).statusCode).toBe(200)
  })
})

describe('a site that is reached over plain http by others', () => {
  it('signs nobody in', async () => {
    const open = await startSite(ctx, { publicUrl: 'http://skala.example' })
    const page = await visitor(open).get('/sv/logga-in')
    expect(page.body).toContain('nås inte över https')
    expect((await visitor(open).post('/sv/logga-in', { person: 'x' })).statusCode).toBe(404)
    await open.close()
  })
})
