import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actorOf, giveNationalRole, giveRole, readSession, settleClaim, settleDueClaims } from '#identity'
import { readHistory, sequenceAll } from '#ledger'
import { createContext } from '#platform/context'
import { Conflict, NotAllowed } from '#platform/problems'
import { createTestDatabase, fixedClock, testContext } from '#platform/testing'
import { accountOf, bodies, registerPeople, signInAs } from './people.ts'
import { startSite } from './start-site.ts'
import type { Visitor } from './visitor.ts'

const { sql } = await createTestDatabase()
const now = fixedClock()
const ctx = testContext(sql, { now })
const { home, other, joint, bare } = bodies
const timekeeper = testContext(sql, { now, role: 'timekeeper' })

let site: FastifyInstance
beforeAll(async () => {
  await registerPeople(ctx, [
    ['Anna', 'administrator', home],
    ['Bertil', 'administrator', home],
    ['Cecilia', 'editor', home],
    ['David', 'reader', home],
    ['Wilma', 'witness', home],
    ['Erik', 'administrator', other],
    ['Fanny', 'administrator', joint],
    ['Gusten', 'editor', joint],
    ['Hilda', 'reader', bare],
    ['Ingvar', 'reader', bare],
    ['Karin', 'reader', bare],
  ])
  site = await startSite(ctx)
})
afterAll(() => site?.close())

const as = (key: string) => signInAs(site, ctx, key)
const rolesPage = (id: string) => `/sv/organisationer/${id}/roller`
const roleOf = async (key: string, organisation: string) => {
  const rows = await sql<{ role: string }[]>`
    select role from identity.assignment join identity.account on account.id = assignment.account
    where account.name = ${key} and organisation = ${organisation} order by role`
  return rows.map(({ role }) => role)
}
const isSignedIn = async (browser: Visitor) => (await browser.get('/sv/konto')).statusCode === 200

describe('an administrator', () => {
  it('sees who has which role; everybody else sees numbers and no names', async () => {
    expect((await (await as('Anna')).get(rolesPage(home))).body).toContain('Cecilia')
    for (const key of ['Cecilia', 'Wilma', 'Erik', 'Gusten']) {
      const page = await (await as(key)).get(rolesPage(home))
      expect(page.statusCode).toBe(200)
      expect(page.body.replace(key, '')).not.toMatch(/Anna|Bertil|David/)
    }
    const open = await site.inject(rolesPage(home))
    expect(open.statusCode).toBe(200)
    expect(open.body).not.toMatch(/Anna|Bertil|Cecilia/)
  })

  it('gives a role, which ends the sessions of whoever got it, and history learns the role and not the name', async () => {
    const david = await as('David')
    const anna = await as('Anna')
    const answer = await anna.post(rolesPage(home), {
      act: 'give',
      account: await accountOf(ctx, 'David'),
      role: 'reporter',
    })
    expect(answer.statusCode).toBe(303)
    expect(await roleOf('David', home)).toEqual(['reporter'])
    expect(await isSignedIn(david)).toBe(false)
    expect((await (await as('David')).get('/sv/konto')).body).toContain('Hemma kommun, rapportör')
    await sequenceAll(ctx)
    const [entry] = (await readHistory(ctx, `roles:${home}`)).slice(-1)
    expect(entry).toMatchObject({ type: 'roles.changed', organisation: home, role: 'administrator' })
    expect(JSON.stringify(entry)).not.toMatch(/David|Anna/)
    expect(JSON.stringify(entry)).not.toContain(await accountOf(ctx, 'David'))
  })

  it('takes a role back by making its holder a reader', async () => {
    const anna = await as('Anna')
    await anna.post(rolesPage(home), { act: 'give', account: await accountOf(ctx, 'David'), role: 'reader' })
    expect(await roleOf('David', home)).toEqual([])
  })

  it('gives no role to somebody the organisation does not vouch for, nor in another organisation', async () => {
    const anna = await as('Anna')
    const stranger = await anna.post(rolesPage(home), {
      act: 'give',
      account: await accountOf(ctx, 'Erik'),
      role: 'editor',
    })
    expect(stranger.statusCode).toBe(409)
    const elsewhere = await anna.post(rolesPage(other), {
      act: 'give',
      account: await accountOf(ctx, 'Erik'),
      role: 'reader',
    })
    expect(elsewhere.statusCode).toBe(403)
    const nobody = await anna.post(rolesPage(home), { act: 'give', account: 'x', role: 'editor' })
    expect(nobody.statusCode).toBe(404)
    const nonsense = await anna.post(rolesPage(home), {
      act: 'give',
      account: await accountOf(ctx, 'David'),
      role: 'operator',
    })
    expect(nonsense.statusCode).toBe(400)
  })

  it('appoints a witness and cannot silence one; the witness may step down', async () => {
    const anna = await as('Anna')
    await anna.post(rolesPage(home), { act: 'give', account: await accountOf(ctx, 'Wilma'), role: 'reader' })
    expect(await roleOf('Wilma', home)).toEqual(['witness'])
    const wilma = await as('Wilma')
    expect((await wilma.post(rolesPage(home), { act: 'leave', role: 'witness' })).statusCode).toBe(303)
    expect(await roleOf('Wilma', home)).toEqual([])
    await (await as('Anna')).post(rolesPage(home), {
      act: 'give',
      account: await accountOf(ctx, 'Wilma'),
      role: 'witness',
    })
    expect(await roleOf('Wilma', home)).toEqual(['witness'])
  })

  it('hands the role over and is a publisher after', async () => {
    const anna = await as('Anna')
    await anna.post(rolesPage(home), { act: 'hand-over', account: await accountOf(ctx, 'Cecilia') })
    expect(await roleOf('Cecilia', home)).toEqual(['administrator'])
    expect(await roleOf('Anna', home)).toEqual(['publisher'])
    expect(await isSignedIn(anna)).toBe(false)
  })

  it('cannot leave as the last one, nor be made something else', async () => {
    const bertil = await as('Bertil')
    await bertil.post(rolesPage(home), { act: 'leave', role: 'administrator' })
    const cecilia = await as('Cecilia')
    expect((await cecilia.get(rolesPage(home))).body).toContain('en enda administratör')
    expect((await cecilia.post(rolesPage(home), { act: 'leave', role: 'administrator' })).statusCode).toBe(
      409,
    )
    const account = await accountOf(ctx, 'Cecilia')
    const demoted = await cecilia.post(rolesPage(home), { act: 'give', account, role: 'editor' })
    expect(demoted.statusCode).toBe(409)
    expect(await roleOf('Cecilia', home)).toEqual(['administrator'])
  })

  it('who is two browsers at once cannot leave twice and let the organisation down', async () => {
    await giveRole(ctx, {
      account: await accountOf(ctx, 'Bertil'),
      organisation: home,
      role: 'administrator',
    })
    const [bertil, cecilia] = [await as('Bertil'), await as('Cecilia')]
    const answers = await Promise.all([
      bertil.post(rolesPage(home), { act: 'leave', role: 'administrator' }),
      cecilia.post(rolesPage(home), { act: 'leave', role: 'administrator' }),
    ])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])
  })
})

