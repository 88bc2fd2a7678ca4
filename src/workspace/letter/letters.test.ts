import { beforeEach, describe, expect, it } from 'vitest'
import { Invalid, NotAllowed, NotFound } from '#platform/problems'
import { createDatabaseForEachTest, type TestDatabase } from '#platform/testing'
import { publishSheet } from '../sheet/publish-sheet.ts'
import { saveSheet } from '../sheet/save-sheet.ts'
import { openRooms, other, token } from '../testing/rooms.ts'
import {
  answerLetter,
  eraseLetter,
  eraseOldLetters,
  LETTER_DAYS,
  listLetters,
  readAnswerTime,
  readLetter,
  sendLetter,
} from './letters.ts'

let database: TestDatabase
createDatabaseForEachTest((made) => {
  database = made
})
let rooms: Awaited<ReturnType<typeof openRooms>>
let record = ''
beforeEach(async () => {
  rooms = await openRooms(database.sql)
  const state = { claims: { title: 'Digital tillsyn' }, visibility: 'public', withholding: null, fields: {} }
  const form = { id: null, baseVersion: 0, token: token(), state }
  const saved = await saveSheet(rooms.as('publisher'), form)
  if (saved.outcome === 'conflict') throw new Error('a new sheet cannot conflict')
  record = await publishSheet(rooms.as('publisher'), { id: saved.id, readThrough: false })
})
const send = (message = 'Vad kostade det i drift?') =>
  sendLetter(rooms.as('public', null), { record, message })

describe('a question to an organisation', () => {
  it('is read in its room alone, and answered to whoever has the receipt', async () => {
    const receipt = await send()
    expect(await listLetters(rooms.as('editor', other))).toEqual([])
    await expect(listLetters(rooms.as('public', null))).rejects.toThrow(NotAllowed)
    const [letter] = await listLetters(rooms.as('reader'))
    const answer = { id: letter?.id ?? '', answer: 'Omkring 300 000 kronor om året.' }
    await expect(answerLetter(rooms.as('editor', other), answer)).rejects.toThrow(NotFound)
    rooms.now.forward({ days: 3 })
    await answerLetter(rooms.as('editor'), answer)
    expect(await readLetter(rooms.as('public', null), receipt)).toMatchObject({ answer: answer.answer })
    await expect(readLetter(rooms.as('public', null), 'gissning')).rejects.toThrow(NotFound)
    const home = rooms.as('reader').actor.organisation ?? ''
    expect(await readAnswerTime(rooms.as('public', null), home)).toEqual({ answered: 1, days: 3 })
  })

  it('reaches one that wants the thing too, and nobody who has nothing to do with it', async () => {
    const ask = () =>
      sendLetter(rooms.as('public', null), { record, to: other, message: 'Ska vi göra det ihop?' })
    await expect(ask()).rejects.toThrow(NotFound)
    await database.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`
        insert into adoption.interest (organisation, target, level, contact_role, stated_at, demonstration)
        values (${other}, ${record}, 'want', 'IT-chef', now(), false)`
    })
    await ask()
    expect(await listLetters(rooms.as('reader', other))).toMatchObject([
      { record, message: 'Ska vi göra det ihop?' },
    ])
    expect(await listLetters(rooms.as('reader'))).toEqual([])
  })

  it('leaves nothing of its words in history', async () => {
    await send('Kanariefrågan')
    const bodies = await database.sql<
      { body: string }[]
    >`select convert_from(body, 'UTF8') as body from ledger.content`
    expect(bodies.filter(({ body }) => body.includes('Kanarie'))).toEqual([])
  })

  it('is refused with a number that is a person, too little, or about nothing', async () => {
    await expect(send('Gäller 811218-9876')).rejects.toThrow(Invalid)
    await expect(send('?')).rejects.toThrow(Invalid)
    const nowhere = sendLetter(rooms.as('public', null), { record: 'i0', message: 'Finns det?' })
    await expect(nowhere).rejects.toThrow(NotFound)
  })

  it('is erased by an administrator, or by itself when its time has run out', async () => {
    await send()
    const [letter] = await listLetters(rooms.as('reader'))
    await expect(eraseLetter(rooms.as('editor'), letter?.id ?? '')).rejects.toThrow(NotAllowed)
    await eraseLetter(rooms.as('administrator'), letter?.id ?? '')
    await send()
    expect(await eraseOldLetters(rooms.as('timekeeper', null))).toBe(0)
    rooms.now.forward({ days: LETTER_DAYS + 1 })
    expect(await eraseOldLetters(rooms.as('timekeeper', null))).toBe(1)
    expect(await listLetters(rooms.as('reader'))).toEqual([])
  })
})
