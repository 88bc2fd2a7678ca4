import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { append } from '#ledger'
import { createTestDatabase } from '#platform/testing'
import { publishSheet, saveSheet } from '#workspace'
import { keepOversight } from './duty/oversight.ts'
import { remindOfConfirmations } from './duty/remind.ts'
import { readRoleAddresses, setRoleAddresses } from './duty/role-addresses.ts'
import { confirmStillTrue, readStillTrue } from './duty/still-true.ts'
import { follow } from './follow/follow.ts'
import { openPost } from './mail/post.ts'
import { sendDue, waitsMinutes } from './mail/send-due.ts'
import { answerConfirmation, unsubscribe } from './mail/unsubscribe.ts'
import { countNews } from './news/read-news.ts'
import { addPerson, linkIn, openTown, publicUrl, type Town, town, wantMail } from './testing/town.ts'

const { sql } = await createTestDatabase()
let place: Town
beforeAll(async () => {
  place = await openTown(sql)
})
afterAll(() => place.close())

const to = (address: string) => place.server.received.filter((mail) => mail.to.includes(address))
const none = { registrar: '', board: '', safety: '' }
const set = (addresses: Partial<typeof none>) =>
  setRoleAddresses(place.as('administrator'), {
    ...{ organisation: town, addresses: { ...none, ...addresses }, language: 'sv' },
  })

/** Sets all three addresses and confirms each from its mail. */
async function settleRoles(): Promise<void> {
  const addresses = {
    registrar: 'registrator@verkliga.example',
    board: 'styrelse@verkliga.example',
    safety: 'skydd@verkliga.example',
  }
  place.server.received.length = 0
  await set(addresses)
  await place.send()
  for (const { text } of place.server.received.splice(0))
    await answerConfirmation(place.ctx, linkIn(text, 'bekrafta'))
}

/** An entry as the slices that raise questions and keep deadlines write it. */
const tell = (type: string, subject: string, content: object) =>
  place.as('watcher', null).transaction((tx) => append(tx, { type, subject, content }))

describe('a question, warning or overdue concern', () => {
  it('goes to owner, board and oversight as it climbs, once each, and to nobody whose address is not confirmed', async () => {
    const record = await place.tell('journal', { title: 'Ny journal' })
    await keepOversight(place.ctx, ['tillsyn@myndighet.example'])
    await set({ registrar: 'fel@verkliga.example' })
    await place.send()
    place.server.received.length = 0
    const warning = { record, organisation: town, demonstration: false }
    await tell('warning.raised', 'w1', { ...warning, stage: 0 })
    await place.hear()
    await place.send()
    expect(place.server.received).toEqual([])

    await settleRoles()
    await tell('warning.raised', 'w2', { ...warning, stage: 0 })
    await tell('concern.overdue', 'c1', {
      ...warning,
      deadline: 'answer',
      level: 'owner',
      since: '2026-11-23',
    })
    await place.hear()
    await place.hear()
    await place.send()
    expect(to('registrator@verkliga.example')).toHaveLength(1)
    expect(to('skydd@verkliga.example')).toHaveLength(1)
    expect(to('styrelse@verkliga.example')).toHaveLength(0)
    const [mail] = to('registrator@verkliga.example')
    expect(mail?.text).toContain(`${publicUrl}/sv/varningar/w2`)
    expect(mail?.text).toContain('signal från arbetet')
    expect(mail?.header('List-Unsubscribe')).toContain('/post/avsluta/')

    await tell('warning.escalated', 'w2', { ...warning, stage: 2 })
    await place.hear()
    await place.send()
    expect(to('styrelse@verkliga.example')).toHaveLength(1)
    expect(to('tillsyn@myndighet.example')).toHaveLength(0)
    await tell('warning.escalated', 'w2', { ...warning, stage: 3 })
    await place.hear()
    await place.send()
    expect(to('tillsyn@myndighet.example')).toHaveLength(1)
    expect(to('styrelse@verkliga.example')).toHaveLength(2)
  })

  it('that is invented, or old when it is heard of, is mailed to nobody', async () => {
    place.server.received.length = 0
    const warning = { record: null, organisation: town, stage: 0 }
    await tell('warning.raised', 'w3', { ...warning, demonstration: true })
    await place.hear()
    await tell('warning.raised', 'w4', { ...warning, demonstration: false })
    place.now.forward({ days: 4 })
    await place.hear()
    await place.send()
    expect(place.server.received).toEqual([])
  })

  it('is news to the front-line witnesses of its organisation, who follow nothing', async () => {
    const witness = await addPerson(place.ctx, 'witness')
    await tell('warning.raised', 'w5', { record: null, organisation: town, stage: 0, demonstration: false })
    await place.hear()
    expect(await countNews(place.ctx, witness)).toBe(1)
  })

  it('is told in an entry only as to which roles have an address, never which', async () => {
    const entries = await sql<{ body: Buffer }[]>`
      select body from published.remembered where type = 'role-addresses.changed'`
    const all = entries.map(({ body }) => body.toString('utf8')).join('\n')
    expect(all).toContain('"registrar":"confirmed"')
    expect(all).not.toContain('@')
    await expect(readRoleAddresses(place.as('editor'), town)).rejects.toThrow(/permission/)
  })

  it('ends for a role with one click, and the administrator sees that nobody is there', async () => {
    await place.send()
    const link = linkIn(
      to('registrator@verkliga.example').at(-1)?.header('List-Unsubscribe') ?? '',
      'avsluta',
    )
    await unsubscribe(place.ctx, link)
    expect((await readRoleAddresses(place.as('administrator'), town)).registrar).toBeNull()
  })
})