describe('a person whose role was taken', () => {
  it('cannot go on in a session that was open, nor act by a form written before', async () => {
    await giveRole(ctx, { account: await accountOf(ctx, 'David'), organisation: home, role: 'administrator' })
    const david = await as('David')
    expect((await david.get(`/sv/organisationer/${home}/nycklar`)).statusCode).toBe(200)
    await giveRole(ctx, { account: await accountOf(ctx, 'David'), organisation: home, role: 'reader' })
    expect((await david.get(`/sv/organisationer/${home}/nycklar`)).statusCode).toBe(303)
    const late = await david.post(`/sv/organisationer/${home}/nycklar`, {
      act: 'make',
      label: 'sent late',
      role: 'editor',
      months: '1',
    })
    expect(late.statusCode).toBe(403)
    const again = await as('David')
    expect((await again.get(`/sv/organisationer/${home}/nycklar`)).statusCode).toBe(403)
  })

  it('acts for nobody when the row goes without its session', async () => {
    const browser = await as('Gusten')
    const token = browser.cookies().split('=')[1] ?? ''
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`delete from identity.assignment where account = ${await accountOf(ctx, 'Gusten')}`
      await tx`delete from identity.affiliation where account = ${await accountOf(ctx, 'Gusten')}`
    })
    expect(actorOf(await readSession(ctx, token))).toEqual({ organisation: null, role: 'public' })
  })
})

