import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from '#platform/testing'
import { follow, stopFollowing } from './follow/follow.ts'
import { queueDigests } from './mail/queue-digests.ts'
import { chooseMail, readSettings } from './mail/settings.ts'
import { unsubscribe } from './mail/unsubscribe.ts'
import { countNews, markSeen, readNews } from './news/read-news.ts'
import { addPerson, linkIn, openTown, type Town, town, wantMail } from './testing/town.ts'

const { sql } = await createTestDatabase()
let place: Town
beforeAll(async () => {
  place = await openTown(sql)
})
afterAll(() => place.close())

const everything = { from: 0, to: Number.MAX_SAFE_INTEGER, language: 'sv' as const }
const followAs = (account: string, kind: string, target: string) =>
  follow(place.ctx, { account, demonstration: false }, { kind, target }, 'sv')
const toReader = (address: string) => place.server.received.filter(({ to }) => to.includes(address))

describe('somebody who follows', () => {
  it('an organisation, a need, an initiative and a search hears once of what concerns any of them, and not of what was before', async () => {
    const reader = await addPerson(place.ctx)
    const bridge = await place.tell('bro', { title: 'Nya broar' })
    await place.hear()
    await followAs(reader, 'organisation', town)
    await followAs(reader, 'initiative', bridge)
    await followAs(reader, 'search', 'q=e-arkiv')
    await expect(followAs(reader, 'initiative', 'finns-inte')).rejects.toThrow(/does not exist/)
    expect(await countNews(place.ctx, reader)).toBe(0)
    await place.tell('arkiv', { title: 'Upphandla e-arkiv' })
    await place.tell('bro', { title: 'Nya broar', summary: 'Tre broar.' })
    await place.hear()
    await place.hear()
    expect(await countNews(place.ctx, reader)).toBe(2)
    const news = await readNews(place.ctx, reader, everything)
    expect(news.map(({ title, what, seen }) => [title, what, seen])).toEqual([
      ['Nya broar', 'uppgifter ändrades: sammanfattning', false],
      ['Upphandla e-arkiv', 'kom in i registret', false],
    ])
    await markSeen(place.ctx, reader, Number.MAX_SAFE_INTEGER)
    expect(await countNews(place.ctx, reader)).toBe(0)
    await stopFollowing(place.ctx, reader, { kind: 'organisation', target: town })
    await place.tell('vag', { title: 'Nya vägar' })
    await place.tell('arkiv', { title: 'Upphandla e-arkiv', summary: 'Nu.' })
    await place.hear()
    const after = await readNews(place.ctx, reader, everything)
    expect(after.filter(({ seen }) => !seen).map(({ because }) => because)).toEqual([
      'För att du följer: sökning ”e-arkiv”',
    ])
  })

  it('gets nothing but a question before the address is confirmed, then one digest, and never more than promised', async () => {
    const reader = await addPerson(place.ctx)
    const address = 'lasare@verkliga.example'
    await followAs(reader, 'organisation', town)
    await chooseMail(
      place.ctx,
      { account: reader, demonstration: false },
      {
        ...{ pace: 'daily', address, language: 'sv' },
      },
    )
    await place.tell('parker', { title: 'Nya parker' })
    await place.hear()
    expect(await queueDigests(place.ctx)).toBe(0)
    await place.send()
    expect(toReader(address)).toHaveLength(1)
    expect(await readSettings(place.ctx, reader)).toEqual({ pace: 'daily', address, confirmed: false })

    await wantMail(place, reader, { pace: 'daily', address })
    expect(await queueDigests(place.ctx)).toBe(1)
    expect(await queueDigests(place.ctx)).toBe(0)
    await Promise.all([place.send(), place.send()])
    const [, , digest, ...more] = toReader(address)
    expect(more).toEqual([])
    expect(digest?.text).toContain('Nya parker')
    expect(digest?.text).toContain('https://skala.example/sv/initiativ/')
    expect(digest?.header('Subject')).toContain('Nytt i Skala: Nya parker')
    expect(digest?.header('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click')

    // the same day: nothing more, whatever happens; the next morning one letter with all of it
    await place.tell('torg', { title: 'Nya torg' })
    await place.tell('badhus', { title: 'Nya badhus' })
    await place.hear()
    expect(await queueDigests(place.ctx)).toBe(0)
    place.now.forward({ days: 1 })
    expect(await queueDigests(place.ctx)).toBe(1)
    await place.send()
    expect(toReader(address)).toHaveLength(4)
    expect(toReader(address).at(-1)?.text).toContain('Nya torg')
    expect(toReader(address).at(-1)?.text).toContain('Nya badhus')

    // one click: no more, and the address is gone
    await place.tell('torg', { title: 'Nya torg', summary: 'Två.' })
    await place.hear()
    place.now.forward({ days: 1 })
    await queueDigests(place.ctx)
    await unsubscribe(place.ctx, linkIn(digest?.header('List-Unsubscribe') ?? '', 'avsluta'))
    await unsubscribe(place.ctx, linkIn(digest?.header('List-Unsubscribe') ?? '', 'avsluta'))
    await place.send()
    expect(toReader(address)).toHaveLength(4)
    expect(await readSettings(place.ctx, reader)).toEqual({ pace: 'none', address: null, confirmed: false })
    const kept = await sql`select from notification.address where address = ${address}`
    expect(kept).toHaveLength(0)
  })

  it('gets no digest of what they have already seen here', async () => {
    const reader = await addPerson(place.ctx)
    await followAs(reader, 'organisation', town)
    await wantMail(place, reader, { pace: 'daily', address: 'sett@verkliga.example' })
    await place.tell('sett', { title: 'Redan sett' })
    await place.hear()
    await markSeen(place.ctx, reader, Number.MAX_SAFE_INTEGER)
    expect(await queueDigests(place.ctx)).toBe(0)
    await stopFollowing(place.ctx, reader, { kind: 'organisation', target: town })
  })

  it('is one of a thousand: a thousand rows, and one digest each', async () => {
    const initiative = await place.tell('stort', { title: 'Något stort' })
    await place.hear()
    const accounts = await sql<{ id: string }[]>`
      insert into identity.account (key, provider, demonstration, created_at, signed_in_at)
      select convert_to('tusen ' || n, 'UTF8'), 'test', false, now(), now() from generate_series(1, 1000) as n
      returning id`
    const ids = accounts.map(({ id }) => id)
    await sql`
      insert into notification.follower (account, language, pace, demonstration)
      select unnest(${ids}::uuid[]), 'sv', 'weekly', false`
    await sql`
      insert into notification.follow (account, kind, target, from_index, since)
      select unnest(${ids}::uuid[]), 'initiative', ${initiative}, 0, now()`
    await sql`
      insert into notification.address (recipient, address, language, since, confirmed_at)
      select 'account:' || id, 'nr' || row_number() over () || '@tusen.example', 'sv', now(), now()
      from unnest(${ids}::uuid[]) as id`
    const before = place.server.received.length
    await place.tell('stort', { title: 'Något stort', summary: 'Ännu större.' })
    await place.hear()
    const news = await sql`select from notification.news where account = any(${ids}::uuid[])`
    expect(news).toHaveLength(1_000)
    expect(await queueDigests(place.ctx)).toBe(1_000)
    expect(await place.send()).toBe(1_000)
    await queueDigests(place.ctx)
    await place.send()
    const got = place.server.received.slice(before).flatMap(({ to }) => to)
    expect(got).toHaveLength(1_000)
    expect(new Set(got).size).toBe(1_000)
  })

  it('leaves nothing of it in the ledger', async () => {
    const entries = await sql<{ body: Buffer; type: string }[]>`select type, body from published.remembered`
    const accounts = await sql<{ account: string }[]>`select account from notification.follower limit 3`
    const all = entries.map(({ type, body }) => `${type} ${body?.toString('utf8')}`).join('\n')
    expect(all).toContain('Något stort')
    for (const { account } of accounts) expect(all).not.toContain(account)
    expect(all).not.toMatch(/@(verkliga|tusen)\.example|q=e-arkiv|follow/)
  })
})