describe('mail that cannot go', () => {
  it('is tried again ever more seldom while the server is down or busy, and then goes once', async () => {
    await settleRoles()
    await tell('warning.raised', 'w6', { record: null, organisation: town, stage: 0, demonstration: false })
    await place.hear()
    const post = openPost({ url: 'smtp://127.0.0.1:9', from: 'skala@skala.example' })
    expect(await sendDue(place.ctx, { post, publicUrl })).toBe(0)
    expect(await sendDue(place.ctx, { post, publicUrl })).toBe(0)
    post.close()
    place.server.mood = 'busy'
    place.now.forward({ seconds: 61 })
    expect(await place.send()).toBe(0)
    place.server.mood = 'taking'
    expect(await place.send()).toBe(0)
    place.now.forward({ seconds: 301 })
    expect(await place.send()).toBe(2)
    place.now.forward({ days: 3 })
    expect(await place.send()).toBe(0)
    expect(to('registrator@verkliga.example')).toHaveLength(1)
  })

  it('is dropped with a reason when it is refused for good, or when its time has run out', async () => {
    place.server.mood = 'refusing'
    await tell('warning.raised', 'w7', { record: null, organisation: town, stage: 0, demonstration: false })
    await place.hear()
    await place.send()
    place.server.mood = 'busy'
    await tell('warning.raised', 'w8', { record: null, organisation: town, stage: 0, demonstration: false })
    await place.hear()
    for (const wait of [...waitsMinutes, 1]) {
      await place.send()
      place.now.forward({ seconds: wait * 60 + 1 })
    }
    place.server.mood = 'taking'
    expect(await place.send()).toBe(0)
    const dropped = await sql<{ dropped: string }[]>`
      select dropped from notification.mail where dropped is not null order by id desc limit 4`
    expect(dropped.map((mail) => mail.dropped)).toEqual(['given-up', 'given-up', 'refused', 'refused'])
  })
})

