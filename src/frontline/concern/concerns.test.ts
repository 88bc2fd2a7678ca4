import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readEntries, sequenceAll } from '#ledger'
import { Conflict, Invalid, NotAllowed, NotFound } from '#platform/problems'
import { createTestDatabase, fixedClock, testContext } from '#platform/testing'
import { createResolver, recordObservations, registerOrganisations } from '#registry'
import { inventedRegister, OWNER, STRANGER } from '../testing/invented-organisation.ts'
import { answerConcern } from './answer-concern.ts'
import { countIncident, handInConcern } from './hand-in-concern.ts'
import { keepDeadlines } from './keep-deadlines.ts'
import { moderateConcern } from './moderate-concern.ts'
import { readByReceipt, readConcernsOf, readForModerator } from './read-concerns.ts'
import { readConcernTally, readConcernWords, readDuty, readOverdue } from './read-public.ts'
import { takeInConcerns } from './take-in.ts'
import { openWaitingRoom, type WaitingRoom } from './waiting-room.ts'
import { writeAgain } from './write-again.ts'

const register = inventedRegister()
const { sql } = await createTestDatabase()
const now = fixedClock('2026-03-01T13:14:15Z')
const ctx = testContext(sql, { now })
const reader = testContext(sql, { role: 'public', now })
const owner = testContext(sql, { role: 'editor', organisation: OWNER, now })
const stranger = testContext(sql, { role: 'editor', organisation: STRANGER, now })
const moderator = testContext(sql, { role: 'moderator', now })
let folder = ''
let room: WaitingRoom
let initiative = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skala-concerns-'))
  room = await openWaitingRoom(folder)
  await registerOrganisations(ctx, register)
  const origin = { source: 'test', owner: null, priority: 50, capture: null, demonstration: true }
  const [outcome] = await recordObservations(
    ctx,
    origin,
    [
      {
        kind: 'initiative',
        key: '1',
        organisation: { number: OWNER.slice(2) },
        claims: { title: 'Ett nytt journalsystem' },
      },
    ],
    createResolver(register.organisations, []),
  )
  initiative = outcome?.record ?? ''
})
afterAll(async () => {
  await room.close()
  await rm(folder, { recursive: true })
})

const write = (more: object = {}) =>
  handInConcern(reader, room, {
    form: {
      record: initiative,
      doing: 'skrev ut ett läkemedel',
      happened: 'Det tog 41 klick mot 9 förut.',
      severity: 'friction',
      minutes: '4',
      steps: '32',
      wish: 'five',
      ...more,
    },
    language: 'sv',
  })
const night = async () => {
  now.forward({ days: 1 })
  return takeInConcerns(ctx, room)
}
const find = async (code: string) => {
  const { concern } = await readByReceipt(reader, room, code)
  if (!concern) throw new Error('nothing has that code')
  return concern
}