describe('the first administrator', () => {
  it('is whoever claims it, three days later, and all can see it meanwhile', async () => {
    const hilda = await as('Hilda')
    expect((await hilda.get(rolesPage(bare))).body).toContain('Begär administratörsrollen')
    await hilda.post(rolesPage(bare), { act: 'claim' })
    await sequenceAll(ctx)
    expect(await roleOf('Hilda', bare)).toEqual(['editor'])
    expect((await site.inject(rolesPage(bare))).body).toContain('Någon har begärt att bli administratör')
    expect((await (await as('Ingvar')).post(rolesPage(bare), { act: 'claim' })).statusCode).toBe(409)
    now.forward({ hours: 71 })
    expect(await settleDueClaims(timekeeper)).toBe(0)
    now.forward({ hours: 2 })
    expect(await settleDueClaims(timekeeper)).toBe(1)
    expect(await roleOf('Hilda', bare)).toEqual(['administrator'])
    expect(await settleDueClaims(timekeeper)).toBe(0)
  })

  it('does not become it while a colleague objects, until the operator has decided', async () => {
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`delete from identity.assignment where organisation = ${bare}`
    })
    await (await as('Ingvar')).post(rolesPage(bare), { act: 'claim' })
    expect((await (await as('Ingvar')).post(rolesPage(bare), { act: 'contest' })).statusCode).toBe(404)
    expect((await (await as('Karin')).post(rolesPage(bare), { act: 'contest' })).statusCode).toBe(303)
    now.forward({ hours: 100 })
    expect(await settleDueClaims(timekeeper)).toBe(0)
    expect((await (await as('Karin')).post(rolesPage(bare), { act: 'confirm' })).statusCode).toBe(403)
    const operator = createContext({
      sql,
      log: ctx.log,
      now,
      actor: { organisation: null, role: 'operator' },
    })
    await settleClaim(operator, { organisation: bare, outcome: 'confirmed' })
    expect(await roleOf('Ingvar', bare)).toEqual(['administrator'])
  })

  it('is nobody from outside, and nobody who is not signed in', async () => {
    expect((await (await as('Erik')).post(rolesPage(bare), { act: 'claim' })).statusCode).toBe(403)
    const open = await site.inject({
      method: 'POST',
      url: rolesPage(bare),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'act=claim',
    })
    expect(open.statusCode).toBe(403)
  })
})

describe('a joint body', () => {
  it('acts for its member up to publisher, by choice, and history says through whom', async () => {
    const fanny = await as('Fanny')
    await fanny.post('/sv/uppdrag', { uppdrag: `${home}.publisher.${joint}`, till: '/konto' })
    const page = await fanny.get('/sv/konto')
    expect(page.body).toContain('Hemma kommun, publicist genom Förbundet Hemgrann')
    const session = await readSession(ctx, fanny.cookies().split('=')[1] ?? '')
    expect(actorOf(session)).toEqual({ organisation: home, role: 'publisher', through: joint })
    expect((await fanny.get(`/sv/organisationer/${home}/nycklar`)).statusCode).toBe(403)
  })

  it('stops when the member’s administrator says so, at the next request', async () => {
    const fanny = await as('Fanny')
    await fanny.post('/sv/uppdrag', { uppdrag: `${home}.publisher.${joint}`, till: '/konto' })
    const [administrator] = await sql<{ name: string }[]>`
      select name from identity.assignment join identity.account on account.id = account
      where organisation = ${home} and role = 'administrator'`
    await (await as(administrator?.name ?? '')).post(rolesPage(home), {
      act: 'end-representation',
      body: joint,
    })
    expect((await fanny.get('/sv/konto')).body).not.toContain('Hemma kommun')
  })

  it('is let in only by the member, by a number that the register has', async () => {
    const fanny = await as('Fanny')
    expect((await fanny.post(rolesPage(home), { act: 'let-represent', body: '4000000028' })).statusCode).toBe(
      403,
    )
    const erik = await as('Erik')
    expect((await erik.post(rolesPage(other), { act: 'let-represent', body: '4000000099' })).statusCode).toBe(
      404,
    )
    expect((await erik.post(rolesPage(other), { act: 'let-represent', body: 'förbundet' })).statusCode).toBe(
      400,
    )
    expect(
      (await erik.post(rolesPage(other), { act: 'let-represent', body: '400000-0028' })).statusCode,
    ).toBe(303)
    expect((await erik.get(rolesPage(other))).body).toContain('Förbundet Hemgrann')
  })
})

describe('switching', () => {
  it('goes only to an assignment of one’s own', async () => {
    const erik = await as('Erik')
    for (const key of [`${home}.administrator.self`, 'national.operator.self', '', 'x'])
      expect((await erik.post('/sv/uppdrag', { uppdrag: key })).statusCode).toBe(400)
    expect((await erik.get('/sv/konto')).body).not.toContain('Hemma kommun')
  })
})

describe('an invented person', () => {
  it('has no national role, and none at a real organisation', async () => {
    await expect(
      giveNationalRole(ctx, { account: await accountOf(ctx, 'Erik'), role: 'operator' }),
    ).rejects.toThrow(Conflict)
    const editor = testContext(sql, { role: 'editor', organisation: home })
    await expect(
      giveNationalRole(editor, { account: await accountOf(ctx, 'Erik'), role: 'analyst' }),
    ).rejects.toThrow(NotAllowed)
  })
})