describe('a reminder', () => {
  it('asks once about what is due, confirms with one click in the organisation’s name, and only once', async () => {
    place.now.set('2027-01-04T08:00:00Z')
    await settleRoles()
    const own = place.as('publisher')
    const saved = await saveSheet(own, {
      ...{ id: null, baseVersion: 0, token: 'ett-formulär-med-nyckel' },
      state: {
        claims: { title: 'Digitala nycklar', phase: 'pilot' },
        ...{ visibility: 'public', withholding: null, fields: {} },
      },
    })
    if (saved.outcome === 'conflict') throw new Error('nobody else has written')
    const record = await publishSheet(own, { id: saved.id, readThrough: true })
    const publisher = await addPerson(place.ctx, 'publisher')
    await follow(
      place.ctx,
      { account: publisher, demonstration: false },
      { kind: 'organisation', target: town },
      'sv',
    )
    await wantMail(place, publisher, { pace: 'weekly', address: 'utgivare@verkliga.example' })
    expect(await remindOfConfirmations(place.ctx)).toBe(0)
    place.now.forward({ days: 91 })
    expect(await remindOfConfirmations(place.ctx)).toBe(2)
    await place.send()
    place.now.forward({ days: 1 })
    expect(await remindOfConfirmations(place.ctx)).toBe(0)

    const link = linkIn(to('registrator@verkliga.example').at(-1)?.text ?? '', 'stammer')
    const other = linkIn(to('utgivare@verkliga.example').at(-1)?.text ?? '', 'stammer')
    const before = await entriesOf('sheet.published')
    // mail scanners open links: reading changes nothing
    for (const _look of [1, 2])
      expect(await readStillTrue(place.ctx, link)).toMatchObject({ record, title: 'Digitala nycklar' })
    expect(await entriesOf('sheet.published')).toHaveLength(before.length)

    const answers = await Promise.allSettled([
      confirmStillTrue(place.as('public', null), link),
      confirmStillTrue(place.as('public', null), link),
    ])
    expect(answers.filter((answer) => answer.status === 'fulfilled' && answer.value)).toHaveLength(1)
    const after = await entriesOf('sheet.published')
    expect(after).toHaveLength(before.length + 1)
    expect(after.at(-1)).toMatchObject({ organisation: town, role: 'publisher' })
    await expect(confirmStillTrue(place.ctx, link)).rejects.toThrow(/used already/)
    // the other one asks about what has been confirmed meanwhile
    expect(await confirmStillTrue(place.ctx, other)).toBe(false)
  })

  it('link that is forged, too old, or held by somebody who may no longer confirm does nothing', async () => {
    await expect(confirmStillTrue(place.ctx, 'x'.repeat(43))).rejects.toThrow(/not valid/)
    place.now.forward({ days: 92 })
    await remindOfConfirmations(place.ctx)
    await place.send()
    const late = linkIn(to('registrator@verkliga.example').at(-1)?.text ?? '', 'stammer')
    const persons = linkIn(to('utgivare@verkliga.example').at(-1)?.text ?? '', 'stammer')
    await expect(unsubscribe(place.ctx, late)).rejects.toThrow(/not valid/)
    await place.ctx.transaction(async (tx) => {
      await tx.sql`delete from identity.assignment where role = 'publisher'`
      await append(tx, { type: 'roles.changed', subject: `roles:${town}`, content: { organisation: town } })
    })
    await expect(confirmStillTrue(place.ctx, persons)).rejects.toThrow(/no longer/)
    place.now.forward({ days: 31 })
    await expect(confirmStillTrue(place.ctx, late)).rejects.toThrow(/too old/)
  })

  it('link confirms nothing that somebody has written and not published', async () => {
    await remindOfConfirmations(place.ctx)
    const [sheet] = await sql<{ id: string; version: number }[]>`select id, version from workspace.sheet`
    place.now.forward({ days: 92 })
    await sql`delete from notification.reminder`
    await remindOfConfirmations(place.ctx)
    await place.send()
    const link = linkIn(to('registrator@verkliga.example').at(-1)?.text ?? '', 'stammer')
    await saveSheet(place.as('publisher'), {
      ...{ id: sheet?.id ?? '', baseVersion: sheet?.version ?? 0, token: 'ett-annat-formulär-nu' },
      state: {
        claims: { title: 'Digitala nycklar i hela staden', phase: 'pilot' },
        ...{ visibility: 'public', withholding: null, fields: {} },
      },
    })
    const before = await entriesOf('sheet.published')
    expect(await confirmStillTrue(place.ctx, link)).toBe(false)
    expect(await entriesOf('sheet.published')).toHaveLength(before.length)
  })
})

const entriesOf = (type: string) => sql<{ organisation: string; role: string }[]>`
  select coalesce(entry.organisation, pending.organisation) as organisation, coalesce(entry.role, pending.role) as role
  from published.remembered
  left join ledger.entry using (submission)
  left join ledger.pending using (submission)
  where remembered.type = ${type} order by submission`