describe('a concern', () => {
  it('waits for the night, and is then at its owner, with the day and nothing finer', async () => {
    const { code, day } = await write()
    expect(day).toBe('2026-03-01')
    expect(await takeInConcerns(ctx, room)).toBe(0)
    expect(await readByReceipt(reader, room, code)).toEqual({ concern: null, waiting: 1 })
    expect(await readConcernsOf(owner, OWNER)).toEqual([])
    expect(await night()).toBe(1)
    expect(room.waiting()).toEqual([])
    expect(await readByReceipt(reader, room, code)).toMatchObject({
      waiting: 0,
      concern: { receivedOn: '2026-03-01', organisation: OWNER, minutesLost: 4, stepsLost: 32, thread: [] },
    })
    expect(await readConcernsOf(owner, OWNER)).toHaveLength(1)
  })

  it('leaves an entry that tells the week and a digest, and neither words, owner nor initiative', async () => {
    await sequenceAll(ctx)
    const [entry] = await readEntries(ctx, { from: 0, limit: 10, types: ['concern.received'] })
    expect(Object.keys(entry?.content ?? {}).sort()).toEqual(['digest', 'week'])
    expect(entry).toMatchObject({ organisation: null, content: { week: '2026-02-23' } })
  })

  it('is refused with every field named, and nothing is kept', async () => {
    await expect(write({ doing: ' ', severity: 'terrible', minutes: 'många' })).rejects.toMatchObject({
      fields: [{ field: 'doing' }, { field: 'severity' }, { field: 'minutes' }],
    })
    await expect(write({ record: undefined, system: '' })).rejects.toMatchObject({
      fields: [{ field: 'system' }],
    })
    await expect(write({ record: 'i000000000000' })).rejects.toThrow(Invalid)
    await expect(write({ happened: 'x'.repeat(2_000) })).rejects.toThrow(Invalid)
    expect(room.waiting()).toEqual([])
  })

  it('with an identity number is stopped, or held for a moderator when the writer insists', async () => {
    const words = { happened: 'Patienten 19811218-9876 fanns inte.' }
    await expect(write(words)).rejects.toMatchObject({ fields: [{ field: 'happened' }] })
    const { code } = await write({ ...words, noPerson: 'yes', wish: 'now' })
    await night()
    expect(await find(code)).toMatchObject({ held: true })
    expect(await readConcernWords(reader, initiative)).toEqual([])
    const concern = (await find(code)).id
    await moderateConcern(moderator, {
      what: 'release',
      concern,
      doing: 'sökte',
      happened: 'Patienten fanns inte.',
    })
    expect(await readConcernWords(reader, initiative)).toMatchObject([
      { happened: 'Patienten fanns inte.', receivedIn: '2026-03' },
    ])
  })

  it('about something the registry does not know finds its owner by name, or waits for a moderator', async () => {
    const { code } = await write({
      record: undefined,
      system: 'Schemat',
      organisation: 'Provkommunen (påhittad)',
    })
    const unknown = await write({ record: undefined, system: 'Schemat', organisation: 'Ingen vet' })
    await night()
    expect(await find(code)).toMatchObject({ organisation: STRANGER, title: 'Schemat' })
    const waiting = await readForModerator(moderator)
    const lost = waiting.find(({ organisation }) => organisation === null)
    expect(lost).toMatchObject({ organisationName: 'Ingen vet' })
    await moderateConcern(moderator, { what: 'assign', concern: lost?.id, organisation: OWNER })
    expect(await find(unknown.code)).toMatchObject({ organisation: OWNER })
    await expect(
      moderateConcern(moderator, { what: 'assign', concern: lost?.id, organisation: 'SE0' }),
    ).rejects.toThrow(NotFound)
  })

  it('is taken in once, even when a night is cut off before the room is cleared', async () => {
    await write()
    const [before] = await sql<{ count: number }[]>`select count(*) as count from frontline.concern`
    now.forward({ days: 1 })
    const forgetful: WaitingRoom = { ...room, clear: () => Promise.reject(new Error('the power went')) }
    await expect(takeInConcerns(ctx, forgetful)).rejects.toThrow('the power went')
    expect(await takeInConcerns(ctx, room)).toBe(1)
    const [after] = await sql<{ count: number }[]>`select count(*) as count from frontline.concern`
    expect((after?.count ?? 0) - (before?.count ?? 0)).toBe(1)
  })
})

describe('the duty to answer', () => {
  it('is the owner’s alone, and others are not even told that the concern exists', async () => {
    const { code } = await write()
    await night()
    const concern = (await find(code)).id
    const words = 'Vi har tagit bort tre av rutorna.'
    const answer = { what: 'answer', concern, outcome: 'changed', words }
    await expect(answerConcern(reader, answer)).rejects.toThrow(NotAllowed)
    await expect(answerConcern(stranger, answer)).rejects.toThrow(NotFound)
    await expect(readConcernsOf(stranger, OWNER)).rejects.toThrow(NotAllowed)
    await expect(answerConcern(owner, { ...answer, words: 'nej' })).rejects.toThrow(Invalid)
    await answerConcern(owner, { what: 'acknowledge', concern })
    await answerConcern(owner, answer)
    expect(await find(code)).toMatchObject({
      outcome: 'changed',
      closedOn: null,
      thread: [{ sender: 'owner' }],
    })
    await expect(answerConcern(owner, answer)).rejects.toThrow(Conflict)
  })

  it('is not ended by the owner: the writer closes with the code, or opens again', async () => {
    const { code } = await write()
    await night()
    const concern = (await find(code)).id
    await expect(
      moderateConcern(owner, { what: 'close', concern, words: 'Vi är klara nu.' }),
    ).rejects.toThrow(NotAllowed)
    await expect(
      moderateConcern(moderator, { what: 'close', concern, words: 'Ägaren har inte svarat.' }),
    ).rejects.toThrow(Conflict)
    await expect(
      sql`update frontline.concern set closed_on = '2026-03-09', closed_by = 'writer' where id = ${concern}`,
    ).rejects.toThrow(/check constraint/)
    const answer = { what: 'answer', concern, outcome: 'explained', words: 'Så ska det fungera i systemet.' }
    await answerConcern(owner, answer)
    await writeAgain(reader, room, { what: 'not-solved', code, words: 'Det gör det inte.' })
    await night()
    expect(await find(code)).toMatchObject({ answeredOn: null, outcome: null, reopened: 1 })
    await answerConcern(owner, { ...answer, outcome: 'changed', words: 'Vi har ändrat ordningen.' })
    await writeAgain(reader, room, { what: 'solved', code })
    await night()
    expect(await find(code)).toMatchObject({ closedBy: 'writer', outcome: 'changed' })
    expect((await find(code)).thread.map(({ sender }) => sender)).toEqual(['owner', 'writer', 'owner'])
  })

  it('passes into the open when its day has passed, and stays in the log when the answer comes late', async () => {
    const { code } = await write({ severity: 'risk', wish: 'never' })
    await night()
    await keepDeadlines(ctx)
    const about = async () =>
      (await readOverdue(reader, { record: initiative })).filter(({ safety }) => safety)
    expect(await about()).toEqual([])
    now.forward({ days: 2 })
    await keepDeadlines(ctx)
    expect(await about()).toMatchObject([
      { deadline: 'acknowledgement', level: 'owner', endedOn: null },
      { deadline: 'answer', level: 'owner', endedOn: null },
    ])
    expect(await keepDeadlines(ctx)).toBe(0)
    now.forward({ days: 8 })
    await keepDeadlines(ctx)
    expect(new Set((await about()).map(({ level }) => level))).toEqual(new Set(['oversight']))
    const words = 'Vi har stängt av funktionen.'
    await answerConcern(owner, { what: 'answer', concern: (await find(code)).id, outcome: 'changed', words })
    expect((await about()).every(({ endedOn }) => endedOn !== null)).toBe(true)
    expect(JSON.stringify(await about())).not.toContain('41 klick')
  })
})

