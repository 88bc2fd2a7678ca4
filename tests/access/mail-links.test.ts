import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { follow, queueDigests } from '#notification'
import { createTestDatabase } from '#platform/testing'
import {
  addPerson,
  linkIn,
  openTown,
  type Town,
  town,
  wantMail,
} from '../../src/notification/testing/town.ts'
import { startSite } from './start-site.ts'
import { visitor } from './visitor.ts'

const { sql } = await createTestDatabase()
let place: Town
let site: FastifyInstance
let digest: string
let account: string
beforeAll(async () => {
  place = await openTown(sql)
  site = await startSite(place.ctx, { mailing: true })
  account = await addPerson(place.ctx)
  const reader = { account, demonstration: false }
  await follow(place.ctx, reader, { kind: 'organisation', target: town }, 'sv')
  await wantMail(place, account, { pace: 'daily', address: 'lasare@verkliga.example' })
  await place.tell('lur', { title: 'En titel\r\nBcc: alla@verkliga.example\u202e och mer' })
  await place.hear()
  await queueDigests(place.ctx)
  await place.send()
  digest = place.server.received.at(-1)?.raw ?? ''
})
afterAll(async () => {
  await site.close()
  await place.close()
})

const address = () => sql`select from notification.address where recipient = ${`account:${account}`}`
const link = () => `/sv/post/avsluta/${linkIn(digest.replace(/=\r\n/g, ''), 'avsluta')}`

describe('mail', () => {
  it('cannot be given another header or recipient by what others have written', () => {
    const [head = ''] = digest.split('\r\n\r\n')
    expect(head).not.toMatch(/^bcc/im)
    expect(head.match(/^subject:/gim)).toHaveLength(1)
    expect(place.server.received.at(-1)?.to).toEqual(['lasare@verkliga.example'])
    expect(place.server.received.at(-1)?.text).not.toContain('\u202e')
  })

  it('goes to no address that is more than one address', async () => {
    const person = visitor(site)
    expect((await person.post('/sv/foljer', { pace: 'daily', address: 'a@b.example' })).statusCode).toBe(403)
    for (const written of [
      'a@b.example\r\nBcc: c@d.example',
      'a@b.example, c@d.example',
      '<a@b.example>',
      'a b@c.example',
    ])
      await expect(wantMail(place, account, { pace: 'daily', address: written })).rejects.toThrow()
  })
})

describe('a link in a mail', () => {
  it('changes nothing by being opened, by whomever and however often', async () => {
    for (let times = 0; times < 3; times++) {
      const answer = await visitor(site).get(link())
      expect(answer.statusCode).toBe(200)
      expect(answer.headers['cache-control']).toContain('no-store')
      expect(answer.body).toContain('Avsluta breven')
    }
    expect(await address()).toHaveLength(1)
  })

  it('that asks to confirm something cannot be pressed from another site', async () => {
    const answer = await site.inject({
      ...{ method: 'POST', url: `/sv/post/bekrafta/${'x'.repeat(43)}` },
      headers: { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' },
      payload: '',
    })
    expect(answer.statusCode).toBe(403)
  })

  it('ends mail at one click of a mail program, without cookie, origin or redirect (RFC 8058)', async () => {
    const boundary = 'gräns'
    const answer = await site.inject({
      ...{ method: 'POST', url: link() },
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: `--${boundary}\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--${boundary}--\r\n`,
    })
    expect(answer.statusCode).toBe(200)
    expect(await address()).toHaveLength(0)
    const again = await site.inject({
      ...{ method: 'POST', url: link(), payload: 'List-Unsubscribe=One-Click' },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(again.statusCode).toBe(200)
  })
})