describe('what is shown of concerns', () => {
  it('counts in fives, total and parts, and never fewer', async () => {
    const [before] = await sql<{ count: number }[]>`
      select count(*) as count from frontline.concern where record = ${initiative}`
    for (let more = 0; more < 12; more++) {
      await write({ severity: more % 3 === 0 ? 'obstacle' : 'friction' })
      await night()
      const [{ count } = { count: 0 }] = await sql<{ count: number }[]>`
        select count(*) as count from frontline.concern where record = ${initiative}`
      const tally = await readConcernTally(reader, initiative)
      expect(tally.concerns).toBe(Math.floor(count / 5) * 5)
      for (const part of [tally.friction, tally.obstacle, tally.risk]) expect(part % 5).toBe(0)
      expect(tally.friction + tally.obstacle + tally.risk).toBeLessThanOrEqual(tally.concerns)
    }
    expect(before?.count).toBeGreaterThan(0)
  })

  it('shows words that wait for five when five have written, and those of “never” not then either', async () => {
    const words = await readConcernWords(reader, initiative)
    const tally = await readConcernTally(reader, initiative)
    expect(words.length).toBeGreaterThanOrEqual(5)
    expect(words.length).toBeLessThanOrEqual(tally.concerns)
    const [never] = await sql<{ id: string }[]>`select id from frontline.concern where wish = 'never'`
    expect(words.map(({ id }) => id)).not.toContain(never?.id)
  })

  it('tells of an owner when at least five have had answers', async () => {
    const [standing] = await readDuty(reader, OWNER)
    expect(standing).toMatchObject({ medianDaysToAnswer: null, shareChanged: null, reopened: null })
    for (const { id, answeredOn } of await readConcernsOf(owner, OWNER)) {
      const answer = { what: 'answer', concern: id, outcome: 'explained', words: 'Så är det tänkt att vara.' }
      if (answeredOn === null) await answerConcern(owner, answer)
    }
    const [after] = await readDuty(reader, OWNER)
    expect(after?.medianDaysToAnswer).toBeGreaterThan(0)
    expect(after?.shareChanged).toBeGreaterThan(0)
    expect(after?.everOverdue).toBeGreaterThan(0)
  })

  it('of incidents is only how many, in fives', async () => {
    for (let more = 0; more < 6; more++) await countIncident(reader, room, initiative)
    await night()
    expect(await readConcernTally(reader, initiative)).toMatchObject({ incidents: 5 })
    await expect(countIncident(reader, room, 'i000')).rejects.toThrow(Invalid)
  })
})

describe('a code that belongs to nothing', () => {
  it('finds nothing, and whoever writes with it hears no difference', async () => {
    const code = '00000-00000-00000-00000-000000'
    expect(await readByReceipt(reader, room, code)).toEqual({ concern: null, waiting: 0 })
    await expect(writeAgain(reader, room, { what: 'reply', code, words: 'Hallå?' })).resolves.toBeUndefined()
    await expect(writeAgain(reader, room, { what: 'reply', code, words: '' })).rejects.toThrow(Invalid)
    await expect(writeAgain(reader, room, { what: 'sabotage', code })).rejects.toThrow(Invalid)
    expect(await night()).toBe(1)
  })
})
